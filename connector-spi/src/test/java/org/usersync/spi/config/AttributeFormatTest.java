package org.usersync.spi.config;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.StringLength;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AttributeFormatTest {
    private static @Nullable String fill(String format, @Nullable Object value) {
        return AttributeFormat.parse(format).apply(name -> name.equals("a") ? value : null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{a} | 42 | 42",
                "{a:0>6} | 42 | 000042",
                "{a:>06} | 42 | 000042",
                "{a:x>06} | 42 | xxxx42",
                "{a:<<5} | ab | ab<<<",
                "{a:*^5} | ab | *ab**",
                "{a:.1} | Jane | J",
                "{a:.0}x | Jane | x",
                "{a:_<6.2}. | Jane | Ja____.",
                "{a:2} | Jane | Jane",
                "{a:} | Jane | Jane",
                "{a:5}. | ab | ab   .",
                "{a:😀^5} | ab | 😀ab😀😀",
                "{a:.1}. | 😀b | 😀.",
                "{{{a}}} | 1 | {1}",
                "{{a}} | 1 | {a}",
                "constant | 1 | constant",
                "{a}-{a} | 1 | 1-1",
            })
    void fillsAsPythonDoes(String format, String value, String expected) {
        assertThat(fill(format, value)).isEqualTo(expected);
    }

    static Stream<Arguments> written() {
        List<Object> withNull = new ArrayList<>(Arrays.asList("x", null));
        return Stream.of(
                Arguments.of(42, "42"),
                Arguments.of(new BigInteger("123456789012345678901234567890"), "123456789012345678901234567890"),
                Arguments.of(true, "True"),
                Arguments.of(false, "False"),
                Arguments.of(1.0, "1.0"),
                Arguments.of(-0.0, "-0.0"),
                Arguments.of(0.1 + 0.2, "0.30000000000000004"),
                Arguments.of(1e15, "1000000000000000.0"),
                Arguments.of(1e16, "1e+16"),
                Arguments.of(Double.parseDouble("123456789012345680"), "1.2345678901234568e+17"),
                Arguments.of(0.0001, "0.0001"),
                Arguments.of(0.00001, "1e-05"),
                Arguments.of(Double.MIN_VALUE, "5e-324"),
                Arguments.of(2e-3, "0.002"),
                Arguments.of(-2.5, "-2.5"),
                Arguments.of(Double.NaN, "nan"),
                Arguments.of(Double.NEGATIVE_INFINITY, "-inf"),
                Arguments.of(List.of("x", "y"), "['x', 'y']"),
                Arguments.of(List.of(1, true, 1.5, List.of()), "[1, True, 1.5, []]"),
                Arguments.of(withNull, "['x', None]"),
                Arguments.of(Map.of("k", 1), "{'k': 1}"),
                Arguments.of(List.of("it's"), "[\"it's\"]"),
                Arguments.of(List.of("'\""), "['\\'\"']"),
                Arguments.of(List.of("\\\n\t\u0085\u200b\u2028ü"), "['\\\\\\n\\t\\x85\\u200b\\u2028ü']"),
                Arguments.of(Instant.parse("2026-01-02T03:04:05Z"), "2026-01-02 03:04:05+00:00"),
                Arguments.of(Instant.parse("2026-01-02T03:04:05.5Z"), "2026-01-02 03:04:05.500000+00:00"));
    }

    @ParameterizedTest
    @MethodSource
    void written(Object value, String expected) {
        assertThat(fill("{a}", value)).isEqualTo(expected);
    }

    @Test
    void layoutAppliesToTheWrittenValue() {
        assertThat(fill("{a:0>4}", 7)).isEqualTo("0007");
        assertThat(fill("{a:.2}", true)).isEqualTo("Tr");
    }

    @Test
    void isNullAsSoonAsOneAttributeIsMissingOrEmpty() {
        AttributeFormat format = AttributeFormat.parse("{a}-{b}");
        Map<String, @Nullable Object> values = new HashMap<>(Map.of("a", "x"));
        assertThat(format.apply(values::get)).isNull();
        values.put("b", "");
        assertThat(format.apply(values::get)).isNull();
        values.put("b", List.of());
        assertThat(format.apply(values::get)).isNull();
        values.put("b", "y");
        assertThat(format.apply(values::get)).isEqualTo("x-y");
    }

    @Test
    void isNullIfTheResultIsBlank() {
        assertThat(fill("{a}", " \t\u00a0\u0085\u2007 ")).isNull();
        assertThat(fill("", "x")).isNull();
        assertThat(fill("   ", "x")).isNull();
        assertThat(fill("{a:.0}", "x")).isNull();
    }

    @Test
    void stripsTheResultAndNothingInside() {
        assertThat(fill("  {a} b ", "\u00a0x y\u0085")).isEqualTo("x y\u0085 b");
        assertThat(fill("{a}", "\u00a0x y\u0085")).isEqualTo("x y");
    }

    @Test
    void namesItsAttributesOnceInOrder() {
        assertThat(AttributeFormat.parse("{z}{a:>3}{z}{{no}}").attributes()).containsExactly("z", "a");
        assertThat(AttributeFormat.parse("constant").attributes()).isEmpty();
        assertThat(AttributeFormat.parse("{cn;lang-de}{großer_Name2}").attributes())
                .containsExactly("cn;lang-de", "großer_Name2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{a!r} | 3 | conversion",
                "{a!s:>5} | 3 | conversion",
                "x{} | 3 | missing",
                "{:>5} | 2 | letters",
                "{0} | 2 | letters",
                "{a.b} | 3 | letters",
                "{a[0]} | 3 | letters",
                "{ a} | 2 | letters",
                "{a } | 3 | letters",
                "{a | 1 | without its }",
                "mail{ | 5 | without its }",
                "a} | 2 | single }",
                "{a}} | 4 | single }",
                "😀} | 2 | single }",
                "{a:d} | 4 | only fill",
                "{a:s} | 4 | only fill",
                "{a:+5} | 4 | only fill",
                "{a:=5} | 4 | only fill",
                "{a:>5,} | 6 | only fill",
                "{a:>5.} | 7 | number is missing",
                "{a:>{w}} | 5 | only fill",
                "{a:06} | 4 | 0>6",
                "{a:>10001} | 5 | above 10000",
                "{a:.99999999999} | 5 | above 10000",
            })
    void refusesAnythingElseAndSaysWhere(String format, int column, String reason) {
        assertThatThrownBy(() -> AttributeFormat.parse(format))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column " + column + ":")
                .hasMessageContaining(reason)
                .hasMessageContaining(format);
    }

    @Test
    void theMessageIsOneLine() {
        assertThatThrownBy(() -> AttributeFormat.parse("a\n\u2028}"))
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }

    @Test
    void keepsItsSource() {
        assertThat(AttributeFormat.parse("{a:>3}x").source()).isEqualTo("{a:>3}x");
        assertThat(AttributeFormat.parse("{a:>3}x")).hasToString("{a:>3}x");
    }

    @Property(tries = 300)
    void anyTextEitherParsesOrIsRefusedWithOneLine(@ForAll @StringLength(max = 30) String text) {
        try {
            AttributeFormat.parse(text).apply(name -> "v");
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage().lines()).hasSize(1);
        }
    }

    @Property(tries = 300)
    void textWithDoubledBracesIsAConstant(@ForAll @StringLength(max = 30) String text) {
        String constant = text.replace("{", "{{").replace("}", "}}");
        AttributeFormat format = AttributeFormat.parse(constant);
        assertThat(format.attributes()).isEmpty();
        String stripped = PythonText.strip(text);
        assertThat(format.apply(name -> null)).isEqualTo(stripped.isEmpty() ? null : stripped);
    }

    @Property(tries = 300)
    void widthAndPrecisionBoundTheLength(
            @ForAll @AlphaChars @NotEmpty String value,
            @ForAll @IntRange(max = 20) int width,
            @ForAll @IntRange(min = 1, max = 20) int precision) {
        Assume.that(width > 0);
        String filled =
                AttributeFormat.parse("{a:*>" + width + "." + precision + "}").apply(name -> value);
        assertThat(filled)
                .hasSize(Math.max(width, Math.min(precision, value.length())))
                .endsWith(value.substring(0, Math.min(precision, value.length())));
    }

    @Property(tries = 500)
    void aFloatReadsBackAsItself(@ForAll double value) {
        assertThat(Double.parseDouble(PythonText.str(value))).isEqualTo(value);
    }

    @Example
    void aFloatHasNoMoreDigitsThanItNeeds() {
        assertThat(PythonText.str(Math.scalb(1.0, -44))).isEqualTo("5.684341886080802e-14");
        assertThat(PythonText.str(2.0e-3)).isEqualTo("0.002");
    }
}
