package org.usersync.commandline.internal;

import org.usersync.commandline.Command;

/** The options of one command. Immutable. */
public interface CommandModel {
    /** {@return the command's name} */
    String name();

    /** {@return one line for the help} */
    String summary();

    /**
     * Adds the command's options.
     *
     * @param options where to
     */
    void describe(OptionTable options);

    /**
     * Makes the command.
     *
     * @param given the options on the command line
     * @return the command
     * @throws UsageException if values are wrong, or cannot stand together
     */
    Command command(GivenOptions given) throws UsageException;
}
