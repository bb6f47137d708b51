package org.usersync.commandline.internal;

import java.util.List;

import org.usersync.commandline.Command;
import org.usersync.commandline.ParsedLine;

/** The options of one command. Immutable. */
public interface CommandModel {
    /** {@return the command's name; blanks separate the words of a name such as {@code bundle list}} */
    String name();

    /** {@return one line for the help} */
    String summary();

    /**
     * Adds the command's options and operands.
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

    /**
     * What the command line asks for: to carry out {@link #command(GivenOptions)}, unless the answer is known already.
     *
     * @param given the options on the command line
     * @param arguments all words, with secrets masked
     * @return what to do
     * @throws UsageException as {@link #command(GivenOptions)} does
     */
    default ParsedLine line(GivenOptions given, List<String> arguments) throws UsageException {
        return new ParsedLine.Run(command(given), arguments);
    }

    /** {@return the words of the name} */
    default List<String> words() {
        return List.of(name().split(" "));
    }
}
