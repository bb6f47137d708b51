package org.usersync.commandline;

import java.util.List;

/** What a command line asks for. */
public sealed interface ParsedLine {
    /**
     * A command is to be carried out.
     *
     * @param command the command
     * @param arguments all words of the command line, with secrets masked
     */
    record Run(Command command, List<String> arguments) implements ParsedLine {
        /** Copies the list. */
        public Run {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * The answer is known without any work: help or version.
     *
     * @param text for standard output, with line ends
     */
    record Answer(String text) implements ParsedLine {}

    /**
     * The command line is wrong.
     *
     * @param text for standard error: what is wrong and the usage, with line ends
     */
    record Refused(String text) implements ParsedLine {}
}
