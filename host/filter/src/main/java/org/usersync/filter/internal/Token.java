package org.usersync.filter.internal;

import org.jspecify.annotations.Nullable;

/**
 * A piece of an expression.
 *
 * @param kind what it is
 * @param text a name, keyword or operator as written; of other kinds, empty
 * @param value the value of a number or string, otherwise null
 * @param at where it begins in the source
 */
record Token(Kind kind, String text, @Nullable Object value, int at) {
    /** What a token is. */
    enum Kind {
        NAME,
        KEYWORD,
        OPERATOR,
        NUMBER,
        STRING,
        END
    }

    boolean is(String word) {
        return (kind == Kind.OPERATOR || kind == Kind.KEYWORD) && text.equals(word);
    }

    /** How a message names this token. */
    String shown() {
        return switch (kind) {
            case END -> "the end of the expression";
            case NUMBER -> "a number";
            case STRING -> "a string";
            default -> "'" + text + "'";
        };
    }
}
