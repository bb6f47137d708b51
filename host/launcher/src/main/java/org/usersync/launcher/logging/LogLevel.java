package org.usersync.launcher.logging;

/** The least important lines that are shown. */
public enum LogLevel {
    /** Everything, with stack traces. */
    DEBUG,
    /** What a run does. */
    INFO,
    /** What may be wrong. */
    WARNING,
    /** What is wrong. */
    ERROR,
    /** What stopped a part of a run: errors with the marker {@code CRITICAL}. */
    CRITICAL
}
