package org.usersync.umapi;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.target.SendListener;
import org.usersync.engine.target.SentAction;

/** Notes what it is told, a line for each call. */
final class Outcomes implements SendListener {
    private final List<String> lines = new ArrayList<>();

    List<String> lines() {
        return lines;
    }

    @Override
    public void accepted(SentAction action) {
        lines.add("accepted " + action.requestId());
    }

    @Override
    public void rejected(SentAction action, @Nullable String step, String code, String message) {
        lines.add("rejected " + action.requestId() + " " + action.subject() + " " + step + " " + code + ": " + message);
    }

    @Override
    public void warned(String requestId, String user, String code, String message) {
        lines.add("warned " + requestId + " " + user + " " + code + ": " + message);
    }

    @Override
    public void requestRefused(List<SentAction> actions, String message) {
        lines.add("refused " + actions.stream().map(SentAction::requestId).toList() + " " + message);
    }
}
