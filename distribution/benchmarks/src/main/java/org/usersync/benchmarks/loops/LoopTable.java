package org.usersync.benchmarks.loops;

import java.util.List;
import java.util.Map;

import org.usersync.benchmarks.document.Digits;

/** Loops beside the first of them, which is plain Java. */
final class LoopTable {
    private final List<Loop> loops;

    LoopTable(List<Loop> loops) {
        this.loops = List.copyOf(loops);
    }

    /** {@return a line for each loop; the ratio is that of the best second} */
    String text(Map<String, Score> scores) {
        boolean targets = loops.stream().anyMatch(loop -> loop.target() > 0);
        StringBuilder text = new StringBuilder();
        text.append("| µs a user | mean | best |")
                .append(targets ? " target |" : "")
                .append(" ratio to Java |\n");
        text.append("| --- | --- | --- |").append(targets ? " --- |" : "").append(" --- |\n");
        double java = score(scores, loops.get(0)).best();
        for (Loop loop : loops) {
            Score score = score(scores, loop);
            text.append("| ").append(loop.title());
            text.append(" | ").append(Digits.two(score.mean()));
            text.append(" | ").append(Digits.two(score.best()));
            if (targets) {
                text.append(" | ").append(loop.target() > 0 ? Digits.two(loop.target()) : "");
            }
            text.append(" | ").append(loop.equals(loops.get(0)) ? "1" : Digits.two(score.best() / java));
            text.append(" |\n");
        }
        return text.toString();
    }

    private static Score score(Map<String, Score> scores, Loop loop) {
        Score score = scores.get(loop.name());
        if (score == null) {
            throw new IllegalStateException(loop.name() + " was not measured");
        }
        return score;
    }
}
