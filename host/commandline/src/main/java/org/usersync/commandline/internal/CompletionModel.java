package org.usersync.commandline.internal;

import java.util.List;
import java.util.function.Supplier;

import org.usersync.commandline.Command;
import org.usersync.commandline.ParsedLine;

/** {@code completion}, which is answered from the models of all commands. */
final class CompletionModel implements CommandModel {
    private final Supplier<List<CommandModel>> commands;

    CompletionModel(Supplier<List<CommandModel>> commands) {
        this.commands = commands;
    }

    @Override
    public String name() {
        return "completion";
    }

    @Override
    public String summary() {
        return "Prints a completion script for bash and zsh.";
    }

    @Override
    public void describe(OptionTable options) {
        // it has only those that every command has
    }

    @Override
    public Command command(GivenOptions given) {
        throw new IllegalStateException("completion is answered at once");
    }

    @Override
    public ParsedLine line(GivenOptions given, List<String> arguments) {
        return new ParsedLine.Answer(new CompletionScript(commands.get()).text());
    }
}
