package org.usersync.connector.adobe.console.internal;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.target.SendListener;

/** Hears of actions, where there are none. */
enum NothingSent implements SendListener {
    /** The only one. */
    INSTANCE;

    @Override
    public void accepted(String requestId) {
        throw new IllegalStateException("nothing was sent");
    }

    @Override
    public void rejected(String requestId, String user, @Nullable String step, String code, String message) {
        throw new IllegalStateException("nothing was sent");
    }

    @Override
    public void warned(String requestId, String user, String code, String message) {
        throw new IllegalStateException("nothing was sent");
    }

    @Override
    public void requestRefused(Map<String, String> actions, String message) {
        throw new IllegalStateException("nothing was sent");
    }
}
