package org.usersync.commandline.internal;

import java.util.List;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The completion script of all commands, made by picocli from their models. */
final class CompletionScript {
    private static final String PROGRAM = "user-sync";

    private final List<CommandModel> commands;

    CompletionScript(List<CommandModel> commands) {
        this.commands = List.copyOf(commands);
    }

    String text() {
        CommandSpec program = CommandSpec.create().name(PROGRAM);
        CommandSpecs.common(program);
        for (CommandModel model : commands) {
            if (model instanceof SyncModel) {
                // without a command, the options are those of sync
                model.describe(new OptionTable(program, new GivenOptions(), List.of()));
            }
            add(program, model, 0);
        }
        return AutoComplete.bash(PROGRAM, new CommandLine(program));
    }

    private static void add(CommandSpec parent, CommandModel model, int depth) {
        String word = model.words().get(depth);
        CommandLine known = parent.subcommands().get(word);
        boolean last = depth == model.words().size() - 1;
        if (last) {
            CommandSpec spec = CommandSpec.create().name(word);
            CommandSpecs.common(spec);
            model.describe(new OptionTable(spec, new GivenOptions(), List.of()));
            parent.addSubcommand(word, spec);
            return;
        }
        if (known == null) {
            CommandSpec family = CommandSpec.create().name(word);
            CommandSpecs.common(family);
            parent.addSubcommand(word, family);
            add(family, model, depth + 1);
        } else {
            add(known.getCommandSpec(), model, depth + 1);
        }
    }
}
