package org.usersync.config.internal.pattern;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a regular expression of Python 3 and spells it for Java. Groups keep their numbers; names are resolved here,
 * since Java allows fewer. Used once.
 */
final class PatternTranslator {
    private static final int DEEPEST = 100;
    private static final int MOST_REPEATS = 65_535;

    private final PatternText text;
    private final Map<String, Integer> names = new LinkedHashMap<>();
    private final Set<Integer> unclosed = new HashSet<>();
    private PatternFlags flags;
    private PatternFlags global;
    private int groups;
    private boolean alternativesAtTop;

    PatternTranslator(String pattern, boolean ignoreCase) {
        this.text = new PatternText(pattern);
        this.flags = new PatternFlags(ignoreCase, false, false, false, false);
        this.global = flags;
    }

    /** What a pattern becomes. */
    record Translation(
            String java, boolean ignoreCase, Map<String, Integer> names, int groups, boolean alternativesAtTop) {}

    Translation translate() throws PatternException {
        globalFlags();
        String java = alternatives(0);
        if (text.peek() == ')') {
            throw text.error("a closing parenthesis without an opening one");
        }
        return new Translation(java, global.ignoreCase(), names, groups, alternativesAtTop);
    }

    /** A part of a sequence, kept apart until it is known whether a repetition follows. */
    private record Part(String java, boolean repeatable, boolean repeated) {
        static Part of(String java) {
            return new Part(java, true, false);
        }

        static Part anchor(String java) {
            return new Part(java, false, false);
        }
    }

    private void globalFlags() throws PatternException {
        while (text.peek() == '('
                && text.peek(1) == '?'
                && Character.isLowerCase(text.peek(2))
                && text.peek(2) != 'P') {
            int start = text.position();
            text.take("(?");
            PatternFlags changed = flags;
            while (text.peek() != ')') {
                if (text.peek() == ':' || text.peek() == '-') {
                    text.back(start);
                    return;
                }
                changed = changed.with(text.next(), true, text);
            }
            text.next();
            flags = changed;
            global = changed;
        }
    }

    private String alternatives(int depth) throws PatternException {
        if (depth > DEEPEST) {
            throw text.error("groups are nested too deeply");
        }
        PatternFlags outside = flags;
        StringBuilder java = new StringBuilder(sequence(depth));
        while (text.peek() == '|') {
            text.next();
            alternativesAtTop |= depth == 0;
            java.append('|').append(sequence(depth));
        }
        flags = outside;
        return java.toString();
    }

    private String sequence(int depth) throws PatternException {
        List<Part> parts = new ArrayList<>();
        while (text.peek() != PatternText.END && text.peek() != '|' && text.peek() != ')') {
            if ((flags.verbose() && skippedBlank()) || skippedComment()) {
                continue;
            }
            String repetition = repetition();
            if (repetition.isEmpty()) {
                parts.add(part(depth));
            } else {
                repeat(parts, repetition);
            }
        }
        StringBuilder java = new StringBuilder();
        parts.forEach(part -> java.append(part.java()));
        return java.toString();
    }

    private void repeat(List<Part> parts, String repetition) throws PatternException {
        Part last = parts.isEmpty() ? Part.anchor("") : parts.remove(parts.size() - 1);
        if (last.repeated()) {
            throw text.error("a repetition of a repetition");
        }
        if (!last.repeatable()) {
            throw text.error("nothing to repeat");
        }
        parts.add(new Part(last.java() + repetition, true, true));
    }

    private boolean skippedBlank() {
        int c = text.peek();
        if (c == '#') {
            while (text.peek() != PatternText.END && text.next() != '\n') {
                // a comment goes to the end of its line
            }
            return true;
        }
        boolean blank = c == ' ' || (c >= '\t' && c <= '\r');
        if (blank) {
            text.next();
        }
        return blank;
    }

    private boolean skippedComment() throws PatternException {
        if (!text.take("(?#")) {
            return false;
        }
        text.upTo(')', "a comment");
        return true;
    }

    /** Takes a repetition with its mode, or nothing. */
    private String repetition() throws PatternException {
        String count =
                switch (text.peek()) {
                    case '*' -> "*";
                    case '+' -> "+";
                    case '?' -> "?";
                    default -> "";
                };
        if (!count.isEmpty()) {
            text.next();
        } else if (text.peek() == '{') {
            count = counted();
        }
        if (count.isEmpty()) {
            return "";
        }
        return count + (text.take("?") ? "?" : text.take("+") ? "+" : "");
    }

    /** Takes {@code {m}}, {@code {m,}}, {@code {,n}} or {@code {m,n}}; other braces are plain characters. */
    private String counted() throws PatternException {
        int start = text.position();
        text.next();
        String least = digits();
        boolean comma = text.take(",");
        String most = comma ? digits() : least;
        if (!text.take("}") || (!comma && least.isEmpty())) {
            text.back(start);
            return "";
        }
        int low = least.isEmpty() ? 0 : number(least);
        if (comma && most.isEmpty()) {
            return "{" + low + ",}";
        }
        int high = number(most);
        if (high < low) {
            throw text.error("a repetition whose least number is larger than its most");
        }
        return "{" + low + "," + high + "}";
    }

    private String digits() {
        StringBuilder digits = new StringBuilder();
        while (PatternText.isDigit(text.peek())) {
            digits.appendCodePoint(text.next());
        }
        return digits.toString();
    }

    private int number(String digits) throws PatternException {
        if (digits.length() > 5 || Integer.parseInt(digits) > MOST_REPEATS) {
            throw text.error("a number above " + MOST_REPEATS);
        }
        return Integer.parseInt(digits);
    }

    private Part part(int depth) throws PatternException {
        int c = text.next();
        return switch (c) {
            case '.' -> Part.of(flags.dotAll() ? "(?s:.)" : "[^\\n]");
            case '^' -> Part.anchor(flags.multiline() ? "(?:\\A|(?<=\\n))" : "\\A");
            case '$' -> Part.anchor(flags.multiline() ? "(?=\\n|\\z)" : "(?=\\n?\\z)");
            case '[' -> Part.of(CharacterClass.translate(text, flags.ascii()));
            case '(' -> group(depth);
            case '\\' -> escape();
            default -> Part.of(Escapes.literal(c));
        };
    }

    private Part escape() throws PatternException {
        int c = text.peek();
        if (c == '0') {
            return Part.of(Escapes.literal(Escapes.octal(text)));
        }
        if (PatternText.isDigit(c)) {
            return Escapes.threeOctalsNext(text)
                    ? Part.of(Escapes.literal(Escapes.octal(text)))
                    : reference(groupNumber());
        }
        int known = Escapes.character(text);
        if (known != PatternText.END) {
            return Part.of(Escapes.literal(known));
        }
        if (c == PatternText.END) {
            throw text.error("a backslash at the end");
        }
        text.next();
        String word = "[" + Escapes.kind('w', flags.ascii()) + "]";
        return switch (c) {
            case 'A' -> Part.anchor("\\A");
            case 'Z' -> Part.anchor("\\z");
            case 'b' -> Part.anchor("(?:(?<=" + word + ")(?!" + word + ")|(?<!" + word + ")(?=" + word + "))");
            case 'B' ->
                // an empty text has none, by Python's word before 3.14
                Part.anchor("(?!\\A\\z)(?:(?<=" + word + ")(?=" + word + ")|(?<!" + word + ")(?!" + word + "))");
            case 'd', 's', 'w' -> Part.of("[" + Escapes.kind(c, flags.ascii()) + "]");
            case 'D', 'S', 'W' -> Part.of("[^" + Escapes.kind(Character.toLowerCase(c), flags.ascii()) + "]");
            default -> {
                if (PatternText.isAsciiLetter(c)) {
                    throw text.error("\\" + (char) c + " is no escape");
                }
                yield Part.of(Escapes.literal(c));
            }
        };
    }

    private int groupNumber() {
        int number = text.next() - '0';
        return PatternText.isDigit(text.peek()) ? number * 10 + text.next() - '0' : number;
    }

    private Part reference(int number) throws PatternException {
        if (number > groups) {
            throw text.error("there is no group " + number + " before this place");
        }
        if (unclosed.contains(number)) {
            throw text.error("a group refers to itself");
        }
        return Part.of("(?:\\" + number + ")");
    }

    private Part group(int depth) throws PatternException {
        if (!text.take("?")) {
            return capture(depth);
        }
        if (text.take("P<")) {
            String name = text.upTo('>', "the name of a group");
            if (!isIdentifier(name)) {
                throw text.error("a group's name is letters, digits and _, and no digit first");
            }
            if (names.put(name, groups + 1) != null) {
                throw text.error("two groups of one name");
            }
            return capture(depth);
        }
        if (text.take("P=")) {
            String name = text.upTo(')', "a reference to a group");
            Integer number = names.get(name);
            if (number == null) {
                throw text.error("no group has this name");
            }
            return reference(number);
        }
        if (text.peek() == '(') {
            throw text.error("a conditional group (?(…)…) is not supported");
        }
        for (String kind : List.of(":", "=", "!", "<=", "<!", ">")) {
            if (text.take(kind)) {
                return Part.of(closed("(?" + kind, depth));
            }
        }
        return flagged(depth);
    }

    private Part capture(int depth) throws PatternException {
        int number = ++groups;
        unclosed.add(number);
        String java = closed("(", depth);
        unclosed.remove(number);
        return Part.of(java);
    }

    private String closed(String opening, int depth) throws PatternException {
        String content = alternatives(depth + 1);
        if (!text.take(")")) {
            throw text.error("a group does not end with )");
        }
        return opening + content + ")";
    }

    /** A group with flags of its own, such as {@code (?i-s:…)}. */
    private Part flagged(int depth) throws PatternException {
        PatternFlags outside = flags;
        PatternFlags inside = flags;
        boolean on = true;
        while (text.peek() != ':') {
            if (text.peek() == ')') {
                throw text.error("flags for the whole pattern must stand at its start");
            }
            if (text.peek() == '-' && on) {
                on = false;
                text.next();
            } else if (PatternText.isAsciiLetter(text.peek())) {
                inside = inside.with(text.next(), on, text);
            } else {
                throw text.error("an unknown kind of group");
            }
        }
        text.next();
        flags = inside;
        String java = closed(inside.ignoreCase() ? "(?iu:" : "(?-i:", depth);
        flags = outside;
        return Part.of(java);
    }

    private static boolean isIdentifier(String name) {
        return !name.isEmpty()
                && (name.codePointAt(0) == '_' || Character.isLetter(name.codePointAt(0)))
                && name.codePoints().allMatch(c -> c == '_' || Character.isLetterOrDigit(c));
    }
}
