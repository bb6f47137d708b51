package org.usersync.filter.internal;

import java.util.Locale;

/** Reads one string literal, prefix and quotes included. For one use on one thread. */
final class StringLiteral {
    private final Source source;
    private final String text;
    private final int begin;
    private final StringBuilder result = new StringBuilder();
    private int at;

    /** Reads the literal that begins at an index. */
    StringLiteral(Source source, int begin) {
        this.source = source;
        this.text = source.text();
        this.begin = begin;
        this.at = begin;
        read();
    }

    String value() {
        return result.toString();
    }

    /** The index after the literal. */
    int end() {
        return at;
    }

    private void read() {
        boolean raw = prefix();
        char quote = text.charAt(at);
        String closing = text.startsWith(String.valueOf(quote).repeat(3), at)
                ? String.valueOf(quote).repeat(3)
                : String.valueOf(quote);
        at += closing.length();
        while (!text.startsWith(closing, at)) {
            if (at >= text.length() || (closing.length() == 1 && lineEnd() > 0)) {
                throw source.error(begin, "a string without its closing quote");
            }
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length()) {
                escape(raw);
            } else if (c == '\r') {
                // Python reads every end of line as \n.
                result.append('\n');
                at += lineEnd();
            } else {
                result.append(c);
                at++;
            }
        }
        at += closing.length();
    }

    private int lineEnd() {
        return text.startsWith("\r\n", at) ? 2 : text.startsWith("\n", at) || text.startsWith("\r", at) ? 1 : 0;
    }

    private boolean prefix() {
        int quote = at;
        while (text.charAt(quote) != '"' && text.charAt(quote) != '\'') {
            quote++;
        }
        String prefix = text.substring(at, quote).toLowerCase(Locale.ROOT);
        at = quote;
        return switch (prefix) {
            case "", "u" -> false;
            case "r" -> true;
            case "b", "br", "rb" -> throw source.unsupported(begin, "bytes are");
            case "f", "fr", "rf" -> throw source.error(begin, "f-strings are not possible in filters");
            default -> throw source.error(begin, "'" + prefix + "' is no prefix of a string");
        };
    }

    private void escape(boolean raw) {
        int backslash = at;
        at++;
        if (raw) {
            result.append('\\');
            int lineEnd = lineEnd();
            result.append(lineEnd > 0 ? '\n' : text.charAt(at));
            at += Math.max(1, lineEnd);
            return;
        }
        if (lineEnd() > 0) {
            at += lineEnd();
            return;
        }
        char c = text.charAt(at++);
        switch (c) {
            case '\\', '\'', '"' -> result.append(c);
            case 'a' -> result.append('\u0007');
            case 'b' -> result.append('\b');
            case 'f' -> result.append('\f');
            case 'n' -> result.append('\n');
            case 'r' -> result.append('\r');
            case 't' -> result.append('\t');
            case 'v' -> result.append('\u000b');
            case 'x' -> hexadecimal(backslash, 2);
            case 'u' -> hexadecimal(backslash, 4);
            case 'U' -> hexadecimal(backslash, 8);
            case 'N' -> named(backslash);
            case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(c);
            default -> result.append('\\').append(c);
        }
    }

    private void octal(char first) {
        int value = first - '0';
        for (int digits = 1; digits < 3 && at < text.length() && "01234567".indexOf(text.charAt(at)) >= 0; digits++) {
            value = value * 8 + text.charAt(at++) - '0';
        }
        result.append((char) value);
    }

    private void hexadecimal(int backslash, int digits) {
        int end = Math.min(text.length(), at + digits);
        String number = text.substring(at, end);
        if (!number.matches("[0-9a-fA-F]{" + digits + "}")) {
            throw source.error(backslash, "this escape needs " + digits + " hexadecimal digits");
        }
        long value = Long.parseLong(number, 16);
        if (value > Character.MAX_CODE_POINT
                || (value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE)) {
            throw source.error(backslash, "this escape names no character");
        }
        result.appendCodePoint((int) value);
        at = end;
    }

    private void named(int backslash) {
        int close = text.indexOf('}', at);
        if (close < 0 || text.charAt(at) != '{') {
            throw source.error(backslash, "the name of a character stands in braces");
        }
        try {
            result.appendCodePoint(Character.codePointOf(text.substring(at + 1, close)));
        } catch (IllegalArgumentException e) {
            throw source.error(backslash, "no character has this name");
        }
        at = close + 1;
    }
}
