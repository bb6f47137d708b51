package org.usersync.commandline;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** A parsed command. */
public sealed interface Command {
    /** The file of the private key where none is named. */
    String PRIVATE_KEY = "private.key";

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

    /**
     * Encrypts a private key. Paths are as given, relative to the working directory.
     *
     * @param key the file of the key
     * @param output where the encrypted key goes; null replaces the key
     * @param passPhrase the pass phrase; asked for if null
     */
    record Encrypt(
            String key, @Nullable String output, @Nullable String passPhrase) implements Command {
        @Override
        public String name() {
            return "encrypt";
        }

        /** {@return the files; never the pass phrase} */
        @Override
        public String toString() {
            return "Encrypt[" + key + ", " + output + "]";
        }
    }

    /**
     * Decrypts a private key. Paths are as given, relative to the working directory.
     *
     * @param key the file of the key
     * @param output where the plain key goes; null replaces the key
     * @param passPhrase the pass phrase; asked for if null
     */
    record Decrypt(
            String key, @Nullable String output, @Nullable String passPhrase) implements Command {
        @Override
        public String name() {
            return "decrypt";
        }

        /** {@return the files; never the pass phrase} */
        @Override
        public String toString() {
            return "Decrypt[" + key + ", " + output + "]";
        }
    }

    /**
     * Makes a private key and a certificate. Paths are as given, relative to the working directory.
     *
     * @param randomize whether the subject is made up; otherwise it is asked for
     * @param key the file of the key
     * @param certificate the file of the certificate
     * @param overwrite whether files are replaced without asking
     */
    record Certgen(boolean randomize, String key, String certificate, boolean overwrite) implements Command {
        @Override
        public String name() {
            return "certgen";
        }
    }

    /**
     * Works on the keyring's entries of a configuration.
     *
     * @param action what to do
     * @param secret which secret: its key, or {@code FILE:KEY}; null for all
     * @param entry the entry's name for a secret that names none yet; null for a usual one
     * @param stdin whether the secret comes from standard input
     * @param move whether the secret is taken from the configuration file
     * @param rewrite whether the file is changed to name the entry
     * @param assent whether the file is changed without asking
     * @param show whether the secret is printed
     * @param configuration which configuration
     */
    record Credentials(
            CredentialsAction action,
            @Nullable String secret,
            @Nullable String entry,
            boolean stdin,
            boolean move,
            boolean rewrite,
            boolean assent,
            boolean show,
            SyncArguments configuration)
            implements Command {
        @Override
        public String name() {
            return "credentials " + action.word();
        }
    }

    /**
     * Shows or changes the site's bundles.
     *
     * @param action what to do
     * @param operands files or names, as given: paths are relative to the working directory
     * @param sha256 the digest that the one file must have, in hexadecimal digits; null if not given
     */
    record Bundle(
            BundleAction action,
            List<String> operands,
            @Nullable String sha256) implements Command {
        /** Copies the list. */
        public Bundle {
            operands = List.copyOf(operands);
        }

        @Override
        public String name() {
            return "bundle";
        }
    }

    /**
     * Runs configured syncs on their schedules until it is told to stop.
     *
     * @param configuration the service's file, as given: relative to the working directory; null if not given
     */
    record Serve(@Nullable String configuration) implements Command {
        @Override
        public String name() {
            return "serve";
        }

        @Override
        public boolean needsAllBundles() {
            return true;
        }
    }

    /**
     * Asks the running service of this user for something.
     *
     * @param request what
     * @param sync which of its syncs; null for all of them, or where the request is about none
     * @param flag {@code run}: wait for the end; {@code stop}: do not let runs go to their end
     */
    record ServiceCall(ServiceRequest request, @Nullable String sync, boolean flag) implements Command {
        @Override
        public String name() {
            return request.word();
        }
    }

    /** What a running service can be asked for. */
    enum ServiceRequest {
        /** What it does. */
        STATUS,
        /** Begin a sync now. */
        RUN,
        /** Begin no sync until {@link #RESUME}. */
        PAUSE,
        /** Begin syncs again. */
        RESUME,
        /** End. */
        STOP,
        /** The OSGi console. */
        CONSOLE;

        /** {@return the word of the command line} */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
