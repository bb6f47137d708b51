package org.usersync.config.internal.pattern;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersync.spi.extension.ExpressionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** The expectations were taken from Python 3 itself. */
class PythonPatternTest {
    static Stream<Arguments> searches() {
        return Stream.of(
                arguments("a.c", "abc", true),
                arguments("a.c", "a\nc", false),
                arguments("a.c", "a\rc", true),
                arguments("(?s)a.c", "a\nc", true),
                arguments("abc$", "abc\n", true),
                arguments("abc$", "abc\r\n", false),
                arguments("abc\\Z", "abc\n", false),
                arguments("abc\\Z", "abc", true),
                arguments("(?m)^b$", "a\nb\nc", true),
                arguments("^b$", "a\nb\nc", false),
                arguments("\\w+$", "Jürgen", true),
                arguments("(?a)^\\w+$", "Jürgen", false),
                arguments("^\\w$", "\u0301", false),
                arguments("^\\w$", "²", true),
                arguments("^\\d$", "٣", true),
                arguments("^\\d$", "²", false),
                arguments("^\\s$", "\u00a0", true),
                arguments("^\\s$", "\u001c", true),
                arguments("^\\s$", "\u200b", false),
                arguments("(?a)\\s", "\u00a0", false),
                arguments("\\bber\\b", "über", false),
                arguments("\\bber\\b", "x ber.", true),
                arguments("\\Bber", "über", true),
                arguments("\\B", "", false),
                arguments("\\B", " ", true),
                arguments("(?P<x_1>a+)-(?P=x_1)$", "aa-aa", true),
                arguments("^(?P<x_1>a+)-(?P=x_1)$", "aa-a", false),
                arguments("(a)\\1\\061", "aa1", true),
                arguments("\\x41\\u0042\\U00000043\\t", "ABC\t", true),
                arguments("\\N{LATIN SMALL LETTER A WITH DIAERESIS}", "ä", true),
                arguments("\\v", "\u000b", true),
                arguments("\\v", "\n", false),
                arguments("a(?#no|t)*b", "aaab", true),
                arguments("(?x) a b # c \n c", "abc", true),
                arguments("^a{,2}$", "aa", true),
                arguments("^a{,2}$", "aaa", false),
                arguments("^a{x}$", "a{x}", true),
                arguments("^{}$", "{}", true),
                arguments("^[]a]+$", "]a", true),
                arguments("^[^]a]+$", "]a", false),
                arguments("^[[a&&b]+$", "[&&", true),
                arguments("^[\\w.-]+$", "a.b-c", true),
                arguments("^[^\\W\\d]+$", "abc", true),
                arguments("^[^\\W\\d]+$", "ab1", false),
                arguments("^[\\b]$", "\b", true),
                arguments("^[\\101-C]+$", "ABC", true),
                arguments("^[\\W]$", "-", true),
                arguments("(?i)straSSe$", "STRASSE", true),
                arguments("(?i:a)b", "Ab", true),
                arguments("(?i:a)b", "AB", false),
                arguments("(?<=a)b", "ab", true),
                arguments("(?<!a)b", "ab", false),
                arguments("a(?=b)", "ab", true),
                arguments("(?>a+)a", "aaa", false),
                arguments("a++a", "aaa", false),
                arguments("^a{2}+$", "aa", true),
                arguments("^.$", "😀", true),
                arguments("^[😀-😂]$", "😁", true),
                arguments("\\.", "a", false),
                arguments("\\@", "@", true),
                arguments("(?:)", "x", true),
                arguments("a|b", "xb", true));
    }

    @ParameterizedTest
    @MethodSource("searches")
    void findsWhatPythonFinds(String pattern, String text, boolean found) throws PatternException {
        assertThat(PythonPattern.compile(pattern).search(text)).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*a",
                "a**",
                "a{2}{3}",
                "^*",
                "\\b+",
                "(?i)*",
                "(",
                "a)",
                "[a",
                "[]",
                "[b-a]",
                "[a-\\d]",
                "[\\d-z]",
                "\\q",
                "\\z",
                "[\\q]",
                "[\\8]",
                "\\1",
                "(\\1)",
                "(?P<1a>x)",
                "(?P<a>x)(?P<a>y)",
                "(?P=a)",
                "(?P<a",
                "(a)(?(1)b|c)",
                "a(?i)b",
                "(?z)a",
                "(?L)a",
                "(?<n>a)",
                "\\x4",
                "\\u123",
                "\\U00110000",
                "\\N{no such character}",
                "[\\777]",
                "\\477",
                "a{3,2}",
                "(?#x",
                "\\",
                "[\\",
            })
    void refusesWhatPythonRefusesAndWhatJavaCannotDo(String pattern) {
        assertThatThrownBy(() -> PythonPattern.compile(pattern))
                .isInstanceOf(PatternException.class)
                .hasMessageNotContaining("\n");
    }

    @Test
    void refusesPatternsNestedTooDeeply() {
        assertThatThrownBy(() -> PythonPattern.compile("(".repeat(5_000) + ")".repeat(5_000)))
                .isInstanceOf(PatternException.class)
                .hasMessageContaining("nested");
    }

    @Test
    void tiesOnlyTheOuterAlternatives() throws PatternException {
        PythonPattern pattern = PythonPattern.anchored("a|b");

        assertThat(pattern.alternativesAtTop()).isTrue();
        assertThat(pattern.search("axx")).isTrue();
        assertThat(pattern.search("xxb")).isTrue();
        assertThat(pattern.search("xax")).isFalse();
        assertThat(pattern.match("axx")).isTrue();
        assertThat(pattern.match("xxb")).isFalse();
        assertThat(pattern.match("b")).isTrue();
    }

    @Test
    void anchorsAWholePatternWithoutCase() throws PatternException {
        PythonPattern pattern = PythonPattern.anchored("(a|b)@X\\.com");

        assertThat(pattern.alternativesAtTop()).isFalse();
        assertThat(pattern.search("A@x.COM")).isTrue();
        assertThat(pattern.search("A@x.com\n")).isFalse();
        assertThat(pattern.search("xa@x.com")).isFalse();
        assertThat(PythonPattern.anchored("(?m)a.*").search("x\nab")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+b", "(a|a)+b", "(.*)*x.*y.*z", "(\\w+\\s?)+$!"})
    void endsAPatternThatWouldRunForAges(String source) throws PatternException {
        PythonPattern pattern = PythonPattern.compile(source);
        String text = "a".repeat(5_000);

        assertThatThrownBy(() -> pattern.search(text))
                .isInstanceOf(ExpressionException.class)
                .hasMessageContaining("too many steps")
                .hasMessageContaining(source)
                .hasMessageNotContaining("\n");
    }

    static Stream<Arguments> rewritings() {
        return Stream.of(
                arguments("ACL-(.+)", "\\1", "ACL-Photoshop", "Photoshop"),
                arguments("ACL-(?P<app>.+)", "Adobe-\\g<app>", "ACL-Photoshop", "Adobe-Photoshop"),
                arguments("ACL-(.+)", "\\g<1>0", "ACL-x", "x0"),
                arguments("ACL-(.+)", "[\\g<0>]", "ACL-x", "[ACL-x]"),
                arguments("ACL-", "", "ACL-x-ACL-y", "x-y"),
                arguments("ACL-(x)?(y)?", "<\\1\\2>", "ACL-y", "<y>"),
                arguments("x*", "-", "abxd", "-a-b--d-"),
                arguments("x??", "-", "xx", "-----"),
                arguments(".*?", "<\\g<0>>", "a😀", "<><a><><😀><>"),
                arguments("a|(?<=a)|b", "-", "aab", "----"),
                arguments("a", "$1", "ab", "$1b"),
                arguments("a", "\\.\\\\", "a", "\\.\\"),
                arguments("a", "\\101\\t", "a", "A\t"));
    }

    @ParameterizedTest
    @MethodSource("rewritings")
    void rewritesEveryMatch(String source, String template, String text, String result) throws PatternException {
        PythonPattern pattern = PythonPattern.compile(source);

        assertThat(pattern.rewrite(text, Substitution.parse(template, pattern))).isEqualTo(result);
    }

    @Test
    void rewritesNothingUnlessItMatchesFromTheStart() throws PatternException {
        PythonPattern pattern = PythonPattern.compile("b");

        assertThat(pattern.rewrite("ab", Substitution.parse("c", pattern))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\2", "\\g<2>", "\\g<x>", "\\g", "\\g<1", "\\q", "\\", "\\777"})
    void refusesTemplatesThatPythonRefuses(String template) throws PatternException {
        PythonPattern pattern = PythonPattern.compile("(a)");

        assertThatThrownBy(() -> Substitution.parse(template, pattern)).isInstanceOf(PatternException.class);
    }
}
