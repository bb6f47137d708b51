package org.usersync.commandline;

/**
 * Carries out one command. A bundle registers it as a service with the property {@link #COMMAND}; the launcher looks
 * the service of the parsed command up, calls it once and ends the process with its status.
 */
public interface CommandHandler {
    /** The service property with the command's name, such as {@code sync}. */
    String COMMAND = "usersync.command";

    /**
     * Carries out a command on the calling thread.
     *
     * @param invocation the command and everything of the process that it may use
     * @return how it ended
     * @throws CommandException if it ends for a reason that one line tells; the launcher shows it
     */
    ExitStatus run(Invocation invocation) throws CommandException;
}
