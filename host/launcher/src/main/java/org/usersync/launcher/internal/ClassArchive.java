package org.usersync.launcher.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.usersync.commandline.ExitStatus;

/**
 * The archive of classes by which Java starts faster. Java writes it when the process ends, after everything that is
 * done here, if the start script asked for it; the script uses it only with a file of the same name beside it that ends
 * in {@code .complete}. That file is written here after a run that came to its end, for only such a run has loaded what
 * the next one needs; and it is taken away where the archive no longer fits what is installed, so that the next run makes
 * a new one. Java itself never uses an archive that does not fit.
 */
final class ClassArchive {
    /** By this system property the script names the archive in use. */
    static final String USED = "user-sync.classes";

    /** By this system property the script names the archive that is made at the end. */
    static final String NEW = "user-sync.classes.new";

    private static final Logger LOG = LoggerFactory.getLogger("launcher");
    private static final int MAGIC = 4;

    private final Path javaHome;
    private final @Nullable Path used;
    private final @Nullable Path made;

    private ClassArchive(Path javaHome, @Nullable Path used, @Nullable Path made) {
        this.javaHome = javaHome;
        this.used = used;
        this.made = made;
    }

    /**
     * Finds the archive of this process.
     *
     * @param properties Java's system properties
     * @return the archive; of a process without one, one that does nothing
     */
    static ClassArchive of(Map<String, String> properties) {
        return new ClassArchive(
                Path.of(properties.getOrDefault("java.home", "")),
                path(properties.get(USED)),
                path(properties.get(NEW)));
    }

    private static @Nullable Path path(@Nullable String text) {
        return text == null ? null : Path.of(text);
    }

    /** Keeps the archive's mark as it should be for the next start. A failure costs only time. */
    void commandEnded(ExitStatus status, ProgramFolders folders) {
        try {
            if (made != null && status == ExitStatus.COMPLETED) {
                Files.write(mark(made), new byte[0]);
            } else if (used != null && stale(used, folders)) {
                Files.deleteIfExists(mark(used));
            }
        } catch (IOException e) {
            LOG.debug("the archive of classes is not looked after: {}", e.toString());
        }
    }

    private static Path mark(Path archive) {
        return archive.resolveSibling(archive.getFileName() + ".complete");
    }

    private boolean stale(Path archive, ProgramFolders folders) throws IOException {
        List<Path> sources = new ArrayList<>(List.of(javaHome.resolve("lib").resolve("modules")));
        for (String folder : List.of("lib", "bundles")) {
            try (Stream<Path> files = Files.list(folders.home().resolve(folder))) {
                files.forEach(sources::add);
            }
        }
        FileTime made = Files.getLastModifiedTime(archive);
        for (Path source : sources) {
            if (changed(source).compareTo(made) > 0) {
                return true;
            }
        }
        return torn(archive);
    }

    /** The time of the file's own record where there is one: unpacked files keep the times of their content. */
    private static FileTime changed(Path file) throws IOException {
        try {
            boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
            return (FileTime)
                    Objects.requireNonNull(Files.getAttribute(file, unix ? "unix:ctime" : "lastModifiedTime"));
        } catch (NoSuchFileException none) {
            return FileTime.fromMillis(0);
        }
    }

    /** Java writes the first bytes last. */
    private static boolean torn(Path archive) throws IOException {
        try (InputStream in = Files.newInputStream(archive)) {
            for (byte each : in.readNBytes(MAGIC)) {
                if (each != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
