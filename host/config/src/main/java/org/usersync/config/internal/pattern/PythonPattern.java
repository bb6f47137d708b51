package org.usersync.config.internal.pattern;

import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.jspecify.annotations.Nullable;
import org.usersync.config.internal.Wording;
import org.usersync.spi.extension.ExpressionException;

/**
 * A regular expression of Python. Matching takes a bounded number of steps: a pattern that would run for ages ends with
 * an {@link ExpressionException} that names it. Immutable.
 */
public final class PythonPattern {
    private final String source;
    private final Pattern pattern;
    private final Pattern notEmpty;
    private final Map<String, Integer> names;
    private final int groups;
    private final boolean alternativesAtTop;

    private PythonPattern(String source, Pattern pattern, Pattern notEmpty, PatternTranslator.Translation translation) {
        this.source = source;
        this.pattern = pattern;
        this.notEmpty = notEmpty;
        this.names = Map.copyOf(translation.names());
        this.groups = translation.groups();
        this.alternativesAtTop = translation.alternativesAtTop();
    }

    /**
     * Compiles a pattern as it is.
     *
     * @param source the text of the configuration
     * @return the pattern
     * @throws PatternException if it is none
     */
    public static PythonPattern compile(String source) throws PatternException {
        return compile(source, false, "", "");
    }

    /**
     * Compiles a pattern that ignores case, with an anchor put before and one behind it. Alternatives at its top are not
     * grouped: the anchors belong to the first and the last one alone.
     *
     * @param source the text of the configuration
     * @return the pattern
     * @throws PatternException if it is none
     */
    public static PythonPattern anchored(String source) throws PatternException {
        return compile(source, true, "\\A", "\\z");
    }

    private static PythonPattern compile(String source, boolean ignoreCase, String before, String behind)
            throws PatternException {
        PatternTranslator.Translation translation = new PatternTranslator(source, ignoreCase).translate();
        int flags = translation.ignoreCase() ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
        try {
            Pattern pattern = Pattern.compile(before + translation.java() + behind, flags);
            Pattern notEmpty = Pattern.compile("(?:" + translation.java() + ")(?!\\G)", flags);
            return new PythonPattern(source, pattern, notEmpty, translation);
        } catch (PatternSyntaxException e) {
            throw new PatternException("not possible here: " + e.getDescription());
        } catch (StackOverflowError e) {
            throw new PatternException("the pattern is too long");
        }
    }

    /** {@return the text of the configuration} */
    public String source() {
        return source;
    }

    /** {@return whether it has alternatives outside of every group} */
    public boolean alternativesAtTop() {
        return alternativesAtTop;
    }

    /** {@return the numbers of the named groups} */
    Map<String, Integer> names() {
        return names;
    }

    /** {@return how many groups it has} */
    int groups() {
        return groups;
    }

    /**
     * Whether the pattern is found anywhere in a text.
     *
     * @param text the text
     * @return whether it is
     */
    public boolean search(String text) {
        return with(text, metered -> pattern.matcher(metered).find());
    }

    /**
     * Whether the pattern matches from the start of a text.
     *
     * @param text the text
     * @return whether it does
     */
    public boolean match(String text) {
        return with(text, metered -> pattern.matcher(metered).lookingAt());
    }

    /**
     * Rewrites a text that the pattern matches from the start: every match in it is replaced.
     *
     * @param text the text
     * @param replacement what replaces a match
     * @return the new text, or null if the pattern does not match from the start
     */
    public @Nullable String rewrite(String text, Substitution replacement) {
        return with(
                text, metered -> pattern.matcher(metered).lookingAt() ? replaced(text, metered, replacement) : null);
    }

    private String replaced(String text, MeteredText metered, Substitution replacement) {
        Matcher matcher = pattern.matcher(metered);
        StringBuilder result = new StringBuilder();
        int copied = 0;
        int from = 0;
        while (from <= text.length() && matcher.find(from)) {
            result.append(text, copied, matcher.start());
            replacement.appendTo(result, matcher);
            copied = matcher.end();
            from = copied;
            if (matcher.start() == matcher.end()) {
                // here Python looks for another match that is not empty; Java would go on behind the place
                Matcher further = notEmpty.matcher(metered)
                        .useTransparentBounds(true)
                        .useAnchoringBounds(false)
                        .region(copied, text.length());
                if (further.lookingAt()) {
                    replacement.appendTo(result, further);
                    copied = further.end();
                    from = copied;
                } else {
                    from = copied < text.length() ? text.offsetByCodePoints(copied, 1) : copied + 1;
                }
            }
        }
        return result.append(text, copied, text.length()).toString();
    }

    private <R extends @Nullable Object> R with(String text, Function<MeteredText, R> use) {
        try {
            return use.apply(new MeteredText(text));
        } catch (MeteredText.SpentException | StackOverflowError e) {
            throw new ExpressionException("the pattern " + Wording.quoted(source) + " takes too many steps on the text "
                    + Wording.quoted(text) + "; write it without nested repetitions");
        }
    }
}
