package org.usersync.spi.secret;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;

/**
 * A value that must not be seen: a token, a password, a pass phrase.
 *
 * <p>It is lent, never given: {@link #use} hands out a copy and clears it when the function returns. It has no equality
 * and its text form never shows the value, so that it cannot reach a log by accident. It is no protection against
 * somebody who can read the memory of the process. Safe for use by several threads.
 */
public final class Secret {
    private final char[] value;

    private Secret(char[] value) {
        this.value = value;
    }

    /**
     * Takes a copy of a value.
     *
     * @param value the value; the caller should clear its own array
     * @return the secret
     */
    public static Secret of(char[] value) {
        return new Secret(value.clone());
    }

    /**
     * Takes a value that a parser delivered as text.
     *
     * @param value the value
     * @return the secret
     */
    public static Secret of(String value) {
        return new Secret(Objects.requireNonNull(value, "value").toCharArray());
    }

    /**
     * Lends the value for the time of one call.
     *
     * @param <R> what the function makes of it
     * @param function receives a copy that is cleared when it returns
     * @return what the function returned
     */
    public <R> R use(Function<char[], R> function) {
        char[] lent = value.clone();
        try {
            return function.apply(lent);
        } finally {
            Arrays.fill(lent, '\0');
        }
    }

    /** {@return whether the value has no characters} */
    public boolean isEmpty() {
        return value.length == 0;
    }

    /** {@return a fixed text that tells nothing about the value} */
    @Override
    public String toString() {
        return "Secret[***]";
    }
}
