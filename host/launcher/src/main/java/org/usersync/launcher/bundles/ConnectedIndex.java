package org.usersync.launcher.bundles;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a jar on the launcher's class path holds: classes and resources of bundles that the program brings, put together
 * by the build. A text file in that jar: for each bundle a line with the SHA-256 of its own jar,
 * then its headers and the names of its resources.
 *
 * @param bundles by the digest of their own jar
 */
public record ConnectedIndex(Map<String, Entry> bundles) {
    /** Where it lies in the jar. */
    public static final String NAME = "org/usersync/launcher/bundles/connected.index";

    private static final String BUNDLE = "bundle ";
    private static final String HEADER = "header ";
    private static final String RESOURCE = "resource ";

    /** Copies the map. */
    public ConnectedIndex {
        bundles = Map.copyOf(bundles);
    }

    /**
     * A bundle.
     *
     * @param headers of its manifest; packages of Java are not among its imports, since all get them
     * @param resources names of its entries that are neither classes nor folders
     */
    public record Entry(Map<String, String> headers, List<String> resources) {
        /** Copies both. */
        public Entry {
            headers = Map.copyOf(headers);
            resources = List.copyOf(resources);
        }

        /** {@return whether others may be compiled against it} */
        public boolean exporting() {
            return headers.containsKey("Export-Package");
        }
    }

    /**
     * Reads the index of a class path.
     *
     * @param loader of the class path
     * @return its index; an empty one if it has none
     * @throws IOException if it cannot be read
     */
    public static ConnectedIndex read(ClassLoader loader) throws IOException {
        Map<String, Entry> bundles = new LinkedHashMap<>();
        try (InputStream file = loader.getResourceAsStream(NAME)) {
            if (file == null) {
                return new ConnectedIndex(Map.of());
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
            String digest = null;
            Map<String, String> headers = new LinkedHashMap<>();
            List<String> resources = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(BUNDLE)) {
                    if (digest != null) {
                        bundles.put(digest, new Entry(headers, resources));
                    }
                    digest = line.substring(BUNDLE.length());
                    headers.clear();
                    resources.clear();
                } else if (line.startsWith(HEADER)) {
                    int colon = line.indexOf(':');
                    headers.put(line.substring(HEADER.length(), colon), line.substring(colon + 1));
                } else if (line.startsWith(RESOURCE)) {
                    resources.add(line.substring(RESOURCE.length()));
                }
            }
            if (digest != null) {
                bundles.put(digest, new Entry(headers, resources));
            }
        }
        return new ConnectedIndex(bundles);
    }

    void write(Writer file) throws IOException {
        BufferedWriter lines = new BufferedWriter(file);
        for (String digest : bundles.keySet().stream().sorted().toList()) {
            Entry entry = Objects.requireNonNull(bundles.get(digest));
            lines.write(BUNDLE + digest + "\n");
            for (String name : entry.headers.keySet().stream().sorted().toList()) {
                lines.write(HEADER + name + ":" + entry.headers.get(name) + "\n");
            }
            for (String name : entry.resources) {
                lines.write(RESOURCE + name + "\n");
            }
        }
        lines.flush();
    }
}
