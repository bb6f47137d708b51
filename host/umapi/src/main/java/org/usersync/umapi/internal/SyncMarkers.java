package org.usersync.umapi.internal;

import org.jspecify.annotations.Nullable;

/**
 * Decides which request carries which {@code Pragma} marker, by which Adobe tells where a sync begins and ends.
 *
 * <p>The first request of all begins the sync, whatever it is; the last one ends it. A request that is both only begins
 * it: a sync that Adobe does not see beginning is throttled, one that does not end is not. A request after the end
 * (Adobe asked for a command to be sent again) begins anew for the same reason.
 *
 * <p>Safe for use by several threads.
 */
final class SyncMarkers {
    private static final String START = "umapi-sync-start";
    private static final String END = "umapi-sync-end";

    private boolean open;

    /**
     * The marker of the next request; the same one goes with every repetition of that request.
     *
     * @param last whether no other request follows
     * @return the header's value, or null for none
     */
    synchronized @Nullable String next(boolean last) {
        if (!open) {
            open = true;
            return START;
        }
        if (last) {
            open = false;
            return END;
        }
        return null;
    }

    /** {@return whether a sync was begun and not ended} */
    synchronized boolean open() {
        return open;
    }
}
