package org.usersync.launcher.bundles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The list of bundles that may run, {@code conf/bundles.lock}: a line for each, its fields apart by tabs. Immutable.
 *
 * @param file where it is kept; it need not exist
 * @param entries by digest
 */
public record BundleLock(Path file, Map<String, Entry> entries) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int FIELDS = 5;

    /** The origin of what the program brings. */
    public static final String SHIPPED = "shipped";

    /** Copies the map. */
    public BundleLock {
        entries = Map.copyOf(entries);
    }

    /**
     * A listed bundle.
     *
     * @param sha256 of the jar, in small hexadecimal digits
     * @param name its symbolic name
     * @param version its version
     * @param signer the subject of the certificate that signed it, or an empty text
     * @param origin the file it was installed from, or {@link #SHIPPED}
     */
    public record Entry(String sha256, String name, String version, String signer, String origin) {}

    static BundleLock read(Path file) throws BundleSiteException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        if (Files.exists(file)) {
            List<String> lines = lines(file);
            for (int number = 0; number < lines.size(); number++) {
                String line = lines.get(number);
                if (!line.isBlank() && !line.startsWith("#")) {
                    Entry entry = entry(file, number + 1, line);
                    entries.put(entry.sha256(), entry);
                }
            }
        }
        return new BundleLock(file, entries);
    }

    private static List<String> lines(Path file) throws BundleSiteException {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new BundleSiteException(file + " cannot be read: " + unreadable, unreadable);
        }
    }

    private static Entry entry(Path file, int number, String line) throws BundleSiteException {
        String[] fields = line.split("\t", -1);
        if (fields.length != FIELDS || !SHA256.matcher(fields[0]).matches()) {
            throw new BundleSiteException(
                    file + ", line " + number
                            + ": not a SHA-256, name, version, signer and origin with a tab between each of them",
                    null);
        }
        return new Entry(fields[0], fields[1], fields[2], fields[3], fields[4]);
    }

    /**
     * Finds a bundle by name.
     *
     * @param name its symbolic name
     * @param version its version
     * @return a listed bundle of this name and version
     */
    public Optional<Entry> find(String name, String version) {
        return entries.values().stream()
                .filter(entry -> entry.name().equals(name) && entry.version().equals(version))
                .findFirst();
    }

    /**
     * The same list with further bundles.
     *
     * @param more what is listed too
     * @return the new list, not written yet
     */
    public BundleLock with(Collection<Entry> more) {
        Map<String, Entry> all = new LinkedHashMap<>(entries);
        more.forEach(entry -> all.put(entry.sha256(), entry));
        return new BundleLock(file, all);
    }

    /**
     * The same list without some bundles.
     *
     * @param digests of those that are not listed any more
     * @return the new list, not written yet
     */
    public BundleLock without(Collection<String> digests) {
        Map<String, Entry> all = new LinkedHashMap<>(entries);
        all.keySet().removeAll(digests);
        return new BundleLock(file, all);
    }

    /**
     * Writes the list in one step: whoever reads it meanwhile sees the old one or the new one.
     *
     * @throws IOException if it cannot be written
     */
    public void write() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("# The bundles that may run here; 'user-sync bundle' writes this file.");
        lines.add("# SHA-256\tname\tversion\tsigner\torigin");
        entries.values().stream()
                .sorted(Comparator.comparing(Entry::name)
                        .thenComparing(Entry::version)
                        .thenComparing(Entry::sha256))
                .map(entry -> String.join(
                        "\t",
                        entry.sha256(),
                        oneField(entry.name()),
                        oneField(entry.version()),
                        oneField(entry.signer()),
                        oneField(entry.origin())))
                .forEach(lines::add);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.write(next, lines, StandardCharsets.UTF_8);
        Permissions.closeToOthers(next);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String oneField(String text) {
        return text.replaceAll("[\\t\\r\\n]+", " ");
    }
}
