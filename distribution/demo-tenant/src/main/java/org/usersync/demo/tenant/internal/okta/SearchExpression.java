package org.usersync.demo.tenant.internal.okta;

import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Okta's {@code search} and {@code filter} texts: comparisons such as {@code profile.name eq "A \"B\""}, joined by
 * {@code and} and {@code or} with parentheses. Names of attributes count with their case; operators without.
 */
final class SearchExpression {
    private static final int DEEPEST = 50;

    private final String text;
    private final BiPredicate<String, String> allowed;
    private final boolean ignoreCase;
    private int at;
    private int depth;

    private SearchExpression(String text, BiPredicate<String, String> allowed, boolean ignoreCase) {
        this.text = text;
        this.allowed = allowed;
        this.ignoreCase = ignoreCase;
    }

    /**
     * Reads a text.
     *
     * @param text the expression
     * @param allowed which operator an attribute may have
     * @param ignoreCase whether values compare without case, as in {@code search}
     * @return judges a thing by its attributes
     * @throws OktaError if the text is wrong
     */
    static Predicate<Function<String, @Nullable Object>> parse(
            String text, BiPredicate<String, String> allowed, boolean ignoreCase) {
        SearchExpression parser = new SearchExpression(text, allowed, ignoreCase);
        Predicate<Function<String, @Nullable Object>> whole = parser.or();
        parser.blanks();
        if (parser.at < text.length()) {
            throw parser.wrong("the expression goes on after its end");
        }
        return whole;
    }

    private Predicate<Function<String, @Nullable Object>> or() {
        Predicate<Function<String, @Nullable Object>> left = and();
        while (word("or")) {
            left = left.or(and());
        }
        return left;
    }

    private Predicate<Function<String, @Nullable Object>> and() {
        Predicate<Function<String, @Nullable Object>> left = term();
        while (word("and")) {
            left = left.and(term());
        }
        return left;
    }

    private Predicate<Function<String, @Nullable Object>> term() {
        blanks();
        if (at < text.length() && text.charAt(at) == '(') {
            if (++depth > DEEPEST) {
                throw wrong("the expression is too complex");
            }
            at++;
            Predicate<Function<String, @Nullable Object>> inner = or();
            blanks();
            if (at >= text.length() || text.charAt(at) != ')') {
                throw wrong("a parenthesis is not closed");
            }
            at++;
            depth--;
            return inner;
        }
        String attribute = name();
        String operator = name().toLowerCase(Locale.ROOT);
        if (!allowed.test(attribute, operator)) {
            throw wrong("operator " + operator + " is not allowed for " + attribute);
        }
        if (operator.equals("pr")) {
            return thing -> thing.apply(attribute) != null;
        }
        String wanted = fold(literal());
        return thing -> {
            Object value = thing.apply(attribute);
            return value != null && compare(fold(value.toString()), operator, wanted);
        };
    }

    private static boolean compare(String value, String operator, String wanted) {
        return switch (operator) {
            case "eq" -> value.equals(wanted);
            case "sw" -> value.startsWith(wanted);
            case "co" -> value.contains(wanted);
            case "gt" -> value.compareTo(wanted) > 0;
            case "ge" -> value.compareTo(wanted) >= 0;
            case "lt" -> value.compareTo(wanted) < 0;
            default -> value.compareTo(wanted) <= 0;
        };
    }

    private String fold(String value) {
        return ignoreCase ? value.toLowerCase(Locale.ROOT) : value;
    }

    private boolean word(String word) {
        blanks();
        int end = at + word.length();
        if (text.regionMatches(true, at, word, 0, word.length())
                && end < text.length()
                && (text.charAt(end) == ' ' || text.charAt(end) == '(')) {
            at = end;
            return true;
        }
        return false;
    }

    private String name() {
        blanks();
        int from = at;
        while (at < text.length() && " ()\"".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (from == at) {
            throw wrong("a name is missing");
        }
        return text.substring(from, at);
    }

    private String literal() {
        blanks();
        if (at >= text.length() || text.charAt(at) != '"') {
            throw wrong("a quoted value is missing");
        }
        at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\') {
                at++;
                value.append(escaped());
            } else {
                value.append(text.charAt(at));
            }
            at++;
        }
        if (at >= text.length()) {
            throw wrong("a quoted value does not end");
        }
        at++;
        return value.toString();
    }

    private char escaped() {
        if (at >= text.length()) {
            throw wrong("a quoted value does not end");
        }
        char escape = text.charAt(at);
        return switch (escape) {
            case '"', '\\', '/' -> escape;
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> unicode();
            default -> throw wrong("unknown escape \\" + escape);
        };
    }

    private char unicode() {
        try {
            char value = (char) Integer.parseInt(text, at + 1, at + 5, 16);
            at += 4;
            return value;
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw wrong("an escape is not four hexadecimal digits");
        }
    }

    private void blanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private OktaError wrong(String what) {
        return OktaError.badSearch(what + " (at position " + at + ")");
    }
}
