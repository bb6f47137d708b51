package org.usersync.commandline.internal;

import org.usersync.commandline.Command;
import org.usersync.commandline.CredentialsAction;
import org.usersync.commandline.OptionException;
import org.usersync.commandline.OptionWords;
import org.usersync.commandline.SyncArguments;

/** The options of {@code credentials set}, {@code get}, {@code list} and {@code remove}. */
final class CredentialsModel implements CommandModel {
    private final CredentialsAction action;

    CredentialsModel(CredentialsAction action) {
        this.action = action;
    }

    @Override
    public String name() {
        return "credentials " + action.word();
    }

    @Override
    public String summary() {
        return action.summary();
    }

    @Override
    public void describe(OptionTable options) {
        if (action != CredentialsAction.LIST) {
            options.operand(
                    "secret",
                    "SECRET",
                    "Its key in the configuration, such as client_secret; FILE:KEY where several files have it.");
        }
        options.file("config-filename", "PATH", "The root configuration file. Default: user-sync-config.yml.", "-c");
        options.one("config-file-encoding", "NAME", "The encoding of the configuration files. Default: utf8.");
        options.one("connector", "NAME", "The directory connector, if it is not the one of the configuration.");
        switch (action) {
            case SET -> {
                options.one(
                        "name", "NAME", "The entry's name (service) in the keyring, for a secret that names none yet.");
                options.flag(
                        "stdin", "yes", "Reads the secret from standard input instead of asking for it.", "--stdin");
                options.flag("move", "yes", "Takes the secret that stands in the configuration file.", "--move");
                options.flag("rewrite", "yes", "Lets the file name the entry; shows the change and asks.", "--rewrite");
                options.flag("yes", "yes", "Does not ask before the file is changed.", "-y", "--yes");
            }
            case GET -> options.flag("show", "yes", "Prints the secret to standard output.", "--show");
            case LIST, REMOVE -> {
                // nothing of their own
            }
        }
    }

    @Override
    public Command command(GivenOptions given) throws UsageException {
        String secret = given.word("secret");
        if (secret == null
                && action != CredentialsAction.LIST
                && !(action == CredentialsAction.SET && given.has("move"))) {
            throw new UsageException("which secret? 'user-sync credentials list' names them");
        }
        if (given.has("stdin") && given.has("move")) {
            throw new UsageException("--stdin and --move exclude each other");
        }
        OptionWords words = new OptionWords();
        for (GivenOptions.GivenOption option : given.all()) {
            if (option.name().startsWith("config-") || option.name().equals("connector")) {
                try {
                    words.parse(option.name(), option.words());
                } catch (OptionException wrong) {
                    UsageException usage = new UsageException("--" + option.name() + ": " + wrong.getMessage());
                    usage.initCause(wrong);
                    throw usage;
                }
            }
        }
        SyncArguments configuration = words.arguments();
        return new Command.Credentials(
                action,
                secret,
                given.word("name"),
                given.has("stdin"),
                given.has("move"),
                given.has("rewrite"),
                given.has("yes"),
                given.has("show"),
                configuration);
    }
}
