package org.usersync.commandline;

import org.jspecify.annotations.Nullable;

/** A parsed command. */
public sealed interface Command {
    /** {@return the command's name, by which its handler is found} */
    String name();

    /**
     * Makes Adobe's users equal to the directory's.
     *
     * @param arguments the options that were given
     */
    record Sync(SyncArguments arguments) implements Command {
        @Override
        public String name() {
            return "sync";
        }
    }

    /** Shows version, Java, operating system, bundles, connectors and extensions. */
    record Info() implements Command {
        @Override
        public String name() {
            return "info";
        }
    }

    /**
     * Syncs a made-up company that runs on this machine.
     *
     * @param serve whether the company stays up, to try commands by hand
     * @param directory where the ready-made configuration files go, as given: relative to the working directory; null if
     *     not given
     * @param users how many people the company has, at least 1; null if not given
     * @param connector the connector by which its directory is read
     */
    record Demo(
            boolean serve,
            @Nullable String directory,
            @Nullable Integer users,
            String connector) implements Command {
        @Override
        public String name() {
            return "demo";
        }
    }
}
