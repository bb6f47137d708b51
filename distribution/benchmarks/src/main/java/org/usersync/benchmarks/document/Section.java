package org.usersync.benchmarks.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What one command writes into the document: the text between its two marks. */
public final class Section {
    private final Path document;
    private final String begin;
    private final String end;

    /**
     * Names a section.
     *
     * @param document the file that has the marks
     * @param command the name of the command in {@code distribution/benchmarks}
     */
    public Section(Path document, String command) {
        this.document = document;
        this.begin = mark(command, "begin");
        this.end = mark(command, "end");
    }

    private static String mark(String command, String which) {
        return "<!-- written by distribution/benchmarks/" + command + ": " + which + " -->";
    }

    /**
     * Fails if the document has no place for the section: better before hours of measuring than after them.
     *
     * @throws IOException if it does not have both marks, once each and in their order, or cannot be read
     */
    public void require() throws IOException {
        place(Files.readString(document));
    }

    /**
     * Shows a text on standard output and puts it in the place of what was between the marks, below a line on machine and
     * versions.
     *
     * @param text in Markdown
     * @throws IOException as {@link #require}
     */
    public void write(String text) throws IOException {
        String body = Machine.line() + "\n\n" + text.strip() + "\n";
        System.out.println("\n" + body);
        String old = Files.readString(document);
        int place = place(old);
        Files.writeString(
                document,
                old.substring(0, place) + begin + "\n\n" + body + "\n" + old.substring(old.indexOf(end, place)));
    }

    private int place(String text) throws IOException {
        int place = text.indexOf(begin);
        int after = text.indexOf(end);
        if (place < 0 || after < place || text.lastIndexOf(begin) != place || text.lastIndexOf(end) != after) {
            throw new IOException(document + " has no single place for the tables: expected \"" + begin
                    + "\" and further down \"" + end + "\"");
        }
        return place;
    }
}
