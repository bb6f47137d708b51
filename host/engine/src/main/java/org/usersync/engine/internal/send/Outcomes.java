package org.usersync.engine.internal.send;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.usersync.engine.ActionCount;
import org.usersync.engine.ActionCount.Outcome;
import org.usersync.engine.target.ActionKind;

/** Counts actions by kind and outcome. For one sending thread. */
final class Outcomes {
    private final Map<ActionKind, Map<Outcome, Long>> counts = new EnumMap<>(ActionKind.class);

    void count(ActionKind kind, Outcome outcome) {
        counts.computeIfAbsent(kind, none -> new EnumMap<>(Outcome.class)).merge(outcome, 1L, Long::sum);
    }

    List<ActionCount> counts() {
        List<ActionCount> all = new ArrayList<>();
        counts.forEach((kind, outcomes) ->
                outcomes.forEach((outcome, count) -> all.add(new ActionCount(kind, outcome, count))));
        return List.copyOf(all);
    }
}
