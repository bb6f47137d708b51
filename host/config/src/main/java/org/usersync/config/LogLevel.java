package org.usersync.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The least important lines that a log shows. */
public enum LogLevel {
    /** Everything. */
    DEBUG,
    /** What a run does. */
    INFO,
    /** What may be wrong. */
    WARNING,
    /** What is wrong. */
    ERROR,
    /** What stopped a part of a run. */
    CRITICAL;

    /**
     * Reads a level in any case.
     *
     * @param text its name
     * @return the level, or empty if there is none of that name
     */
    public static Optional<LogLevel> parse(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(level -> level.name().equals(name))
                .findFirst();
    }
}
