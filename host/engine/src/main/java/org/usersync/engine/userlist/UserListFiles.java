package org.usersync.engine.userlist;

import java.nio.file.Path;
import java.util.List;

import org.usersync.engine.AdobeOnlyList;
import org.usersync.engine.AdobeOnlyListEntry;
import org.usersync.engine.AdobeOnlyListRow;

/**
 * Lists of Adobe-only users as files in UTF-8: fields are separated by commas where the name ends in {@code .csv}, by
 * tabs elsewhere. Safe for use by several threads.
 */
public final class UserListFiles implements AdobeOnlyList {
    // Made only when a list is used: the CSV library behind it need not be there in a run without one.

    @Override
    public List<AdobeOnlyListRow> read(Path file) {
        return new CsvUserList().read(file);
    }

    @Override
    public void write(Path file, List<AdobeOnlyListEntry> entries) {
        new CsvUserList().write(file, entries);
    }
}
