package org.usersync.commandline.internal;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

import org.usersync.commandline.ParsedLine;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads the words of one command by its model. Immutable. */
public final class ModelReader {
    private static final int WIDTH = 20;

    private final String version;
    private final List<CommandModel> models;

    /**
     * Makes a reader.
     *
     * @param version what {@code --version} answers
     * @param models all commands, for the help
     */
    public ModelReader(String version, List<CommandModel> models) {
        this.version = version;
        this.models = List.copyOf(models);
    }

    /**
     * What {@code --version} answers.
     *
     * @param version the program's version
     * @return the answer
     */
    public static ParsedLine version(String version) {
        return new ParsedLine.Answer("user-sync " + version + System.lineSeparator());
    }

    /**
     * Reads a command line without a command.
     *
     * @param model the command it means
     * @param words all words
     * @return what they ask for
     */
    public ParsedLine readDefault(CommandModel model, List<String> words) {
        GivenOptions given = new GivenOptions();
        CommandSpec spec = spec("user-sync", model, given, words);
        StringBuilder footer = new StringBuilder(String.format("%nCommands:%n"));
        for (CommandModel each : models) {
            footer.append(String.format("  %-" + WIDTH + "s %s%n", each.name(), each.summary()));
        }
        footer.append(String.format("%nWithout a command, sync runs. The options above are those of sync;"));
        footer.append(String.format("%n'user-sync COMMAND --help' shows those of another command."));
        spec.usageMessage().customSynopsis("user-sync [COMMAND] [OPTIONS]").footer(lines(footer.toString()));
        return read(spec, model, given, words, List.of(), "user-sync [COMMAND] [OPTIONS]", "user-sync --help");
    }

    /**
     * Reads a command line that begins with a command.
     *
     * @param model the command
     * @param line all words, the command's name first
     * @return what they ask for
     */
    public ParsedLine read(CommandModel model, List<String> line) {
        List<String> words = line.subList(model.words().size(), line.size());
        GivenOptions given = new GivenOptions();
        String name = "user-sync " + model.name();
        CommandSpec spec = spec(name, model, given, words);
        String synopsis = synopsis(name, spec);
        spec.usageMessage().customSynopsis(synopsis);
        return read(spec, model, given, words, model.words(), synopsis, name + " --help");
    }

    private static String synopsis(String name, CommandSpec spec) {
        StringBuilder text = new StringBuilder(name).append(" [OPTIONS]");
        spec.positionalParameters()
                .forEach(operand ->
                        text.append(" [").append(operand.paramLabel()).append(']'));
        return text.toString();
    }

    private ParsedLine read(
            CommandSpec spec,
            CommandModel model,
            GivenOptions given,
            List<String> words,
            List<String> front,
            String synopsis,
            String help) {
        CommandLine line = new CommandLine(spec)
                .setExpandAtFiles(false)
                .setOverwrittenOptionsAllowed(true)
                .setUnmatchedOptionsAllowedAsOptionParameters(false);
        try {
            ParseResult result = line.parseArgs(words.toArray(String[]::new));
            if (result.isUsageHelpRequested()) {
                return new ParsedLine.Answer(line.getUsageMessage(Ansi.OFF));
            }
            if (result.isVersionHelpRequested()) {
                return version(version);
            }
            List<String> arguments = new ArrayList<>(front);
            arguments.addAll(given.masked(words));
            return model.line(given, arguments);
        } catch (ParameterException wrong) {
            return refused(message(wrong), synopsis, help);
        } catch (UsageException wrong) {
            return refused(String.valueOf(wrong.getMessage()), synopsis, help);
        }
    }

    private static String message(ParameterException wrong) {
        String message = String.valueOf(wrong.getMessage()).replaceAll("\\s+", " ");
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            StringWriter suggestions = new StringWriter();
            UnmatchedArgumentException.printSuggestions(unmatched, new PrintWriter(suggestions, true));
            message = (message + " " + suggestions.toString().replaceAll("\\s+", " ")).strip();
        }
        return message;
    }

    private static ParsedLine refused(String message, String synopsis, String help) {
        return new ParsedLine.Refused(String.format("user-sync: %s%nUsage: %s%nTry '%s'.%n", message, synopsis, help));
    }

    private static CommandSpec spec(String name, CommandModel model, GivenOptions given, List<String> words) {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.usageMessage()
                .description("", model.summary(), "")
                .optionListHeading(String.format("Options:%n"))
                .sortOptions(false);
        CommandSpecs.common(spec);
        model.describe(new OptionTable(spec, given, words));
        return spec;
    }

    private static String[] lines(String text) {
        return text.split("\\R", -1);
    }
}
