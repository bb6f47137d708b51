package org.usersync.umapi.internal;

/** The credentials by which a token is asked for. Safe for use by several threads. */
public interface Grant {
    /**
     * Writes the fields of a request for a token.
     *
     * @param form where to
     */
    void write(FormBody form);

    /** {@return what Adobe may refuse, for messages} */
    String credentials();
}
