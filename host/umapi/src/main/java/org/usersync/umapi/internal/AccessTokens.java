package org.usersync.umapi.internal;

import org.usersync.spi.secret.Secret;

/** Gives the token that every call of the API carries. Safe for use by several threads. */
public interface AccessTokens extends AutoCloseable {
    /**
     * A token that holds for some minutes yet; signs in where there is none.
     *
     * @return the token
     * @throws org.usersync.engine.target.TargetException if Adobe refuses the credentials or cannot be reached
     */
    Secret current();

    /**
     * Forgets a token that the API refused, so that {@link #current} signs in again.
     *
     * @param token the token that was refused; nothing happens if another one has taken its place
     */
    void refused(Secret token);

    /** Gives connections back. */
    @Override
    void close();
}
