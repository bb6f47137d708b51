package org.usersync.commandline.internal;

import java.util.List;

import org.usersync.commandline.Command;
import org.usersync.commandline.OptionException;
import org.usersync.commandline.OptionWords;
import org.usersync.commandline.SyncArguments;

/** The options of {@code sync}. */
public final class SyncModel implements CommandModel {
    @Override
    public String name() {
        return "sync";
    }

    @Override
    public String summary() {
        return "Makes Adobe's users equal to the directory's.";
    }

    @Override
    public void describe(OptionTable options) {
        options.file("config-filename", "PATH", "The root configuration file. Default: user-sync-config.yml.", "-c");
        options.one("config-file-encoding", "NAME", "The character set of every configuration file. Default: utf8.");
        options.flag("test-mode", "yes", "Adobe checks all actions and changes nothing.", "-t", "--test-mode");
        options.flag("test-mode", "no", "Actions are carried out. This is the default.", "-T", "--no-test-mode");
        options.many(
                "connector",
                "NAME [FILE]",
                "Where directory users come from: ldap, okta, csv FILE, or the name of another connector that is"
                        + " installed. Default: ldap.",
                "ldap",
                "okta",
                "csv",
                "adobe_console");
        options.many(
                "users",
                "SPEC",
                "Who is in scope: all, mapped (every directory group of the mapping), group G1,G2 or file F.csv."
                        + " Default: all.",
                "all",
                "mapped",
                "group",
                "file");
        options.one(
                "user-filter",
                "REGEX",
                "Keeps the users whose whole username matches this Python pattern, in any case.");
        options.many(
                "adobe-users",
                "SCOPE",
                "Which Adobe users are read for comparison: all, mapped or group G1,G2. Default: all.",
                "all",
                "mapped",
                "group");
        options.many(
                "adobe-only-user-action",
                "ACTION",
                "What happens to Adobe users whom the directory does not have: preserve, exclude, write-file F.csv,"
                        + " remove-adobe-groups, remove or delete. Default: preserve.",
                "preserve",
                "exclude",
                "write-file",
                "remove-adobe-groups",
                "remove",
                "delete");
        options.file(
                "adobe-only-user-list",
                "F.csv",
                "The Adobe-only users come from this file, and the directory is not read.");
        twins(options, "process-groups", "process-groups", "no-process-groups", "Mapped groups are managed.");
        twins(
                options,
                "update-user-info",
                "update-user-info",
                "no-update-user-info",
                "Attributes of matching users are updated.");
        twins(
                options,
                "exclude-unmapped-users",
                "exclude-unmapped-users",
                "include-unmapped-users",
                "Users who end up in no Adobe group are not created.");
        options.one(
                "strategy",
                "WORD",
                "sync compares both sides and sends the difference; push sends every selected user without reading"
                        + " Adobe. Default: sync.");
    }

    @Override
    public Command command(GivenOptions given) throws UsageException {
        OptionWords words = new OptionWords();
        for (GivenOptions.GivenOption option : given.all()) {
            try {
                words.parse(option.name(), option.words());
            } catch (OptionException wrong) {
                UsageException usage = new UsageException("--" + option.name() + ": " + wrong.getMessage());
                usage.initCause(wrong);
                throw usage;
            }
        }
        SyncArguments arguments = words.arguments();
        List<String> conflicts = arguments.conflicts();
        if (!conflicts.isEmpty()) {
            throw new UsageException(conflicts.get(0));
        }
        return new Command.Sync(arguments);
    }

    private static void twins(OptionTable options, String name, String yes, String no, String description) {
        options.flag(name, "yes", description, "--" + yes);
        options.flag(name, "no", "The opposite; the default.", "--" + no);
    }
}
