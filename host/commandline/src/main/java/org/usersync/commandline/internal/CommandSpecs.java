package org.usersync.commandline.internal;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What every command has. */
final class CommandSpecs {
    private CommandSpecs() {}

    static void common(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .type(boolean.class)
                .description("Shows this text.")
                .build());
        spec.addOption(OptionSpec.builder("-v", "--version")
                .versionHelp(true)
                .type(boolean.class)
                .description("Shows the program's version.")
                .build());
    }
}
