package org.usersync.config.internal.pattern;

/** Translates a class of characters, {@code [...]}. */
final class CharacterClass {
    private final PatternText text;
    private final boolean ascii;
    private final StringBuilder content = new StringBuilder();
    private boolean nested;

    private CharacterClass(PatternText text, boolean ascii) {
        this.text = text;
        this.ascii = ascii;
    }

    /** Reads a class whose opening bracket has been taken, and spells it for Java. */
    static String translate(PatternText text, boolean ascii) throws PatternException {
        boolean negated = text.take("^");
        CharacterClass read = new CharacterClass(text, ascii);
        read.members();
        if (!negated) {
            return "[" + read.content + "]";
        }
        // Java's releases disagree on what ^ negates beside a nested class, so that case goes another way.
        return read.nested ? "(?:(?![" + read.content + "])(?s:.))" : "[^" + read.content + "]";
    }

    private void members() throws PatternException {
        boolean first = true;
        while (first || text.peek() != ']') {
            if (text.peek() == PatternText.END) {
                throw text.error("a class of characters does not end with ]");
            }
            first = false;
            int low = member();
            boolean range = text.peek() == '-' && text.peek(1) != ']' && text.peek(1) != PatternText.END;
            if (!range) {
                if (low != PatternText.END) {
                    content.append(Escapes.literal(low));
                }
                continue;
            }
            text.next();
            range(low);
        }
        text.next();
    }

    private void range(int low) throws PatternException {
        int high = low == PatternText.END ? PatternText.END : member();
        if (low == PatternText.END || high == PatternText.END || high < low) {
            throw text.error("a range of characters that is none");
        }
        content.append(Escapes.literal(low)).append('-').append(Escapes.literal(high));
    }

    /** One character; a kind of characters is added to the content and gives {@link PatternText#END}. */
    private int member() throws PatternException {
        int character = text.next();
        if (character != '\\') {
            return character;
        }
        int escaped = text.peek();
        if (escaped == 'b') {
            text.next();
            return '\b';
        }
        if (PatternText.isOctal(escaped)) {
            return Escapes.octal(text);
        }
        int known = Escapes.character(text);
        if (known != PatternText.END) {
            return known;
        }
        switch (escaped) {
            case 'd', 's', 'w' -> content.append(Escapes.kind(escaped, ascii));
            case 'D', 'S', 'W' -> {
                content.append("[^")
                        .append(Escapes.kind(Character.toLowerCase(escaped), ascii))
                        .append(']');
                nested = true;
            }
            default -> {
                if (escaped == PatternText.END || PatternText.isAsciiLetter(escaped) || PatternText.isDigit(escaped)) {
                    throw text.error("an unknown escape in a class of characters");
                }
                return text.next();
            }
        }
        text.next();
        return PatternText.END;
    }
}
