package org.usersync.benchmarks.loops;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What JMH found of one loop, in microseconds.
 *
 * @param mean of all seconds of all virtual machines
 * @param best the second that other work on the machine disturbed least
 */
record Score(double mean, double best) {
    /** Reads what a run of JMH gave, by the names of the benchmarks. */
    static Map<String, Score> of(Collection<RunResult> runs) {
        Map<String, Score> scores = new HashMap<>();
        for (RunResult run : runs) {
            Result<?> result = run.getPrimaryResult();
            String name = run.getParams().getBenchmark();
            if (!result.getScoreUnit().equals("us/op")) {
                throw new IllegalStateException(name + " is in " + result.getScoreUnit() + " instead of us/op");
            }
            Score score = new Score(result.getScore(), result.getStatistics().getMin());
            if (scores.put(name, score) != null) {
                throw new IllegalStateException(name + " was measured twice: it must have no parameters");
            }
        }
        return scores;
    }
}
