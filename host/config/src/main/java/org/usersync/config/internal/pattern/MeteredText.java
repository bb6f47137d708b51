package org.usersync.config.internal.pattern;

/** A text that lets itself be read only so often: the JDK's matcher has no limit of its own. Used for one match. */
final class MeteredText implements CharSequence {
    /** Some tens of milliseconds; an honest pattern needs a few reads a character. */
    static final long READS = 5_000_000;

    private final String text;
    private long left = READS;

    MeteredText(String text) {
        this.text = text;
    }

    /** Too many reads. */
    static final class SpentException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SpentException() {
            super("too many steps", null, false, false);
        }
    }

    @Override
    public char charAt(int index) {
        if (--left < 0) {
            throw new SpentException();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
