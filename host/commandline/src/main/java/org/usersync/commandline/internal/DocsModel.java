package org.usersync.commandline.internal;

import org.usersync.commandline.Command;

/** {@code docs}, which has no options. */
final class DocsModel implements CommandModel {
    @Override
    public String name() {
        return "docs";
    }

    @Override
    public String summary() {
        return "Opens the manual in a browser, or prints it.";
    }

    @Override
    public void describe(OptionTable options) {
        // it has only those that every command has
    }

    @Override
    public Command command(GivenOptions given) {
        return new Command.Docs();
    }
}
