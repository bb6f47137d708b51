package org.usersync.connector.csv.internal;

import java.io.IOException;
import java.io.Reader;

/** A text with a further one behind it. */
final class EndMarkedReader extends Reader {
    private final Reader text;
    private final String mark;
    private boolean ended;
    private int given;

    EndMarkedReader(Reader text, String mark) {
        this.text = text;
        this.mark = mark;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (!ended) {
            int count = text.read(buffer, offset, length);
            if (count >= 0) {
                return count;
            }
            ended = true;
        }
        int count = Math.min(length, mark.length() - given);
        if (count <= 0) {
            return -1;
        }
        mark.getChars(given, given + count, buffer, offset);
        given += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
