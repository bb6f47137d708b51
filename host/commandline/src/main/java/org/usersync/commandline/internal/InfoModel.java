package org.usersync.commandline.internal;

import org.usersync.commandline.Command;

/** {@code info}, which has no options. */
public final class InfoModel implements CommandModel {
    @Override
    public String name() {
        return "info";
    }

    @Override
    public String summary() {
        return "Shows what is installed, and in what state.";
    }

    @Override
    public void describe(OptionTable options) {
        // it has only those that every command has
    }

    @Override
    public Command command(GivenOptions given) {
        return new Command.Info();
    }
}
