package org.usersync.benchmarks.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SectionTest {
    private static final Path COMMANDS = Path.of("").toAbsolutePath();
    private static final String ONE = """
            <!-- written by distribution/benchmarks/one: begin -->

            old one

            <!-- written by distribution/benchmarks/one: end -->
            """;
    private static final String TWO = """
            <!-- written by distribution/benchmarks/two: begin -->
            <!-- written by distribution/benchmarks/two: end -->
            """;

    @TempDir
    private Path folder;

    private Path document;

    @BeforeEach
    void makeDocument() {
        document = folder.resolve("document.md");
    }

    private Section section(String command) {
        return new Section(document, command);
    }

    @Test
    void replacesWhatIsBetweenItsOwnMarksAndNothingElse() throws IOException {
        Files.writeString(document, "# Title\n\n" + ONE + "\nbetween\n\n" + TWO + "\nend\n");

        section("one").write("| a |\n| --- |\n| 1 |\n");

        assertThat(document)
                .content()
                .contains("| a |\n| --- |\n| 1 |\n\n<!-- written by")
                .doesNotContain("old one");
        String text = Files.readString(document);
        assertThat(text).startsWith("# Title\n\n<!-- written by distribution/benchmarks/one: begin -->\n\n");
        assertThat(text)
                .endsWith("<!-- written by distribution/benchmarks/one: end -->\n\nbetween\n\n" + TWO + "\nend\n");
    }

    @Test
    void namesTheMachineAboveTheTextOnce() throws IOException {
        Files.writeString(document, ONE + TWO);

        section("two").write("text");
        section("two").write("text");

        assertThat(Files.readString(document))
                .startsWith(ONE)
                .contains("begin -->\n\n" + Machine.line() + "\n\ntext\n\n<!--")
                .containsOnlyOnce(Machine.line());
        assertThat(Machine.line()).contains(System.getProperty("java.version"), "Linux");
    }

    @Test
    void writingTheSameAgainChangesNothing() throws IOException {
        Files.writeString(document, "a\n" + ONE + "b\n");
        section("one").write("new");
        String once = Files.readString(document);

        section("one").write("new");

        assertThat(document).hasContent(once);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing\n",
                "<!-- written by distribution/benchmarks/one: begin -->\n",
                "<!-- written by distribution/benchmarks/one: end -->\n",
                "<!-- written by distribution/benchmarks/one: end -->\n<!-- written by distribution/benchmarks/one: begin -->\n",
                ONE + ONE,
                TWO
            })
    void withoutOnePlaceOfItsOwnTheDocumentStaysAsItIs(String text) throws IOException {
        Files.writeString(document, text);

        assertThatThrownBy(section("one")::require)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(document.toString())
                .hasMessageContaining("distribution/benchmarks/one: begin");
        assertThatThrownBy(() -> section("one").write("new")).isInstanceOf(IOException.class);
        assertThat(document).hasContent(text);
    }

    /** The commands, the document and the command that runs them all know the same sections. */
    @Test
    void eachCommandHasAPlaceInTheDocumentAndIsRunByAll() throws IOException {
        Path real = COMMANDS.resolve("../../docs/benchmarks.md");
        List<String> marked = Pattern.compile("<!-- written by distribution/benchmarks/(\\w+): begin -->")
                .matcher(Files.readString(real))
                .results()
                .map(mark -> mark.group(1))
                .toList();

        assertThat(marked).containsExactlyInAnyOrder("sync", "engine", "python", "ldap", "limits");
        for (String command : marked) {
            new Section(real, command).require();
            assertThat(COMMANDS.resolve(command)).isExecutable();
        }
        assertThat(COMMANDS.resolve("all"))
                .isExecutable()
                .content()
                .contains("for each in sync engine python ldap limits;");
    }
}
