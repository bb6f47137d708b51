package org.usersync.commandline.internal;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.usersync.commandline.Command;

/** The options of {@code demo}. */
public final class DemoModel implements CommandModel {
    private static final int MOST_USERS = 1_000_000;

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public String summary() {
        return "Syncs a made-up company that runs on this machine.";
    }

    @Override
    public void describe(OptionTable options) {
        options.flag(
                "serve",
                "yes",
                "Keeps the company up and writes ready-made configuration files, to try commands by hand.",
                "--serve");
        options.one("directory", "DIR", "Where the ready-made configuration files go.");
        options.one("users", "N", "How many people the company has.");
        options.one(
                "connector", "NAME", "The connector that reads the company's directory: okta or ldap. Default: okta.");
    }

    @Override
    public Command command(GivenOptions given) throws UsageException {
        String connector = given.word("connector");
        return new Command.Demo(
                given.has("serve"),
                given.word("directory"),
                users(given.word("users")),
                connector == null ? "okta" : connector.strip().toLowerCase(Locale.ROOT));
    }

    private static @Nullable Integer users(@Nullable String word) throws UsageException {
        if (word == null) {
            return null;
        }
        UsageException wrong = new UsageException("--users: '" + word + "' is not a number from 1 to " + MOST_USERS);
        try {
            int users = Integer.parseInt(word.strip());
            if (users < 1 || users > MOST_USERS) {
                throw wrong;
            }
            return users;
        } catch (NumberFormatException noNumber) {
            wrong.initCause(noNumber);
            throw wrong;
        }
    }
}
