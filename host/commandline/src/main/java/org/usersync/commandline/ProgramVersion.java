package org.usersync.commandline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of the program. */
public final class ProgramVersion {
    private ProgramVersion() {}

    /** {@return the version, such as {@code 1.0.0}} */
    public static String text() {
        try (InputStream file = ProgramVersion.class.getResourceAsStream("version.txt")) {
            if (file == null) {
                throw new IllegalStateException("version.txt is missing from the program");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
