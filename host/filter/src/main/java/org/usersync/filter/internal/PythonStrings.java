package org.usersync.filter.internal;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Python's strings are rows of code points; this is what differs from Java's for that reason. */
final class PythonStrings {
    private PythonStrings() {}

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The order of code points, which is not that of UTF-16. */
    static int compare(String a, String b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean mixed = Character.isSurrogate(x) != Character.isSurrogate(y);
                return mixed ? (Character.isSurrogate(x) ? 1 : -1) : Character.compare(x, y);
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    static String slice(String text, int from, int to) {
        int begin = text.offsetByCodePoints(0, from);
        return text.substring(begin, text.offsetByCodePoints(begin, to - from));
    }

    static boolean space(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }

    /** Strips a set of characters, or white space if the set is null. */
    static String strip(String text, @Nullable String characters, boolean left, boolean right) {
        int begin = 0;
        int end = text.length();
        while (left && begin < end && stripped(text.codePointAt(begin), characters)) {
            begin += Character.charCount(text.codePointAt(begin));
        }
        while (right && end > begin && stripped(text.codePointBefore(end), characters)) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(begin, end);
    }

    private static boolean stripped(int c, @Nullable String characters) {
        return characters == null ? space(c) : characters.indexOf(c) >= 0;
    }

    /** Cuts at a separator, at most so many times (negative: any). */
    static List<@Nullable Object> split(String text, String separator, long most) {
        List<@Nullable Object> parts = new ArrayList<>();
        int begin = 0;
        for (int found = text.indexOf(separator);
                found >= 0 && parts.size() != most;
                found = text.indexOf(separator, begin)) {
            parts.add(text.substring(begin, found));
            begin = found + separator.length();
        }
        parts.add(text.substring(begin));
        return parts;
    }

    /** Cuts at a separator from the right. */
    static List<@Nullable Object> splitFromRight(String text, String separator, long most) {
        List<@Nullable Object> parts = new ArrayList<>();
        int end = text.length();
        int found = text.lastIndexOf(separator, end - separator.length());
        while (found >= 0 && end >= separator.length() && parts.size() != most) {
            parts.add(0, text.substring(found + separator.length(), end));
            end = found;
            found = end < separator.length() ? -1 : text.lastIndexOf(separator, end - separator.length());
        }
        parts.add(0, text.substring(0, end));
        return parts;
    }

    /** Cuts at runs of white space; what is left after the last cut keeps its own white space but the outer one. */
    static List<@Nullable Object> split(String text, long most) {
        List<@Nullable Object> parts = new ArrayList<>();
        String rest = strip(text, null, true, false);
        while (!rest.isEmpty()) {
            if (parts.size() == most) {
                parts.add(rest);
                break;
            }
            int end = 0;
            while (end < rest.length() && !space(rest.charAt(end))) {
                end++;
            }
            parts.add(rest.substring(0, end));
            rest = strip(rest.substring(end), null, true, false);
        }
        return parts;
    }

    /** Cuts at runs of white space from the right. */
    static List<@Nullable Object> splitFromRight(String text, long most) {
        List<@Nullable Object> parts = new ArrayList<>();
        String rest = strip(text, null, false, true);
        while (!rest.isEmpty()) {
            if (parts.size() == most) {
                parts.add(0, rest);
                break;
            }
            int begin = rest.length();
            while (begin > 0 && !space(rest.charAt(begin - 1))) {
                begin--;
            }
            parts.add(0, rest.substring(begin));
            rest = strip(rest.substring(0, begin), null, false, true);
        }
        return parts;
    }

    /** How often a part occurs, without overlaps. */
    static long count(String text, String part) {
        if (part.isEmpty()) {
            return length(text) + 1L;
        }
        long count = 0;
        for (int found = text.indexOf(part); found >= 0; found = text.indexOf(part, found + part.length())) {
            count++;
        }
        return count;
    }

    /** Replaces a part, at most so many times (negative: any). */
    static String replace(String text, String part, String by, long most) {
        if (most < 0) {
            // Java too puts the replacement of an empty part around every character, but between surrogates as well.
            if (!part.isEmpty()) {
                return text.replace(part, by);
            }
        }
        StringBuilder result = new StringBuilder();
        int at = 0;
        for (long times = 0; times != most; times++) {
            int found = text.indexOf(part, at);
            if (found < 0) {
                break;
            }
            result.append(text, at, found).append(by);
            at = found + part.length();
            if (part.isEmpty()) {
                if (at >= text.length()) {
                    break;
                }
                int next = at + Character.charCount(text.codePointAt(at));
                result.append(text, at, next);
                at = next;
            }
        }
        return result.append(text.substring(at)).toString();
    }
}
