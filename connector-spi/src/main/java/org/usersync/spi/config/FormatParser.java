package org.usersync.spi.config;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.config.FieldSpec.Alignment;

/** Reads one format. For one use on one thread. */
final class FormatParser {
    /** Nobody's attribute is longer; a slip of the finger must not fill the memory. */
    private static final int LARGEST_NUMBER = 10_000;

    private final String text;
    private final List<FormatPart> parts = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();
    private int at;

    FormatParser(String text) {
        this.text = text;
    }

    List<FormatPart> parse() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != '{' && c != '}') {
                literal.append(c);
                at++;
            } else if (at + 1 < text.length() && text.charAt(at + 1) == c) {
                literal.append(c);
                at += 2;
            } else if (c == '}') {
                throw error(at, "a single } (write }} for the character itself)");
            } else {
                endLiteral();
                parts.add(field());
            }
        }
        endLiteral();
        return parts;
    }

    private void endLiteral() {
        if (!literal.isEmpty()) {
            parts.add(new FormatPart.Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    private FormatPart.Field field() {
        int open = at;
        int close = text.indexOf('}', open);
        if (close < 0) {
            throw error(open, "a { without its } (write {{ for the character itself)");
        }
        at = open + 1;
        String name = name();
        if (name.isEmpty() && at == close) {
            throw error(at, "the name of an attribute is missing between { and }");
        }
        char next = text.charAt(at);
        if (next == '!') {
            throw error(at, "a conversion such as !r is not possible");
        }
        if (name.isEmpty() || (next != '}' && next != ':')) {
            throw error(at, "the name of an attribute has letters, digits, _, - and ; only and begins with a letter");
        }
        FieldSpec spec = FieldSpec.PLAIN;
        if (next == ':') {
            at++;
            spec = spec(close);
        }
        at = close + 1;
        return new FormatPart.Field(name, spec);
    }

    private String name() {
        int begin = at;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            boolean fits = Character.isLetter(c)
                    || c == '_'
                    || (at > begin && (Character.isDigit(c) || c == '-' || c == ';' || isMark(c)));
            if (!fits) {
                break;
            }
            at += Character.charCount(c);
        }
        return text.substring(begin, at);
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private FieldSpec spec(int close) {
        int fill = ' ';
        @Nullable Alignment alignment = null;
        if (at < close) {
            int first = text.codePointAt(at);
            int second = at + Character.charCount(first);
            if (second < close && alignment(text.charAt(second)) != null && first != '{') {
                fill = first;
                alignment = alignment(text.charAt(second));
                at = second + 1;
            } else if (alignment(text.charAt(at)) != null) {
                alignment = alignment(text.charAt(at));
                at++;
                if (at < close && text.charAt(at) == '0') {
                    fill = '0';
                }
            }
        }
        if (alignment == null && at < close && text.charAt(at) == '0') {
            // Python's versions disagree on a text with a leading zero, so it is better not to guess.
            throw error(at, "a width that begins with 0 needs an alignment, such as 0>6");
        }
        int width = number(close, 0);
        int precision = -1;
        if (at < close && text.charAt(at) == '.') {
            at++;
            precision = number(close, -1);
            if (precision < 0) {
                throw error(at, "a number is missing after the point");
            }
        }
        if (at < close) {
            throw error(at, "after : only fill, alignment (< ^ >), width and .precision are possible");
        }
        return new FieldSpec(fill, alignment == null ? Alignment.LEFT : alignment, width, precision);
    }

    private static @Nullable Alignment alignment(char c) {
        return switch (c) {
            case '<' -> Alignment.LEFT;
            case '^' -> Alignment.CENTRE;
            case '>' -> Alignment.RIGHT;
            default -> null;
        };
    }

    private int number(int close, int without) {
        int begin = at;
        int value = 0;
        while (at < close && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            value = value * 10 + (text.charAt(at) - '0');
            if (value > LARGEST_NUMBER) {
                throw error(begin, "a width or precision above " + LARGEST_NUMBER);
            }
            at++;
        }
        return at == begin ? without : value;
    }

    private IllegalArgumentException error(int position, String what) {
        int column = text.codePointCount(0, position) + 1;
        return new IllegalArgumentException(
                "format " + PythonText.repr(text) + " is wrong at column " + column + ": " + what);
    }
}
