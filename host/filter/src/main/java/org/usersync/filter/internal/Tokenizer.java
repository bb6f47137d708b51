package org.usersync.filter.internal;

import java.math.BigInteger;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

import org.usersync.filter.internal.Token.Kind;

/** Cuts an expression into tokens by Python's lexical rules. For one use on one thread. */
final class Tokenizer {
    private static final Set<String> KEYWORDS = Set.of(
            "False",
            "None",
            "True",
            "and",
            "as",
            "assert",
            "async",
            "await",
            "break",
            "class",
            "continue",
            "def",
            "del",
            "elif",
            "else",
            "except",
            "finally",
            "for",
            "from",
            "global",
            "if",
            "import",
            "in",
            "is",
            "lambda",
            "nonlocal",
            "not",
            "or",
            "pass",
            "raise",
            "return",
            "try",
            "while",
            "with",
            "yield");

    /** Longer ones stand before their own beginnings. */
    private static final List<String> OPERATORS = List.of(
            "**=", "//=", ">>=", "<<=", "...", "==", "!=", "<=", ">=", "**", "//", "<<", ">>", ":=", "->", "+=", "-=",
            "*=", "/=", "%=", "&=", "|=", "^=", "@=", "(", ")", "[", "]", "{", "}", ",", ":", ".", ";", "@", "=", "+",
            "-", "*", "/", "%", "&", "|", "^", "~", "<", ">");

    /** Python's own limit for decimal literals. */
    private static final int MOST_DIGITS = 4300;

    private final Source source;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private final Deque<Token> open = new ArrayDeque<>();
    private int at;

    Tokenizer(Source source) {
        this.source = source;
        this.text = source.text();
    }

    List<Token> tokens() {
        while (skipBlanks()) {
            char c = text.charAt(at);
            if (c == '"' || c == '\'' || prefixedString()) {
                string();
            } else if (Character.isUnicodeIdentifierStart(text.codePointAt(at)) || c == '_') {
                name();
            } else if (asciiDigit(c) || (c == '.' && at + 1 < text.length() && asciiDigit(text.charAt(at + 1)))) {
                number();
            } else {
                operator();
            }
        }
        if (!open.isEmpty()) {
            throw source.error(open.getLast().at(), "'" + open.getLast().text() + "' is never closed");
        }
        tokens.add(new Token(Kind.END, "", null, text.stripTrailing().length()));
        return tokens;
    }

    private static boolean asciiDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Moves to the next token; false at the end. */
    private boolean skipBlanks() {
        boolean newLine = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n' || c == '\r') {
                newLine = true;
            } else if (c == '#') {
                while (at + 1 < text.length() && text.charAt(at + 1) != '\n' && text.charAt(at + 1) != '\r') {
                    at++;
                }
            } else if (c == '\\' && at + 1 < text.length() && lineEnd(at + 1) > 0) {
                at += lineEnd(at + 1);
            } else if (c != ' ' && c != '\t' && c != '\f') {
                if (newLine && open.isEmpty() && !tokens.isEmpty()) {
                    throw source.error(at, "an expression goes on in a new line only inside brackets");
                }
                return true;
            }
            at++;
        }
        return false;
    }

    private int lineEnd(int index) {
        return text.startsWith("\r\n", index)
                ? 2
                : text.startsWith("\n", index) || text.startsWith("\r", index) ? 1 : 0;
    }

    private boolean prefixedString() {
        int end = at;
        while (end < text.length() && end - at < 3 && "uUrRbBfF".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return end > at && end < text.length() && (text.charAt(end) == '"' || text.charAt(end) == '\'');
    }

    private void string() {
        StringLiteral literal = new StringLiteral(source, at);
        tokens.add(new Token(Kind.STRING, "", literal.value(), at));
        at = literal.end();
    }

    private void name() {
        int begin = at;
        while (at < text.length()
                && (Character.isUnicodeIdentifierPart(text.codePointAt(at)) || text.charAt(at) == '_')
                && !Character.isIdentifierIgnorable(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        String name = Normalizer.normalize(text.substring(begin, at), Normalizer.Form.NFKC);
        tokens.add(new Token(KEYWORDS.contains(name) ? Kind.KEYWORD : Kind.NAME, name, null, begin));
    }

    private void number() {
        int begin = at;
        Object value = text.charAt(at) == '0' && radix() != 10 ? prefixedInteger(radix()) : decimal();
        if (at < text.length() && (text.charAt(at) == 'j' || text.charAt(at) == 'J')) {
            throw source.unsupported(begin, "complex numbers are");
        }
        if (at < text.length() && Character.isUnicodeIdentifierPart(text.codePointAt(at))) {
            throw source.error(begin, "this is no number");
        }
        tokens.add(new Token(Kind.NUMBER, "", value, begin));
    }

    private int radix() {
        return switch (at + 1 < text.length() ? text.charAt(at + 1) : ' ') {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 10;
        };
    }

    private Object prefixedInteger(int radix) {
        int begin = at;
        at += 2;
        if (at < text.length() && text.charAt(at) == '_') {
            at++;
        }
        return PythonNumbers.integer(new BigInteger(digits(begin, radix), radix));
    }

    private Object decimal() {
        int begin = at;
        String whole = text.charAt(at) == '.' ? "" : digits(begin, 10);
        boolean fraction = at < text.length() && text.charAt(at) == '.';
        if (fraction) {
            at++;
            if (digitAt(at, 10)) {
                digits(begin, 10);
            }
        }
        boolean exponent = exponent(begin);
        if (fraction || exponent) {
            return Double.valueOf(text.substring(begin, at).replace("_", ""));
        }
        BigInteger value = new BigInteger(whole);
        if (whole.charAt(0) == '0' && value.signum() != 0) {
            throw source.error(begin, "a whole number does not begin with 0");
        }
        return PythonNumbers.integer(value);
    }

    private boolean exponent(int begin) {
        if (at >= text.length() || (text.charAt(at) != 'e' && text.charAt(at) != 'E')) {
            return false;
        }
        boolean sign = at + 1 < text.length() && (text.charAt(at + 1) == '+' || text.charAt(at + 1) == '-');
        if (!digitAt(sign ? at + 2 : at + 1, 10)) {
            return false;
        }
        at += sign ? 2 : 1;
        digits(begin, 10);
        return true;
    }

    private boolean digitAt(int index, int radix) {
        return index < text.length() && text.charAt(index) < 128 && Character.digit(text.charAt(index), radix) >= 0;
    }

    /** Takes digits, each two of which may have one underscore between them. */
    private String digits(int begin, int radix) {
        StringBuilder digits = new StringBuilder();
        while (digitAt(at, radix)) {
            digits.append(text.charAt(at++));
            if (at < text.length() && text.charAt(at) == '_' && digitAt(at + 1, radix)) {
                at++;
            }
            if (digits.length() > MOST_DIGITS) {
                throw source.error(begin, "a number has at most " + MOST_DIGITS + " digits");
            }
        }
        if (digits.isEmpty()) {
            throw source.error(begin, "this is no number");
        }
        return digits.toString();
    }

    private void operator() {
        for (String operator : OPERATORS) {
            if (text.startsWith(operator, at)) {
                Token token = new Token(Kind.OPERATOR, operator, null, at);
                brackets(token);
                tokens.add(token);
                at += operator.length();
                return;
            }
        }
        throw source.error(at, "this character has no meaning here");
    }

    private void brackets(Token token) {
        switch (token.text()) {
            case "(", "[", "{" -> open.addLast(token);
            case ")", "]", "}" -> {
                if (open.isEmpty() || !matches(open.removeLast().text(), token.text())) {
                    throw source.error(token.at(), "'" + token.text() + "' closes nothing");
                }
            }
            default -> {}
        }
    }

    private static boolean matches(String opening, String closing) {
        return (opening + closing).matches("\\(\\)|\\[]|\\{}");
    }
}
