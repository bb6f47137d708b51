package org.usersync.engine.internal.adobe;

/** Ends a read whose result nobody wants any more, because the other side failed. */
final class ReadStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReadStoppedException() {
        super("the rest of the read is not wanted", null, false, false);
    }
}
