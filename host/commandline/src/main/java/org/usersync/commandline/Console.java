package org.usersync.commandline;

import java.util.Locale;

/**
 * Asks the person who runs a command. A command asks in one place and gets an answer or ends: there is no answer that is
 * made up. Used by the command's thread alone.
 */
public interface Console {
    /**
     * Asks for a line of text.
     *
     * @param question what is asked, without a line end
     * @return the answer without its line end, stripped; empty if nothing but the line end was typed
     * @throws CommandException if there is nobody to ask ({@link ExitStatus#ABORTED}), or the person interrupts the
     *     command instead ({@link ExitStatus#INTERRUPTED})
     */
    String ask(String question) throws CommandException;

    /**
     * Asks for a secret, which is not shown while it is typed.
     *
     * @param question what is asked, without a line end
     * @return the answer as it was typed, without its line end; the caller's alone, to be overwritten after use
     * @throws CommandException as {@link #ask(String)} does
     */
    char[] askSecret(String question) throws CommandException;

    /**
     * Asks for a line of text that has a standard answer.
     *
     * @param question what is asked
     * @param standard what an empty line means; shown with the question
     * @return the answer, not empty unless {@code standard} is
     * @throws CommandException as {@link #ask(String)} does
     */
    default String ask(String question, String standard) throws CommandException {
        String answer = ask(question + " [" + standard + "]: ");
        return answer.isEmpty() ? standard : answer;
    }

    /**
     * Asks a question that yes or no answers, again and again until it is answered. An empty line means no.
     *
     * @param question what is asked, ending in its question mark
     * @return whether the answer is yes
     * @throws CommandException as {@link #ask(String)} does
     */
    default boolean confirm(String question) throws CommandException {
        while (true) {
            switch (ask(question + " [y/N]: ").toLowerCase(Locale.ROOT)) {
                case "y", "yes" -> {
                    return true;
                }
                case "", "n", "no" -> {
                    return false;
                }
                default -> {
                    // neither: the question is put again
                }
            }
        }
    }

    /** {@return a console at which nobody is: every question ends the command} */
    static Console none() {
        return new Console() {
            @Override
            public String ask(String question) throws CommandException {
                throw new CommandException(ExitStatus.ABORTED, "there is nobody to answer '" + question.strip() + "'");
            }

            @Override
            public char[] askSecret(String question) throws CommandException {
                return ask(question).toCharArray();
            }
        };
    }
}
