package org.usersync.commandline;

import org.jspecify.annotations.Nullable;

/** A parsed command. */
public sealed interface Command {
    /** {@return the command's name, by which its handler is found} */
    String name();

    /**
     * Tells whether a bundle that is installed but cannot be used ends the command before it begins.
     *
     * @return true for what changes anything at Adobe: the bundle might be a part of the rules
     */
    default boolean needsAllBundles() {
        return false;
    }

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

        @Override
        public boolean needsAllBundles() {
            return true;
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

        @Override
        public boolean needsAllBundles() {
            return true;
        }
    }

    /** Writes the core configuration files and the run scripts to the working directory. */
    record Init() implements Command {
        @Override
        public String name() {
            return "init";
        }
    }

    /**
     * Writes example configuration files. Each component is a path as given, relative to the working directory; null if
     * not given.
     *
     * @param root of the root file; asked for if null, as the next two
     * @param umapi of the file that says how to reach Adobe
     * @param ldap of the LDAP connector's file
     * @param okta of the Okta connector's file; not written if null, as the next two
     * @param csv of the CSV connector's file
     * @param extension of the Python hook's file
     */
    record ExampleConfig(
            @Nullable String root,
            @Nullable String umapi,
            @Nullable String ldap,
            @Nullable String okta,
            @Nullable String csv,
            @Nullable String extension)
            implements Command {
        @Override
        public String name() {
            return "example-config";
        }
    }

    /**
     * Writes the run scripts to the working directory.
     *
     * @param platform for which system; null for this one
     */
    record ShellScripts(@Nullable Platform platform) implements Command {
        @Override
        public String name() {
            return "shell-scripts";
        }
    }

    /** Opens the manual, or prints it. */
    record Docs() implements Command {
        @Override
        public String name() {
            return "docs";
        }
    }
}
