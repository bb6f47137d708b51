package org.usersync.python.internal.interpreter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises what only Python 3 can read. It is asked only about a text in which Jython found a syntax error, so that it
 * may take a likeness for the thing.
 */
public final class PythonThreeSyntax {
    private static final String ENGINE = "; texts run on Jython, which is Python 2.7";

    /** A construct, recognised in a text without the contents of its strings and comments. */
    private record Construct(Pattern pattern, String name, String instead) {
        Construct(String pattern, String name, String instead) {
            this(Pattern.compile(pattern, Pattern.MULTILINE), name, instead);
        }
    }

    /**
     * What was recognised.
     *
     * @param line where, from 1
     * @param column where, from 1
     * @param text what it is
     */
    public record Finding(int line, int column, String text) {}

    private static final List<Construct> CONSTRUCTS = List.of(
            new Construct("\\b[rR]?[fF][rR]?(?=[\"'])", "f-strings are", "write '…{}'.format(…)"),
            new Construct("\\bnonlocal\\b", "'nonlocal' is", "keep the value in a list or in hook_storage"),
            new Construct("\\basync\\b|\\bawait\\b", "'async' and 'await' are", ""),
            new Construct("\\byield\\s+from\\b", "'yield from' is", "loop and yield each item"),
            new Construct("\\braise\\b[^\\n]*\\bfrom\\b", "'raise … from …' is", "leave 'from …' out"),
            new Construct(":=", "assignment in an expression (':=') is", "assign in a line of its own"),
            new Construct("->", "annotations are", "leave them out"),
            new Construct("\\bdef\\s+\\w+\\s*\\([^()]*\\w\\s*:[^()]*\\)", "annotations are", "leave them out"),
            new Construct("^\\s*[\\w.]+\\s*:\\s*[\\w\\[\\], .\"']+(=|$)", "annotations are", "leave them out"),
            new Construct(
                    "\\b(def\\s+\\w+|lambda)\\b[^\\n]*[(,\\s]\\*\\w*\\s*,\\s*[^*\\s)]",
                    "keyword-only arguments are",
                    "give them a default before '*'"),
            new Construct("\\bdef\\s+\\w+\\s*\\([^)]*/\\s*[,)]", "positional-only arguments are", "leave '/' out"),
            new Construct("\\bclass\\s+\\w+\\s*\\([^)]*=", "class arguments by name are", "write __metaclass__ = …"),
            new Construct("(^|[,(])\\s*\\*\\w+\\s*(,[^=\\n]*)?=[^=]", "unpacking with '*' is", "use slices"),
            new Construct("^[^\\n=]*,\\s*\\*\\w+[^\\n=(]*=[^=]", "unpacking with '*' is", "use slices"),
            new Construct("[\\[{(,]\\s*\\*\\*?[\\w\\[(]", "unpacking with '*' or '**' in a display or call is", ""),
            new Construct("\\b\\d+_\\d", "'_' in numbers is", "leave it out"),
            new Construct("\\bexcept\\s*\\*", "'except*' is", ""),
            new Construct("^\\s*match\\b[^\\n=]*:\\s*$", "'match' is", "use if and elif"),
            new Construct("\\bwith\\s*\\(", "'with' over brackets is", "leave the brackets out"),
            new Construct("[\\w)\\]]\\s+@\\s+[\\w(]", "the operator '@' is", ""),
            new Construct("\\b[rR][bB](?=[\"'])", "the prefix rb is", "write br"),
            new Construct("^\\s*\\.\\.\\.\\s*$", "a statement '...' is", "write pass"),
            new Construct("\\.\\.\\.", "'...' is", "write pass or None"),
            new Construct("[^\\x00-\\x7f]", "letters outside of ASCII in names are", ""));

    private PythonThreeSyntax() {}

    /**
     * Explains a syntax error.
     *
     * @param source the text
     * @param line where Jython gave up; what is wrong stands there or before
     * @return what is Python 3's, the nearest to the line; empty if nothing was recognised
     */
    public static Optional<Finding> explain(String source, int line) {
        String bare = withoutContents(source);
        List<Finding> findings = new ArrayList<>();
        for (Construct construct : CONSTRUCTS) {
            Matcher matcher = construct.pattern().matcher(bare);
            while (matcher.find()) {
                findings.add(finding(bare, matcher, construct));
            }
        }
        return findings.stream()
                .filter(finding -> finding.line() <= line + 1)
                .min(Comparator.comparingInt(finding -> Math.abs(line - finding.line())));
    }

    private static Finding finding(String text, Matcher matcher, Construct construct) {
        int at = matcher.start();
        while (at < matcher.end() - 1
                && (Character.isWhitespace(text.charAt(at)) || "[{(,".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        String before = text.substring(0, at);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new Finding(
                line,
                at - before.lastIndexOf('\n'),
                construct.name() + " Python 3 syntax" + ENGINE
                        + (construct.instead().isEmpty() ? "" : ": " + construct.instead()));
    }

    /** The text with strings emptied and comments taken out; lines stay. */
    private static String withoutContents(String source) {
        StringBuilder bare = new StringBuilder();
        int at = 0;
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == '#') {
                while (at < source.length() && source.charAt(at) != '\n') {
                    at++;
                }
            } else if (c == '"' || c == '\'') {
                at = string(source, at, bare);
            } else {
                bare.append(c);
                at++;
            }
        }
        return bare.toString();
    }

    private static int string(String source, int begin, StringBuilder bare) {
        String quote = source.substring(begin, begin + 1);
        String closing = source.startsWith(quote.repeat(3), begin) ? quote.repeat(3) : quote;
        bare.append(quote).append(" ".repeat(closing.length() - 1));
        int at = begin + closing.length();
        while (at < source.length() && !source.startsWith(closing, at)) {
            int length = source.charAt(at) == '\\' && at + 1 < source.length() ? 2 : 1;
            for (int i = at; i < at + length; i++) {
                bare.append(source.charAt(i) == '\n' ? '\n' : ' ');
            }
            at += length;
            if (closing.length() == 1 && source.charAt(at - 1) == '\n' && length == 1) {
                return at;
            }
        }
        bare.append(" ".repeat(closing.length() - 1)).append(quote);
        return Math.min(source.length(), at + closing.length());
    }
}
