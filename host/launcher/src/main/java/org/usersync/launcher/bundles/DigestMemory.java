package org.usersync.launcher.bundles;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The SHA-256 of files. A digest is remembered under the file's path, size, times and number, so that a start need not
 * read all jars. The times are those of content and of the file's own record: the latter nobody can set back. A file
 * that changed in the last moments is not remembered, since a second change could look the same. Not for several threads.
 */
final class DigestMemory {
    private static final Logger LOG = LoggerFactory.getLogger("launcher");
    private static final Duration SETTLED = Duration.ofSeconds(3);
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Clock clock;
    private final Map<String, String> digests = new HashMap<>();
    private final Map<String, String> used = new TreeMap<>();
    private boolean changed;

    /**
     * Reads what is remembered.
     *
     * @param file where it is kept; one that others may write is not believed
     * @param clock tells how old files are
     */
    DigestMemory(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
        if (!Files.exists(file)
                || Permissions.openToOthers(file)
                || Permissions.openToOthers(file.resolveSibling("."))) {
            return;
        }
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                int space = line.indexOf(' ');
                if (space > 0) {
                    digests.put(line.substring(space + 1), line.substring(0, space));
                }
            }
        } catch (IOException unreadable) {
            LOG.debug("digests are computed anew: {}", unreadable.toString());
        }
    }

    /** {@return the digest of a file, if it is remembered} */
    Optional<String> remembered(Path jar) throws IOException {
        String key = key(attributes(jar), jar);
        String digest = digests.get(key);
        if (digest != null) {
            used.put(key, digest);
        }
        return Optional.ofNullable(digest);
    }

    /** {@return the digest of a file, remembered or computed} */
    String sha256(Path jar) throws IOException {
        Optional<String> known = remembered(jar);
        if (known.isPresent()) {
            return known.get();
        }
        Map<String, Object> before = attributes(jar);
        String digest = compute(jar);
        Map<String, Object> after = attributes(jar);
        if (key(before, jar).equals(key(after, jar)) && settled(after)) {
            used.put(key(after, jar), digest);
            changed = true;
        }
        return digest;
    }

    /** {@return the digest of what is in the file now} */
    static String compute(Path jar) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(jar)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Keeps what was asked for since the last time; a failure costs only time. */
    void save() {
        if (!changed) {
            return;
        }
        changed = false;
        // what was known and not asked for this time may be of another site of the same user
        Map<String, String> all = new TreeMap<>(digests);
        all.putAll(used);
        all.keySet().removeIf(key -> !used.containsKey(key) && stale(key));
        try {
            Path next = Files.createTempFile(file.toAbsolutePath().getParent(), "digests", ".new");
            Files.write(
                    next,
                    all.entrySet().stream()
                            .map(entry -> entry.getValue() + " " + entry.getKey())
                            .toList());
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            LOG.debug("digests are not remembered: {}", unwritable.toString());
        }
    }

    private static boolean stale(String key) {
        Path jar = Path.of(key.substring(key.lastIndexOf('|') + 1));
        try {
            return !key(attributes(jar), jar).equals(key);
        } catch (IOException gone) {
            return true;
        }
    }

    private boolean settled(Map<String, Object> attributes) {
        FileTime latest = (FileTime) attributes.getOrDefault("lastModifiedTime", FileTime.fromMillis(0));
        if (attributes.get("ctime") instanceof FileTime record && record.compareTo(latest) > 0) {
            latest = record;
        }
        return latest.toInstant().plus(SETTLED).isBefore(clock.instant());
    }

    private static Map<String, Object> attributes(Path jar) throws IOException {
        boolean unix = jar.getFileSystem().supportedFileAttributeViews().contains("unix");
        return Files.readAttributes(
                jar, unix ? "unix:size,lastModifiedTime,ctime,fileKey" : "size,lastModifiedTime,creationTime,fileKey");
    }

    private static String key(Map<String, Object> attributes, Path jar) {
        return attributes.get("size") + "|" + attributes.get("lastModifiedTime") + "|"
                + attributes.getOrDefault("ctime", attributes.get("creationTime")) + "|" + attributes.get("fileKey")
                + "|"
                + jar;
    }
}
