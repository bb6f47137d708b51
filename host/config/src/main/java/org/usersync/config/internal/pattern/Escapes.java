package org.usersync.config.internal.pattern;

/** Escapes that stand for one character, and how Java's expressions spell characters and kinds of characters. */
final class Escapes {
    private static final String ASCII_SPACE = "\\t-\\r\\x20";
    /** What Python's {@code str.isspace} takes for blank. */
    private static final String SPACE =
            "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
    /** What {@code str.isalnum} takes, and the underscore: letters and numbers, but no combining marks. */
    private static final String WORD = "\\p{L}\\p{N}_";

    private Escapes() {}

    /** The content of a class of characters for d, s or w. */
    static String kind(int letter, boolean ascii) {
        return switch (letter) {
            case 'd' -> ascii ? "0-9" : "\\p{Nd}";
            case 's' -> ascii ? ASCII_SPACE : SPACE;
            case 'w' -> ascii ? "a-zA-Z0-9_" : WORD;
            default -> throw new IllegalArgumentException("no kind of characters: " + letter);
        };
    }

    /** One character, spelled so that it means nothing else. */
    static String literal(int character) {
        if (PatternText.isAsciiLetter(character) || PatternText.isDigit(character)) {
            return Character.toString(character);
        }
        return String.format("\\x{%x}", character);
    }

    /**
     * Reads what follows a backslash if it stands for one character; digits aside.
     *
     * @return the character, or {@link PatternText#END} if the escape means something else
     */
    static int character(PatternText text) throws PatternException {
        int letter = text.peek();
        int simple = control(letter);
        if (simple != PatternText.END) {
            text.next();
            return simple;
        }
        return switch (letter) {
            case 'x' -> hexadecimal(text, 2);
            case 'u' -> hexadecimal(text, 4);
            case 'U' -> hexadecimal(text, 8);
            case 'N' -> named(text);
            default -> PatternText.END;
        };
    }

    /** The control characters that patterns and templates know by a letter. */
    static int control(int letter) {
        return switch (letter) {
            case 'a' -> 0x07;
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 0x0B;
            case '\\' -> '\\';
            default -> PatternText.END;
        };
    }

    private static int hexadecimal(PatternText text, int digits) throws PatternException {
        int letter = text.next();
        long value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = text.peek() < 128 ? Character.digit(text.peek(), 16) : -1;
            if (digit < 0) {
                throw text.error("\\" + (char) letter + " needs " + digits + " hexadecimal digits");
            }
            value = value * 16 + digit;
            text.next();
        }
        if (value > Character.MAX_CODE_POINT) {
            throw text.error("there is no such character");
        }
        return (int) value;
    }

    private static int named(PatternText text) throws PatternException {
        text.next();
        if (!text.take("{")) {
            throw text.error("\\N needs the name of a character in braces");
        }
        String name = text.upTo('}', "the name of a character");
        try {
            return Character.codePointOf(name);
        } catch (IllegalArgumentException unknown) {
            throw text.error("no character has the name " + name);
        }
    }

    /** Up to three octal digits, of which the first comes next. */
    static int octal(PatternText text) throws PatternException {
        int value = 0;
        for (int i = 0; i < 3 && PatternText.isOctal(text.peek()); i++) {
            value = value * 8 + text.next() - '0';
        }
        if (value > 0377) {
            throw text.error("an octal escape goes up to \\377");
        }
        return value;
    }

    /** Whether three octal digits come next: then they are a character and not the number of a group. */
    static boolean threeOctalsNext(PatternText text) {
        return PatternText.isOctal(text.peek())
                && PatternText.isOctal(text.peek(1))
                && PatternText.isOctal(text.peek(2));
    }
}
