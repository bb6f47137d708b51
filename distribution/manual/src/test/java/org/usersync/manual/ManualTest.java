package org.usersync.manual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ManualTest {
    @TempDir
    private Path docs;

    @TempDir
    private Path out;

    @BeforeEach
    void pages() throws IOException {
        page(
                "index",
                "# The *manual*\n\n- [Second](b.md)\n- [First](a.md#part-one)\n- [Web](https://example.com/x.md)\n");
        page("a", "# A & B\n\n## Part one\n\n| x | y |\n| --- | --- |\n| `a<b` | 2 |\n");
        page("b", "<!-- options:x -->\n# `b`\n\nBack to [the start](index.md), [here](#b).\n");
        page("unrelated", "# Not of the manual\n");
    }

    @Test
    void pagesStandInTheOrderOfTheIndex() throws IOException {
        assertThat(Manual.read(docs).pages()).extracting(Page::name).containsExactly("index", "b", "a");
        assertThat(Manual.read(docs).pages()).extracting(Page::title).containsExactly("The manual", "b", "A & B");
    }

    @Test
    void htmlHasTablesAnchorsAndLinksBetweenPages() throws IOException {
        new Site(Manual.read(docs)).write(out);
        assertThat(out).isDirectoryContaining("glob:**manual.css");
        assertThat(Files.readString(out.resolve("index.html")))
                .contains("<a href=\"b.html\">Second</a>", "<a href=\"a.html#part-one\">First</a>")
                .contains("<a href=\"https://example.com/x.md\">Web</a>")
                .contains("<a href=\"index.html\" aria-current=\"page\">The manual</a>");
        assertThat(Files.readString(out.resolve("a.html")))
                .contains("<title>A &amp; B</title>", "<h2 id=\"part-one\">", "<code>a&lt;b</code>")
                .contains("<th>x</th>");
        assertThat(out.resolve("unrelated.html")).doesNotExist();
    }

    @Test
    void theTextIsAllPages() throws IOException {
        new Site(Manual.read(docs)).write(out);
        assertThat(Files.readString(out.resolve("manual.md")))
                .containsSubsequence("# The *manual*", "# `b`", "# A & B")
                .doesNotContain("<!--");
    }

    @Test
    void aLinkThatLeadsOutOfTheManualIsAnError() throws IOException {
        page("a", "# A\n\n[other](unrelated.md)\n");
        assertThatThrownBy(() -> Manual.read(docs))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a.md links to 'unrelated'");
        page("index", "# I\n\n[gone](gone.md)\n");
        assertThatThrownBy(() -> Manual.read(docs)).isInstanceOf(IOException.class);
    }

    private void page(String name, String text) throws IOException {
        Files.writeString(docs.resolve(name + ".md"), text);
    }
}
