package org.usersync.manual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The pages of the manual: the index, then those that it names, in its order.
 *
 * @param pages at least the index
 */
record Manual(List<Page> pages) {
    private static final String INDEX = "index";

    Manual {
        pages = List.copyOf(pages);
    }

    /**
     * Reads the manual.
     *
     * @param folder with the pages
     * @return the manual
     * @throws IOException if a page cannot be read, or a link leads out of the manual
     */
    static Manual read(Path folder) throws IOException {
        List<Page> pages = new ArrayList<>();
        pages.add(page(folder, INDEX));
        Set<String> names = new LinkedHashSet<>(pages.get(0).links());
        names.remove(INDEX);
        for (String name : names) {
            pages.add(page(folder, name));
        }
        names.add(INDEX);
        for (Page page : pages) {
            for (String link : page.links()) {
                if (!names.contains(link)) {
                    throw new IOException(page.name() + ".md links to '" + link
                            + "', which is no page that index.md names: the manual ships alone");
                }
            }
        }
        return new Manual(pages);
    }

    private static Page page(Path folder, String name) throws IOException {
        return new Page(name, Files.readString(folder.resolve(name + ".md")));
    }
}
