package org.usersync.config.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** How messages show what a user wrote. */
public final class Wording {
    private static final int LONGEST = 60;

    private Wording() {}

    /**
     * Shows a text in one line, cut where it is long.
     *
     * @param text not a secret
     * @return the text in quotes
     */
    public static String quoted(String text) {
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        StringBuilder quoted = new StringBuilder("'");
        shown.chars().forEach(c -> {
            if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('\'').toString();
    }

    /**
     * The message of an exception as one line.
     *
     * @param e what failed
     * @return its message, or its kind if it has none
     */
    public static String lineOf(Throwable e) {
        String message = e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : String.join(" ", message.lines().toList());
    }

    /**
     * Finds what a misspelt name may have meant.
     *
     * @param name the name as found
     * @param known the names there are
     * @return a question with the nearest name and a blank before it, or an empty text if none is near
     */
    public static String suggestion(String name, Collection<String> known) {
        return nearest(name, known)
                .map(near -> ", did you mean " + quoted(near) + "?")
                .orElse("");
    }

    private static Optional<String> nearest(String name, Collection<String> known) {
        String wanted = name.toLowerCase(Locale.ROOT);
        int furthest = Math.max(2, wanted.length() / 3);
        return known.stream()
                .filter(candidate -> Math.abs(candidate.length() - wanted.length()) <= furthest)
                .filter(candidate -> distance(wanted, candidate.toLowerCase(Locale.ROOT)) <= furthest)
                .min(Comparator.<String>comparingInt(candidate -> distance(wanted, candidate.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
