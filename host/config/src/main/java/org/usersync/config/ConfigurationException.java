package org.usersync.config;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used. Every problem of every file that could be read is in it, in the order found. */
public final class ConfigurationException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;
    private final boolean usage;

    /**
     * Makes an exception.
     *
     * @param problems what is wrong, at least one entry
     */
    public ConfigurationException(List<Problem> problems) {
        this(problems, false);
    }

    /**
     * Makes an exception.
     *
     * @param problems what is wrong, at least one entry
     * @param usage whether an option of the command line is wrong whatever the files hold
     */
    public ConfigurationException(List<Problem> problems, boolean usage) {
        super(problems.stream().map(Problem::text).collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
        this.usage = usage;
    }

    /** {@return whether an option of the command line is wrong whatever the files hold} */
    public boolean usage() {
        return usage;
    }

    /** {@return what is wrong; each is one line for the user} */
    public List<Problem> problems() {
        return problems;
    }
}
