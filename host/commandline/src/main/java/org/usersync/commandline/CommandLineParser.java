package org.usersync.commandline;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.usersync.commandline.internal.CommandModel;
import org.usersync.commandline.internal.Commands;
import org.usersync.commandline.internal.ModelReader;

/**
 * Reads a command line: {@code user-sync [COMMAND] [OPTIONS]}. The first word is a command unless it begins with a dash;
 * without a command it is {@code sync}. Immutable.
 */
public final class CommandLineParser {
    private static final Set<String> NEVER = Set.of("sign-sync", "example-config-sign", "migrate-post-sync");

    private static final Set<String> VERSION = Set.of("-v", "--version");

    private final String version;

    /**
     * Makes a parser.
     *
     * @param version what {@code --version} answers
     */
    public CommandLineParser(String version) {
        this.version = version;
    }

    /**
     * Reads a command line.
     *
     * @param words the words after the program's name
     * @return what they ask for
     */
    public ParsedLine parse(List<String> words) {
        // the one answer that needs no model of any command, and that scripts ask for often
        if (words.size() == 1 && VERSION.contains(words.get(0))) {
            return ModelReader.version(version);
        }
        Commands commands = new Commands();
        ModelReader reader = new ModelReader(version, commands.all());
        if (words.isEmpty() || words.get(0).startsWith("-")) {
            return reader.readDefault(commands.standard(), words);
        }
        Optional<CommandModel> command = commands.named(words);
        return command.isPresent() ? reader.read(command.get(), words) : unknown(commands, words.get(0));
    }

    private static ParsedLine unknown(Commands commands, String name) {
        if (NEVER.contains(name)) {
            return refused(name + " is not part of this tool");
        }
        List<CommandModel> family = commands.family(name);
        if (!family.isEmpty()) {
            return refused("'" + name + "' needs one more word; the commands are " + names(family)
                    + String.format("%nUsage: user-sync %s COMMAND [OPTIONS]", name));
        }
        return refused("there is no command '" + name + "'; the commands are " + names(commands.all())
                + System.lineSeparator() + usage());
    }

    /** {@return how a command line looks, for whoever got it wrong: two lines without a line end behind them} */
    public static String usage() {
        return String.format("Usage: user-sync [COMMAND] [OPTIONS]%nTry 'user-sync --help'.");
    }

    private static String names(List<CommandModel> models) {
        return models.stream().map(CommandModel::name).collect(Collectors.joining(", "));
    }

    private static ParsedLine refused(String text) {
        return new ParsedLine.Refused(String.format("user-sync: %s%n", text));
    }
}
