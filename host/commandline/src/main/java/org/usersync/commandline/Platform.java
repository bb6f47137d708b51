package org.usersync.commandline;

/** A kind of system that run scripts are written for. */
public enum Platform {
    /** Windows. */
    WINDOWS,
    /** Linux, macOS and what is like them. */
    UNIX
}
