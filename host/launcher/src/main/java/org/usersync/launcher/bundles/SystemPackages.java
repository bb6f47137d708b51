package org.usersync.launcher.bundles;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.stream.Collectors;

/** What bundles get from the launcher's class path. */
public final class SystemPackages {
    private SystemPackages() {}

    /** {@return the packages with their versions, as the framework's configuration wants them} */
    public static String text() {
        Properties packages = new Properties();
        try (InputStream file = SystemPackages.class.getResourceAsStream("system-packages.properties")) {
            packages.load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return packages.stringPropertyNames().stream()
                .sorted()
                .map(name -> name + ";version=" + packages.getProperty(name))
                .collect(Collectors.joining(","));
    }
}
