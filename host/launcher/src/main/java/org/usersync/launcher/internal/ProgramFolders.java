package org.usersync.launcher.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The folders of the program.
 *
 * @param home the unpacked distribution
 * @param base the site's own conf, bundles and logs
 * @param state the user's caches and locks; it exists and can be written
 */
public record ProgramFolders(Path home, Path base, Path state) {
    /** The system property by which the start script names the home. */
    static final String HOME_PROPERTY = "user-sync.home";

    private static final String STATE_VARIABLE = "USER_SYNC_STATE";
    private static final String FOLDER = "user-sync";

    /**
     * Finds the folders, and makes the state folder where it is missing.
     *
     * @param environment the environment variables
     * @param properties Java's system properties
     * @return the folders
     * @throws StartException if one is missing or cannot be used
     */
    public static ProgramFolders find(Map<String, String> environment, Map<String, String> properties)
            throws StartException {
        String homeText = properties.get(HOME_PROPERTY);
        if (homeText == null || homeText.isEmpty()) {
            throw new StartException("the program's own folder is unknown: start it by bin/user-sync");
        }
        Path home = path(homeText, "the program's folder");
        String baseText = given(environment, "USER_SYNC_BASE");
        Path base = baseText == null ? home : path(baseText, "USER_SYNC_BASE");
        if (!Files.isDirectory(base)) {
            throw new StartException("USER_SYNC_BASE names '" + base + "', which is no folder");
        }
        Path state = stateFolder(environment, properties);
        prepare(state);
        return new ProgramFolders(home, base, state);
    }

    private static Path stateFolder(Map<String, String> environment, Map<String, String> properties)
            throws StartException {
        String own = given(environment, STATE_VARIABLE);
        if (own != null) {
            return path(own, STATE_VARIABLE);
        }
        boolean windows =
                properties.getOrDefault("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        String local = given(environment, "LOCALAPPDATA");
        if (windows && local != null) {
            return path(local, "LOCALAPPDATA").resolve(FOLDER);
        }
        String xdg = given(environment, "XDG_STATE_HOME");
        // the XDG specification tells to ignore a relative one
        if (xdg != null && path(xdg, "XDG_STATE_HOME").equals(Path.of(xdg).normalize())) {
            return path(xdg, "XDG_STATE_HOME").resolve(FOLDER);
        }
        String user = properties.get("user.home");
        if (user == null || user.isBlank() || user.equals("?")) {
            throw new StartException("you have no home folder: name a folder of yours by " + STATE_VARIABLE);
        }
        return path(user, "your home folder").resolve(".local").resolve("state").resolve(FOLDER);
    }

    private static void prepare(Path state) throws StartException {
        try {
            if (!Files.isDirectory(state)) {
                Files.createDirectories(state, ownerOnly(state));
            }
        } catch (IOException impossible) {
            throw new StartException(unusable(state, "cannot be made"), impossible);
        }
        if (!Files.isWritable(state)) {
            throw new StartException(unusable(state, "cannot be written"));
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path state) {
        return state.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    private static String unusable(Path state, String reason) {
        return "the folder for caches and locks, '" + state + "', " + reason + ": name a folder of yours by "
                + STATE_VARIABLE;
    }

    private static Path path(String text, String what) throws StartException {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException wrong) {
            throw new StartException(what + " is no path: '" + text + "'", wrong);
        }
    }

    private static @Nullable String given(Map<String, String> environment, String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value;
    }
}
