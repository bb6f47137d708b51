package org.usersync.http.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import org.jspecify.annotations.Nullable;

/**
 * The body as the reader sees it. It remembers its own failure: so a reader's own exception is told from a broken
 * connection, and a reader that swallows the exception cannot take half a body for a whole one. Used by one thread.
 */
final class BodyStream extends FilterInputStream {
    private static final int SMALL = 32 * 1024;

    private final Runnable checkpoint;
    private @Nullable IOException failure;
    private boolean ended;

    BodyStream(InputStream body, Runnable checkpoint) {
        super(body);
        this.checkpoint = checkpoint;
    }

    /** {@return what broke the body, or null} */
    @Nullable IOException failure() {
        return failure;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        checkpoint.run();
        try {
            int count = in.read(buffer, offset, length);
            ended = count < 0;
            return count;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] waste = new byte[(int) Math.max(0, Math.min(count, SMALL))];
        return Math.max(0, read(waste, 0, waste.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** The transport closes the connection, not the reader: closing would read all that is left. */
    @Override
    public void close() {}

    /**
     * Reads the little that may be left, such as the end mark of a chunked body, so that the connection can be used
     * again.
     *
     * @return whether the end was reached
     */
    boolean drained() {
        if (ended) {
            // Most readers read to the end themselves.
            return true;
        }
        byte[] waste = new byte[SMALL];
        try {
            for (int left = SMALL; !ended && left > 0; ) {
                int count = in.read(waste, 0, left);
                ended = count < 0;
                left -= Math.max(0, count);
            }
            return ended;
        } catch (IOException e) {
            // Nobody wants these bytes; the connection is thrown away.
            return false;
        }
    }
}
