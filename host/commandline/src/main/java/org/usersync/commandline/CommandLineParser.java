package org.usersync.commandline;

import java.util.List;
import java.util.Set;

import org.usersync.commandline.internal.CommandModel;
import org.usersync.commandline.internal.DemoModel;
import org.usersync.commandline.internal.InfoModel;
import org.usersync.commandline.internal.ModelReader;
import org.usersync.commandline.internal.SyncModel;

/**
 * Reads a command line: {@code user-sync [COMMAND] [OPTIONS]}. The first word is a command unless it begins with a dash;
 * without a command it is {@code sync}. Immutable.
 */
public final class CommandLineParser {
    private static final Set<String> NOT_YET = Set.of(
            "init",
            "example-config",
            "shell-scripts",
            "encrypt",
            "decrypt",
            "certgen",
            "docs",
            "credentials",
            "bundle",
            "serve");
    private static final Set<String> NEVER = Set.of("sign-sync", "example-config-sign", "migrate-post-sync");

    private final CommandModel sync = new SyncModel();
    private final List<CommandModel> models = List.of(sync, new InfoModel(), new DemoModel());
    private final ModelReader reader;

    /**
     * Makes a parser.
     *
     * @param version what {@code --version} answers
     */
    public CommandLineParser(String version) {
        this.reader = new ModelReader(version, models);
    }

    /**
     * Reads a command line.
     *
     * @param words the words after the program's name
     * @return what they ask for
     */
    public ParsedLine parse(List<String> words) {
        if (words.isEmpty() || words.get(0).startsWith("-")) {
            return reader.readDefault(sync, words);
        }
        String name = words.get(0);
        for (CommandModel model : models) {
            if (model.name().equals(name)) {
                return reader.read(model, words.subList(1, words.size()));
            }
        }
        if (NEVER.contains(name)) {
            return refused(name + " is not part of this tool");
        }
        if (NOT_YET.contains(name)) {
            return refused(name + " is not part of this version yet");
        }
        List<String> names = models.stream().map(CommandModel::name).toList();
        return refused("there is no command '" + name + "'; the commands are " + String.join(", ", names)
                + String.format("%nUsage: user-sync [COMMAND] [OPTIONS]%nTry 'user-sync --help'."));
    }

    private static ParsedLine refused(String text) {
        return new ParsedLine.Refused(String.format("user-sync: %s%n", text));
    }
}
