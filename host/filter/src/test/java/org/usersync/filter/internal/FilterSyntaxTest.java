package org.usersync.filter.internal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersync.filter.UnsupportedExpressionException;
import org.usersync.spi.extension.Expression;
import org.usersync.spi.extension.ExpressionException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FilterSyntaxTest {
    private static Expression compile(String source) {
        return new NativeFilterCompiler().compile(source);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "user.status = 'A' | 13 | ==",
                "user.status == | 15 | end of the expression",
                "user.status 'A' | 13 | not expected",
                "user.status == 'A | 16 | closing quote",
                "(user.status | 1 | never closed",
                "user.status) | 12 | closes nothing",
                "[user.status) | 13 | closes nothing",
                "user. | 6 | end of the expression",
                "user.class | 6 | 'class'",
                "user..x | 6 | '.'",
                "import os | 1 | 'import'",
                "users.status | 1 | 'users'",
                "status == 1 | 1 | 'status'",
                "any(user.x) | 1 | 'any'",
                "__import__('os') | 1 | begin with '_'",
                "user.__class__ | 6 | begin with '_'",
                "user.a._b.c | 8 | begin with '_'",
                "getattr(user, '__class__') | 15 | begin with '_'",
                "hasattr(user, '_x') | 15 | begin with '_'",
                "'a'._x() | 5 | begin with '_'",
                "a if b | 7 | end of the expression",
                "user.a not 1 | 8 | 'not'",
                "1 <> 2 | 4 | '>'",
                "1 == not 2 | 6 | 'not'",
                "f'{user}' | 1 | f-strings",
                "ur'x' | 1 | prefix",
                "'\\x4' | 2 | 2 hexadecimal",
                "'\\ud800' | 2 | no character",
                "'\\N{no such thing}' | 2 | name",
                "user.a == 'ü' $ | 15 | no meaning",
                "007 | 1 | begin with 0",
                "1a | 1 | number",
                "1__0 | 1 | number",
                "0x | 1 | number",
                "len() | 1 | arguments",
                "len(1, 2) | 1 | arguments",
                "hasattr(user) | 1 | arguments",
                "user.a[] | 8 | ']'",
                "(user.a := 1) | 9 | ':='",
                "user; user | 5 | ';'",
            })
    void isRefusedWithItsColumn(String source, int column, String reason) {
        assertThatThrownBy(() -> compile(source))
                .isInstanceOf(ExpressionException.class)
                .isNotInstanceOf(UnsupportedExpressionException.class)
                .hasMessageContaining("`" + source + "`")
                .hasMessageContaining("column " + column + ":")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\n", "# nothing", "()()()(", "user.a ==\n 1", "user.a\nuser.b", "'a\nb'"})
    void isRefused(String source) {
        assertThatThrownBy(() -> compile(source))
                .isInstanceOf(ExpressionException.class)
                .isNotInstanceOf(UnsupportedExpressionException.class)
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }

    @Test
    void namesTheLineWhereThereAreSeveral() {
        assertThatThrownBy(() -> compile("(user.a ==\n  ? )"))
                .hasMessage("expression `(user.a ==   ? )` is wrong at line 2, column 3:"
                        + " this character has no meaning here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x for x in user.tags]",
                "len([x for x in user.tags if x])",
                "len(x for x in user.tags)",
                "(lambda x: x)(1)",
                "lambda: 1",
                "max(user.a, 1)",
                "str(user.a) == '1'",
                "sorted(user.tags)[0]",
                "user.a + 1 == 2",
                "user.a % 2",
                "-user.a ** 2",
                "~user.a",
                "{'a': 1}",
                "{}",
                "{1, 2} == user.a",
                "user.a in {}",
                "user.a in {'a': 1}",
                "b'x'",
                "1j",
                "user.a[::2]",
                "user.a[1, 2]",
                "user.tags.title()",
                "'{}'.format(user.a)",
                "user.a.find('a', 1)",
                "'a'.split(sep=',')",
                "len(*user.a)",
                "user.a is user.b",
                "user.a is 1",
                "user()",
                "user.a()()",
                "len",
                "...",
            })
    void isLeftToAnotherLanguage(String source) {
        assertThatThrownBy(() -> compile(source))
                .isInstanceOf(UnsupportedExpressionException.class)
                .hasMessageContaining("`" + source + "`")
                .hasMessageContaining("column ")
                .hasMessageContaining("not supported");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "user.status == 'A' | status | true",
                "user.status == 'A' | statusX | false",
                "user.status == 'A' | profile | false",
                "user.profile.city | profile | true",
                "user.profile.city | profile/city | true",
                "user.profile.city | profile/city/x | true",
                "user.profile.city | profile/email | false",
                "user.profile['city'] | profile/email | false",
                "user['profile'].city.lower() | profile/city | true",
                "user.profile.city.lower() | profile/email | false",
                "hasattr(user.profile, 'city') | profile/city | true",
                "hasattr(user.profile, 'city') | profile/email | false",
                "getattr(user.profile, 'city', user.id) | profile/email | false",
                "getattr(user.profile, 'city', user.id) | id | true",
                "getattr(user, 'profile').city | profile/email | false",
                "getattr(user, 'profile', None).city | profile/email | true",
                "getattr(user.profile, user.key) | profile/email | true",
                "getattr(user.profile, user.key) | key | true",
                "getattr(user.profile, user.key) | id | false",
                "user.a[user.b] | b | true",
                "user.a[user.b:user.c] | c | true",
                "user.a if user.b else user.c | c | true",
                "(user.a if user.b else user.c).x | c/y | true",
                "not -user.a | a | true",
                "1 < 2 in [user.a] | a | true",
                "user.x.replace(user.y, '') | y | true",
                "user == 1 | anything | true",
                "[user][0].a | b | true",
                "'user.a' == 'b' | a | false",
                "True | a | false",
            })
    void knowsWhatItReads(String source, String path, boolean reads) {
        assertThat(compile(source).reads(path.split("/"))).isEqualTo(reads);
    }

    @Test
    void keepsItsSource() {
        assertThat(compile(" user.a ").source()).isEqualTo(" user.a ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "not ", "-", "1 if 1 else ", "user.a[", "len("})
    void deepNestingIsRefused(String opening) {
        assertThatThrownBy(() -> compile(opening.repeat(5000) + "1"))
                .isInstanceOf(ExpressionException.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(500));
    }

    @ParameterizedTest
    @ValueSource(strings = {".a", "[0]", ".lower()"})
    void longChainsAreRefused(String trailer) {
        assertThatThrownBy(() -> compile("user" + trailer.repeat(5000))).hasMessageContaining("levels deep");
    }

    @Test
    void balancedNestingIsRefusedBeyondItsLimitOnly() {
        assertThatCode(() -> compile("(".repeat(90) + "user.a" + ")".repeat(90)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> compile("(".repeat(5000) + "1" + ")".repeat(5000)))
                .hasMessageContaining("levels deep");
    }

    @Test
    void wideExpressionsAreFine() {
        assertThatCode(() -> compile("user.a == 1" + " or user.a == 1".repeat(5000)))
                .doesNotThrowAnyException();
        assertThatCode(() -> compile("user.a in [" + "'x', ".repeat(10000) + "]"))
                .doesNotThrowAnyException();
    }

    @Test
    void hugeLiteralsAndTextsAreRefused() {
        assertThatThrownBy(() -> compile("9".repeat(50_000))).hasMessageContaining("4300");
        assertThatThrownBy(() -> compile("'" + "9".repeat(200_000) + "'")).hasMessageContaining("100000");
        assertThatCode(() -> compile("1." + "0".repeat(4000))).doesNotThrowAnyException();
    }

    @Property(tries = 1000)
    void anyTextCompilesOrIsRefusedWithOneLine(@ForAll @StringLength(max = 20) String source) {
        compileOrRefuse(source);
    }

    @Property(tries = 2000)
    void anyRowOfTokensCompilesOrIsRefusedWithOneLine(@ForAll("rows") String source) {
        compileOrRefuse(source);
    }

    private static void compileOrRefuse(String source) {
        try {
            compile(source).reads("x");
        } catch (ExpressionException e) {
            assertThat(e.getMessage().lines()).hasSize(1);
        }
    }

    @Provide
    Arbitrary<String> rows() {
        return Arbitraries.of(
                        "user",
                        ".a",
                        ".lower()",
                        "==",
                        "<",
                        "in",
                        "not",
                        "is",
                        "None",
                        "(",
                        ")",
                        "[",
                        "]",
                        "{",
                        "}",
                        ",",
                        ":",
                        "if",
                        "else",
                        "and",
                        "or",
                        "'x'",
                        "1",
                        "1.5",
                        "-",
                        "len",
                        "hasattr",
                        "getattr",
                        "for",
                        "=",
                        "\n",
                        "#",
                        "\\")
                .list()
                .ofMaxSize(12)
                .map(words -> String.join(" ", words));
    }

    @Property
    void anyStringLiteralMeansItsText(@ForAll @StringLength(max = 20) String text) {
        StringBuilder literal = new StringBuilder("'");
        text.codePoints()
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .forEach(c -> literal.append(String.format("\\U%08x", c)));
        String expected = text.codePoints()
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        assertThat(compile("user.a == " + literal + "'").test(TestRecord.of("a", expected)))
                .isTrue();
    }

    @Property
    void numbersAreOrderedAsNumbers(@ForAll long a, @ForAll long b, @ForAll double c) {
        TestRecord user = TestRecord.of("a", a, "b", b, "c", c);
        assertThat(compile("user.a < user.b").test(user)).isEqualTo(a < b);
        assertThat(compile("user.a < " + b).test(user)).isEqualTo(a < b);
        assertThat(compile("(user.a < user.c) != (user.a >= user.c)").test(user))
                .isTrue();
        assertThat(compile("(user.a == user.c) == (user.c == user.a)").test(user))
                .isTrue();
    }

    @Property
    void textIsOrderedByCodePoints(@ForAll @StringLength(max = 3) String a, @ForAll @StringLength(max = 3) String b) {
        String x = withoutSurrogates(a);
        String y = withoutSurrogates(b);
        int[] left = x.codePoints().toArray();
        int[] right = y.codePoints().toArray();
        assertThat(compile("user.a < user.b").test(TestRecord.of("a", x, "b", y)))
                .isEqualTo(java.util.Arrays.compare(left, right) < 0);
    }

    private static String withoutSurrogates(String text) {
        return text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0x1f600 : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Property
    void slicesAreThoseOfTheText(
            @ForAll @StringLength(max = 8) String text,
            @ForAll @IntRange(min = -12, max = 12) int from,
            @ForAll @IntRange(min = -12, max = 12) int to) {
        int[] characters = text.codePoints().toArray();
        int begin = Math.max(0, Math.min(characters.length, from < 0 ? from + characters.length : from));
        int end = Math.max(begin, Math.min(characters.length, to < 0 ? to + characters.length : to));
        String expected = new String(characters, begin, end - begin);
        assertThat(compile("user.a[" + from + ":" + to + "] == user.b").test(TestRecord.of("a", text, "b", expected)))
                .isTrue();
    }
}
