package org.usersync.manual;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Writes the manual: pages for a browser, and one text for a terminal. */
final class Site {
    private static final String STYLE = "manual.css";

    private final Manual manual;

    Site(Manual manual) {
        this.manual = manual;
    }

    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Page page : manual.pages()) {
            Files.writeString(folder.resolve(page.name() + ".html"), html(page));
        }
        Files.writeString(folder.resolve("manual.md"), text());
        try (InputStream style = Site.class.getResourceAsStream(STYLE)) {
            if (style == null) {
                throw new IOException(STYLE + " is missing");
            }
            Files.write(folder.resolve(STYLE), style.readAllBytes());
        }
    }

    private String html(Page page) {
        return String.join(
                "\n",
                "<!DOCTYPE html>",
                "<html lang=\"en\">",
                "<head>",
                "<meta charset=\"utf-8\">",
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
                "<title>" + escaped(page.title()) + "</title>",
                "<link rel=\"stylesheet\" href=\"" + STYLE + "\">",
                "</head>",
                "<body>",
                "<nav>",
                manual.pages().stream()
                        .map(other -> entry(other, other.equals(page)))
                        .collect(Collectors.joining("\n")),
                "</nav>",
                "<main>",
                page.html() + "</main>",
                "</body>",
                "</html>",
                "");
    }

    private static String entry(Page page, boolean here) {
        return "<a href=\"" + page.name() + ".html\"" + (here ? " aria-current=\"page\"" : "") + ">"
                + escaped(page.title()) + "</a>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** What only serves the building of the pages is left out. */
    private String text() {
        return manual.pages().stream()
                .map(page -> page.source().replaceAll("(?s)<!--.*?-->\\R?", "").strip())
                .collect(Collectors.joining("\n\n\n", "", "\n"));
    }
}
