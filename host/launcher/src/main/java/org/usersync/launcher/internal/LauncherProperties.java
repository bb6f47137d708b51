package org.usersync.launcher.internal;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * {@code conf/launcher.properties}: what must be known before a bundle runs.
 *
 * @param bundleFolders further folders with bundles
 */
record LauncherProperties(List<Path> bundleFolders) {
    private static final String BUNDLES = "bundles.dir";

    LauncherProperties {
        bundleFolders = List.copyOf(bundleFolders);
    }

    /** Reads the site's file or, where it has none, the program's. */
    static LauncherProperties read(ProgramFolders folders) throws StartException {
        for (Path folder : List.of(folders.base(), folders.home())) {
            Path file = folder.resolve("conf").resolve("launcher.properties");
            if (Files.exists(file)) {
                return read(file, folders.base());
            }
        }
        return new LauncherProperties(List.of());
    }

    private static LauncherProperties read(Path file, Path base) throws StartException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new StartException(file + " cannot be read: " + unreadable, unreadable);
        }
        for (String name : properties.stringPropertyNames()) {
            if (!name.equals(BUNDLES)) {
                throw new StartException(file + ": there is no property '" + name + "'; known is " + BUNDLES);
            }
        }
        List<Path> found = new ArrayList<>();
        for (String text : properties.getProperty(BUNDLES, "").split(",")) {
            if (!text.isBlank()) {
                found.add(folder(text.strip(), file, base));
            }
        }
        return new LauncherProperties(found);
    }

    private static Path folder(String text, Path file, Path base) throws StartException {
        try {
            Path folder = base.resolve(text).normalize();
            if (Files.isDirectory(folder)) {
                return folder;
            }
        } catch (InvalidPathException wrong) {
            throw new StartException(file + ": " + BUNDLES + " is no path: '" + text + "'", wrong);
        }
        throw new StartException(file + ": " + BUNDLES + " names '" + text + "', which is no folder");
    }
}
