package org.usersync.config.internal.pattern;

/** The text of a pattern or template with a place in it. Works on characters of Unicode, as Python does. */
final class PatternText {
    static final int END = -1;

    private final int[] characters;
    private int position;

    PatternText(String text) {
        this.characters = text.codePoints().toArray();
    }

    /** The next character, or {@link #END}. */
    int peek() {
        return peek(0);
    }

    int peek(int ahead) {
        return position + ahead < characters.length ? characters[position + ahead] : END;
    }

    /** Takes the next character, or {@link #END}. */
    int next() {
        return position < characters.length ? characters[position++] : END;
    }

    /** Takes a word if it comes next. */
    boolean take(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (peek(i) != word.charAt(i)) {
                return false;
            }
        }
        position += word.length();
        return true;
    }

    /** Takes everything up to an end mark, and the mark. */
    String upTo(char mark, String what) throws PatternException {
        StringBuilder taken = new StringBuilder();
        while (peek() != mark) {
            if (peek() == END) {
                throw error(what + " does not end with " + mark);
            }
            taken.appendCodePoint(next());
        }
        position++;
        return taken.toString();
    }

    int position() {
        return position;
    }

    void back(int to) {
        position = to;
    }

    PatternException error(String message) {
        return new PatternException(message + " (at character " + (Math.min(position, characters.length) + 1) + ")");
    }

    static boolean isOctal(int c) {
        return c >= '0' && c <= '7';
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isAsciiLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
