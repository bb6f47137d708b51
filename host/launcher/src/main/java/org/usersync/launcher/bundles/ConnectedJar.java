package org.usersync.launcher.bundles;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.osgi.framework.Constants;

/**
 * Puts the classes of a distribution's bundles on the launcher's class path, as one jar in {@code lib}; the build runs
 * this when it has put the distribution together. See {@link ConnectedIndex}.
 */
public final class ConnectedJar {
    private static final String COMPONENTS = "Service-Component";
    private static final Pattern DECLARATION = Pattern.compile("^\\s*<\\?xml[^>]*>");

    private static final Set<String> HEADERS = Set.of(
            Constants.BUNDLE_MANIFESTVERSION,
            Constants.BUNDLE_SYMBOLICNAME,
            Constants.BUNDLE_VERSION,
            Constants.BUNDLE_NAME,
            Constants.BUNDLE_ACTIVATOR,
            Constants.BUNDLE_ACTIVATIONPOLICY,
            Constants.IMPORT_PACKAGE,
            Constants.DYNAMICIMPORT_PACKAGE,
            Constants.EXPORT_PACKAGE,
            Constants.REQUIRE_CAPABILITY,
            Constants.PROVIDE_CAPABILITY,
            COMPONENTS);

    /** What the framework does for a bundle in a jar of its own and not for a connected one. */
    private static final Set<String> NOT_CONNECTED = Set.of(
            Constants.BUNDLE_CLASSPATH, Constants.BUNDLE_NATIVECODE, Constants.FRAGMENT_HOST, Constants.REQUIRE_BUNDLE);

    private static final String SERVICES = "META-INF/services/";

    private final Map<String, Path> origins = new HashMap<>();
    private final Map<String, ConnectedIndex.Entry> bundles = new HashMap<>();

    private ConnectedJar() {}

    /**
     * Writes the jar.
     *
     * @param words the distribution's folder, the jar's name, and the names of the bundles that keep their classes for
     *     themselves
     * @throws IOException if a jar cannot be read or written, if two bundles bring the same class, or if one would lose
     *     something on the class path
     * @throws BundleSiteException if a folder cannot be read
     */
    public static void main(String[] words) throws IOException, BundleSiteException {
        Path home = Path.of(words[0]);
        Path result = home.resolve("lib").resolve(words[1]);
        Files.deleteIfExists(result);
        Set<String> apart = Set.copyOf(List.of(words).subList(2, words.length));
        ConnectedJar connected = new ConnectedJar();
        for (Path jar : BundleSite.jars(home.resolve("lib"))) {
            try (JarFile file = new JarFile(jar.toFile(), false)) {
                names(file).forEach(name -> connected.origins.put(name, jar));
            }
        }
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(result))) {
            for (Path jar : BundleSite.jars(home.resolve("bundles"))) {
                if (!apart.contains(BundleManifest.read(jar).name())) {
                    connected.add(jar, out);
                }
            }
            StringWriter index = new StringWriter();
            new ConnectedIndex(connected.bundles).write(index);
            put(out, ConnectedIndex.NAME, 0, index.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private void add(Path jar, JarOutputStream out) throws IOException {
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            Map<String, String> headers = headers(file);
            List<String> resources = new ArrayList<>();
            for (String name : names(file)) {
                Path other = origins.put(name, jar);
                if (other != null) {
                    throw new IOException(jar + " and " + other + " both have " + name);
                }
                JarEntry entry = Objects.requireNonNull(file.getJarEntry(name));
                put(out, name, entry.getTime(), read(file, name));
                if (!name.endsWith(".class")) {
                    resources.add(name);
                }
            }
            List<String> components =
                    List.of(headers.getOrDefault(COMPONENTS, "").split("\\s*,\\s*"));
            if (components.size() > 1 && resources.containsAll(components)) {
                String name = "OSGI-INF/components/" + jar.getFileName() + ".xml";
                put(out, name, 0, oneFile(file, components));
                resources.add(name);
                headers.put(COMPONENTS, name);
            }
            bundles.put(DigestMemory.compute(jar), new ConnectedIndex.Entry(headers, resources));
        }
    }

    /** Declarative services make a parser for each file, which takes longer than to read it. */
    private static byte[] oneFile(JarFile file, List<String> components) throws IOException {
        StringBuilder text = new StringBuilder("<components>\n");
        for (String name : components) {
            text.append(DECLARATION
                    .matcher(new String(read(file, name), StandardCharsets.UTF_8))
                    .replaceFirst(""));
        }
        return text.append("</components>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] read(JarFile file, String name) throws IOException {
        try (InputStream in = file.getInputStream(Objects.requireNonNull(file.getJarEntry(name)))) {
            return in.readAllBytes();
        }
    }

    private static void put(JarOutputStream out, String name, long time, byte[] content) throws IOException {
        JarEntry entry = new JarEntry(name);
        entry.setTime(time);
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }

    private static List<String> names(JarFile file) {
        List<String> names = new ArrayList<>();
        for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements(); ) {
            JarEntry entry = entries.nextElement();
            if (!entry.isDirectory() && !entry.getName().startsWith("META-INF/")) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    private static Map<String, String> headers(JarFile file) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        Objects.requireNonNull(file.getManifest()).getMainAttributes().forEach((name, value) -> {
            headers.put(name.toString(), value.toString());
        });
        List<String> lost = new ArrayList<>(headers.keySet());
        lost.retainAll(NOT_CONNECTED);
        file.stream()
                .map(JarEntry::getName)
                .filter(name -> name.startsWith(SERVICES))
                .forEach(lost::add);
        if (!lost.isEmpty()) {
            throw new IOException(file.getName() + " must keep its classes for itself: it has " + lost);
        }
        headers.keySet().retainAll(HEADERS);
        headers.computeIfPresent(Constants.IMPORT_PACKAGE, (name, packages) -> Stream.of(
                        packages.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"))
                .filter(each -> !each.startsWith("java."))
                .collect(Collectors.joining(",")));
        return headers;
    }
}
