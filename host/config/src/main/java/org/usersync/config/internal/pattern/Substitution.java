package org.usersync.config.internal.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;

/** What replaces a match, as Python's {@code re.sub} reads it. Immutable. */
public final class Substitution {
    private final List<Part> parts;

    private Substitution(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** Text, or a group if the number is not negative. */
    private record Part(String text, int group) {}

    /**
     * Reads a substitution.
     *
     * @param template the text of the configuration
     * @param pattern the pattern whose groups it may name
     * @return the substitution
     * @throws PatternException if the template is wrong, or names a group that the pattern lacks
     */
    public static Substitution parse(String template, PythonPattern pattern) throws PatternException {
        PatternText text = new PatternText(template);
        List<Part> parts = new ArrayList<>();
        while (text.peek() != PatternText.END) {
            int c = text.next();
            parts.add(c == '\\' ? escape(text, pattern) : new Part(Character.toString(c), -1));
        }
        return new Substitution(parts);
    }

    private static Part escape(PatternText text, PythonPattern pattern) throws PatternException {
        int c = text.peek();
        if (c == PatternText.END) {
            throw text.error("a backslash at the end");
        }
        if (text.take("g")) {
            return named(text, pattern);
        }
        if (c == '0') {
            text.next();
            int value = 0;
            for (int i = 0; i < 2 && PatternText.isOctal(text.peek()); i++) {
                value = value * 8 + text.next() - '0';
            }
            return new Part(Character.toString(value), -1);
        }
        if (PatternText.isDigit(c)) {
            return Escapes.threeOctalsNext(text)
                    ? new Part(Character.toString(Escapes.octal(text)), -1)
                    : group(number(text), text, pattern);
        }
        text.next();
        int control = c == 'b' ? '\b' : Escapes.control(c);
        if (control != PatternText.END) {
            return new Part(Character.toString(control), -1);
        }
        if (PatternText.isAsciiLetter(c)) {
            throw text.error("\\" + (char) c + " is no escape");
        }
        return new Part("\\" + Character.toString(c), -1);
    }

    private static int number(PatternText text) {
        int number = text.next() - '0';
        return PatternText.isDigit(text.peek()) ? number * 10 + text.next() - '0' : number;
    }

    private static Part named(PatternText text, PythonPattern pattern) throws PatternException {
        if (!text.take("<")) {
            throw text.error("\\g needs the name of a group in < and >");
        }
        String name = text.upTo('>', "the name of a group");
        if (name.matches("[0-9]{1,4}")) {
            return group(Integer.parseInt(name), text, pattern);
        }
        Integer number = pattern.names().get(name);
        if (number == null) {
            throw text.error("the source has no group of this name");
        }
        return new Part("", number);
    }

    private static Part group(int number, PatternText text, PythonPattern pattern) throws PatternException {
        if (number > pattern.groups()) {
            throw text.error("the source has no group " + number);
        }
        return new Part("", number);
    }

    /** Adds the replacement of one match; a group that took no part is empty. */
    void appendTo(StringBuilder result, MatchResult match) {
        for (Part part : parts) {
            if (part.group() < 0) {
                result.append(part.text());
            } else if (match.group(part.group()) != null) {
                result.append(match.group(part.group()));
            }
        }
    }
}
