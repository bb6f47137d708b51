package org.usersync.config.internal.pattern;

/**
 * The flags of Python that are in force at a place of a pattern.
 *
 * @param ignoreCase {@code i}
 * @param multiline {@code m}
 * @param dotAll {@code s}
 * @param verbose {@code x}
 * @param ascii {@code a}
 */
record PatternFlags(boolean ignoreCase, boolean multiline, boolean dotAll, boolean verbose, boolean ascii) {
    /** These flags with one letter switched. */
    PatternFlags with(int letter, boolean on, PatternText text) throws PatternException {
        return switch (letter) {
            case 'i' -> new PatternFlags(on, multiline, dotAll, verbose, ascii);
            case 'm' -> new PatternFlags(ignoreCase, on, dotAll, verbose, ascii);
            case 's' -> new PatternFlags(ignoreCase, multiline, on, verbose, ascii);
            case 'x' -> new PatternFlags(ignoreCase, multiline, dotAll, on, ascii);
            case 'a' -> new PatternFlags(ignoreCase, multiline, dotAll, verbose, on);
            case 'u' -> new PatternFlags(ignoreCase, multiline, dotAll, verbose, !on);
            default -> throw text.error("an unknown flag");
        };
    }
}
