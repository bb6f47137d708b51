package org.usersync.config;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong, or worth a warning, and where. It never holds the value of a secret.
 *
 * @param file the configuration file, or null for the command line
 * @param line the line in the file, from 1; 0 where none is known
 * @param keyPath the key from the top of the file, such as {@code directory_users.groups[2].directory_group} (entries of
 *     lists count from 1), or the option of the command line; empty for the file as a whole
 * @param message what is wrong and what to do, one line
 */
public record Problem(@Nullable Path file, int line, String keyPath, String message) {
    /** {@return the problem as one line for the user} */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(file == null ? "command line" : file.toString());
        if (line > 0) {
            text.append(", line ").append(line);
        }
        if (!keyPath.isEmpty()) {
            text.append(file == null ? ", option " : ", key ").append(keyPath);
        }
        return text.append(": ").append(message).toString();
    }
}
