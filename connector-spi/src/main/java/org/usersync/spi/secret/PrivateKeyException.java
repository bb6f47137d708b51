package org.usersync.spi.secret;

import org.jspecify.annotations.Nullable;

/** A private key cannot be read. The message is one line for the user, without the place of the key and without secrets. */
public final class PrivateKeyException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    private final Reason reason;

    /** Why a key cannot be read. */
    public enum Reason {
        /** The text holds no private key, or one of a kind that is not known. */
        NO_KEY,
        /** The key is encrypted, and there was no pass phrase. */
        PASS_PHRASE_MISSING,
        /** The pass phrase does not open the key. */
        PASS_PHRASE_WRONG
    }

    /**
     * Makes an exception.
     *
     * @param reason what is wrong
     * @param message one line, continuing "the key …"
     * @param cause what failed; it must not show anything of the key. Null if there is none
     */
    public PrivateKeyException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** {@return what is wrong} */
    public Reason reason() {
        return reason;
    }
}
