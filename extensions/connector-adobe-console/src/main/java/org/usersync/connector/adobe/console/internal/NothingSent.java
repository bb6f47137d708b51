package org.usersync.connector.adobe.console.internal;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.target.SendListener;
import org.usersync.engine.target.SentAction;

/** Hears of actions, where there are none. */
enum NothingSent implements SendListener {
    /** The only one. */
    INSTANCE;

    @Override
    public void accepted(SentAction action) {
        throw new IllegalStateException("nothing was sent");
    }

    @Override
    public void rejected(SentAction action, @Nullable String step, String code, String message) {
        throw new IllegalStateException("nothing was sent");
    }

    @Override
    public void warned(String requestId, String user, String code, String message) {
        throw new IllegalStateException("nothing was sent");
    }

    @Override
    public void requestRefused(List<SentAction> actions, String message) {
        throw new IllegalStateException("nothing was sent");
    }
}
