package org.usersync.commandline.internal;

import org.usersync.commandline.Command;

/** {@code init}, which has no options. */
final class InitModel implements CommandModel {
    @Override
    public String name() {
        return "init";
    }

    @Override
    public String summary() {
        return "Writes configuration files and run scripts here.";
    }

    @Override
    public void describe(OptionTable options) {
        // it has only those that every command has
    }

    @Override
    public Command command(GivenOptions given) {
        return new Command.Init();
    }
}
