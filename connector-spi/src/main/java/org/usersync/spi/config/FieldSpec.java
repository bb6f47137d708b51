package org.usersync.spi.config;

/**
 * How a placeholder's value is laid out: cut to a precision, then filled up to a width.
 *
 * @param fill the character (code point) that fills up
 * @param alignment where the value stands in the width
 * @param width the least length in code points, 0 for any
 * @param precision the greatest length of the value in code points, or -1 for any
 */
record FieldSpec(int fill, Alignment alignment, int width, int precision) {
    static final FieldSpec PLAIN = new FieldSpec(' ', Alignment.LEFT, 0, -1);

    /** Where a value stands. */
    enum Alignment {
        LEFT,
        CENTRE,
        RIGHT
    }

    /** {@return whether values stay as they are} */
    boolean isPlain() {
        return width == 0 && precision < 0;
    }

    /** Appends a value in this layout. */
    void append(String value, StringBuilder target) {
        int length = value.codePointCount(0, value.length());
        String text = value;
        if (precision >= 0 && precision < length) {
            text = value.substring(0, value.offsetByCodePoints(0, precision));
            length = precision;
        }
        int missing = Math.max(0, width - length);
        int before =
                switch (alignment) {
                    case LEFT -> 0;
                    case CENTRE -> missing / 2;
                    case RIGHT -> missing;
                };
        fill(target, before);
        target.append(text);
        fill(target, missing - before);
    }

    private void fill(StringBuilder target, int times) {
        for (int i = 0; i < times; i++) {
            target.appendCodePoint(fill);
        }
    }
}
