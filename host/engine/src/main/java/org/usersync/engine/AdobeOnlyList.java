package org.usersync.engine;

import java.nio.file.Path;
import java.util.List;

/** Reads and writes lists of Adobe-only users. Both calls may block. */
public interface AdobeOnlyList {
    /**
     * Reads a list. Unknown columns are a warning; judging the lines is left to the caller.
     *
     * @param file which one
     * @return its lines in order, without the header
     * @throws SyncAbortedException if the file cannot be read or lacks a column that it needs
     */
    List<AdobeOnlyListRow> read(Path file);

    /**
     * Writes a list, replacing the file.
     *
     * @param file which one
     * @param entries its lines in order; the fourth column is written if any of them names a secondary target
     * @throws SyncAbortedException if the file cannot be written
     */
    void write(Path file, List<AdobeOnlyListEntry> entries);
}
