package org.usersync.commandline;

/** What a command line asks for. */
public sealed interface ParsedLine {
    /**
     * A command is to be carried out.
     *
     * @param command the command
     */
    record Run(Command command) implements ParsedLine {}

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
