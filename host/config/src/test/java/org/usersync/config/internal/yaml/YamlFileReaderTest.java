package org.usersync.config.internal.yaml;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersync.config.Problem;
import org.usersync.config.internal.Problems;
import org.usersync.config.internal.yaml.YamlValue.Kind;
import org.usersync.config.internal.yaml.YamlValue.Mapping;
import org.usersync.config.internal.yaml.YamlValue.Scalar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class YamlFileReaderTest {
    @TempDir
    Path directory;

    private final Problems problems = new Problems();

    private Optional<Mapping> read(byte[] bytes, Charset charset) throws IOException {
        Path file = Files.write(directory.resolve("a.yml"), bytes);
        return new YamlFileReader(charset, problems).read(file);
    }

    private Mapping read(String text) throws IOException {
        Optional<Mapping> mapping = read(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(problems.errors()).isEmpty();
        return mapping.orElseThrow();
    }

    private Problem problemOf(String text) throws IOException {
        assertThat(read(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(problems.errors()).hasSize(1);
        Problem problem = problems.errors().get(0);
        assertThat(problem.text()).doesNotContain("\n").contains("a.yml");
        return problem;
    }

    private static Scalar scalar(Mapping mapping, String key) {
        return (Scalar) mapping.entries().get(key).value();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# nothing\n", "---\n", "~", "null"})
    void takesAnEmptyFileForAnEmptyMapping(String text) throws IOException {
        assertThat(read(text).entries()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "yes, BOOLEAN",
        "Off, BOOLEAN",
        "TRUE, BOOLEAN",
        "y, TEXT",
        "'''yes''', TEXT",
        "12, INTEGER",
        "0x1F, INTEGER",
        "010, INTEGER",
        "1_000, INTEGER",
        "1:30, INTEGER",
        "1.5, DECIMAL",
        "2026-11-23, TIMESTAMP",
        "~, NOTHING",
        "10%, TEXT",
        "15m, TEXT",
        "<<, TEXT",
        "=, TEXT",
    })
    void knowsTheKindsOfYaml11(String text, Kind kind) throws IOException {
        assertThat(scalar(read("key: " + text), "key").kind()).isEqualTo(kind);
    }

    @Test
    void tellsWhereKeysAndValuesStand() throws IOException {
        Mapping mapping = read("# comment\na: 1\nb:\n  - x\n");

        assertThat(mapping.entries().get("a").key().line()).isEqualTo(2);
        assertThat(mapping.entries().get("b").value().origin().line()).isEqualTo(4);
    }

    @Test
    void warnsOfKeysThatAreThereTwiceAndTakesTheLast() throws IOException {
        Mapping mapping = read("a: 1\nb: 2\na: 3\n");

        assertThat(scalar(mapping, "a").text()).isEqualTo("3");
        assertThat(problems.warnings()).singleElement().asString().contains("line 3", "key a", "twice");
    }

    @Test
    void namesTheWholePathOfAKeyThatIsThereTwice() throws IOException {
        read("a:\n  b:\n    - c: 1\n    - c: 1\n      c: 2\n");

        assertThat(problems.warnings()).singleElement().asString().contains("line 5", "key a.b[2].c:");
    }

    @Test
    void followsMergeKeysAndAliases() throws IOException {
        Mapping mapping = read("base: &b {x: 1, y: 2}\nother: &o {y: 4, z: 5}\nuser:\n  <<: [*b, *o]\n  x: 3\n");

        Mapping user = (Mapping) mapping.entries().get("user").value();
        assertThat(scalar(user, "x").text()).isEqualTo("3");
        assertThat(scalar(user, "y").text()).isEqualTo("2");
        assertThat(scalar(user, "z").text()).isEqualTo("5");
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                arguments("- a\n- b", 1, "expected keys with values"),
                arguments("text", 1, "found a text"),
                arguments("a: !!python/object:os.system x", 1, "type tag"),
                arguments("a: !!s3cret x", 1, "type tag"),
                arguments("a: 1\nb: !s3cret x", 2, "type tag"),
                arguments("a: !!binary QUJD", 1, "type tag"),
                arguments("a: !!set {x}", 1, "type tag"),
                arguments("a: 1\n\tb: 2", 2, "not valid YAML"),
                arguments("a: 1\nb: [1", 2, "not valid YAML"),
                arguments("a: *s3cret", 1, "in quotes"),
                arguments("a: !s3cret!x y", 1, "in quotes"),
                arguments("a: &x [*x]", 1, "contains it"),
                arguments("a: &x {b: *x}", 1, "contains it"),
                arguments("a: 1\n---\nb: 2", 2, "second document"),
                arguments("[a]: 1", 1, "name of a key"),
                arguments("'': 1", 1, "without a name"),
                arguments("<<: 5", 1, "merge key"),
                arguments("a: \"\\q\"", 1, "not valid YAML"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void tellsWhatIsNoConfigurationWithLine(String text, int line, String message) throws IOException {
        Problem problem = problemOf(text);

        assertThat(problem.message()).contains(message).doesNotContain("s3cret");
        assertThat(problem.line()).isEqualTo(line);
    }

    @Test
    void refusesNestingWithoutEnd() throws IOException {
        assertThat(problemOf("a: " + "[".repeat(10_000)).message()).contains("nested too deeply");
    }

    @Test
    void refusesAliasesThatMultiply() throws IOException {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            String alias = "*a" + (i - 1);
            text.append("a" + i + ": &a" + i + " [")
                    .append(String.join(", ", java.util.Collections.nCopies(10, alias)))
                    .append("]\n");
        }
        assertThat(problemOf(text.toString()).message()).contains("more than");
    }

    @Test
    void refusesBinaryFiles() throws IOException {
        assertThat(problemOf("a: b\n\0\1").message()).contains("0x00");
    }

    @Test
    void skipsAByteOrderMark() throws IOException {
        assertThat(read("\uFEFFa: 1").entries()).containsOnlyKeys("a");
        assertThat(read("\uFEFFa: 1".getBytes(StandardCharsets.UTF_16LE), StandardCharsets.UTF_16LE)
                        .orElseThrow()
                        .entries())
                .containsOnlyKeys("a");
    }

    @Test
    void decodesAsTold() throws IOException {
        Charset latin9 = Charset.forName("ISO-8859-15");
        Mapping mapping = read("a: Zürich €".getBytes(latin9), latin9).orElseThrow();

        assertThat(scalar(mapping, "a").text()).isEqualTo("Zürich €");
    }

    @Test
    void namesTheByteThatIsNotValid() throws IOException {
        assertThat(read("a: 1\nb: Zürich".getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(problems.errors()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(2);
            assertThat(problem.message()).contains("byte 10", "UTF-8", "--config-file-encoding");
        });
    }

    @Test
    void tellsOfFilesThatCannotBeRead() {
        YamlFileReader reader = new YamlFileReader(StandardCharsets.UTF_8, problems);

        assertThat(reader.read(directory)).isEmpty();
        assertThat(reader.read(directory.resolve("none.yml"))).isEmpty();
        List<String> messages = problems.errors().stream().map(Problem::message).toList();
        assertThat(messages.get(0)).contains("directory");
        assertThat(messages.get(1)).contains("no such file");
    }

    @Test
    void showsNothingOfValuesInTextForms() throws IOException {
        assertThat(read("a: s3cret\nb: [s3cret]").toString()
                        + scalar(read("a: s3cret"), "a")
                        + read("a: s3cret").entries())
                .doesNotContain("s3cret");
    }

    @Test
    void mergesSectionsOneLevelDeep() throws IOException {
        Mapping first = read("s: {a: 1, b: {x: 1, y: 2}}\nt: 1\nu: {k: 1}\nw: 1");
        Mapping second = read("s: {b: {x: 3}, a: }\nt: 2\nu:\nv: 5\nw: {z: 1}");

        Mapping merged = first.mergedWith(second);
        Mapping section = (Mapping) merged.entries().get("s").value();
        assertThat(scalar(section, "a").text()).isEqualTo("1");
        assertThat(((Mapping) section.entries().get("b").value()).entries()).containsOnlyKeys("x");
        assertThat(scalar(merged, "t").text()).isEqualTo("2");
        assertThat(merged.entries().get("u").value()).isInstanceOf(Mapping.class);
        assertThat(merged.entries()).containsKeys("v");
        assertThat(merged.entries().get("w").value()).isInstanceOf(Mapping.class);
    }
}
