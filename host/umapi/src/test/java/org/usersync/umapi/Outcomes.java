package org.usersync.umapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.target.SendListener;

/** Notes what it is told, a line for each call. */
final class Outcomes implements SendListener {
    private final List<String> lines = new ArrayList<>();

    List<String> lines() {
        return lines;
    }

    @Override
    public void accepted(String requestId) {
        lines.add("accepted " + requestId);
    }

    @Override
    public void rejected(String requestId, String user, @Nullable String step, String code, String message) {
        lines.add("rejected " + requestId + " " + user + " " + step + " " + code + ": " + message);
    }

    @Override
    public void warned(String requestId, String user, String code, String message) {
        lines.add("warned " + requestId + " " + user + " " + code + ": " + message);
    }

    @Override
    public void requestRefused(Map<String, String> actions, String message) {
        lines.add("refused " + actions.keySet() + " " + message);
    }
}
