package org.usersync.benchmarks.engine;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.usersync.engine.internal.adobe.AdobeUsers;
import org.usersync.engine.internal.directory.DesiredIndex;
import org.usersync.engine.internal.identity.KeyIndex;
import org.usersync.engine.internal.log.RunLog;
import org.usersync.engine.internal.plan.Decision;
import org.usersync.engine.internal.plan.PlanInput;
import org.usersync.engine.internal.plan.SyncPlanner;

/** Comparing both sides, which were read and mapped before. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(Company.USERS)
public class PlanBenchmark {
    private final PlanInput same = input(0);
    private final PlanInput onePercent = input(1);
    private final PlanInput different = input(100);

    private static PlanInput input(int changedPercent) {
        Sides sides = new Sides();
        DesiredIndex directory = sides.map(sides.readDirectory(Company.directory()));
        return sides.input(directory, sides.readAdobe(Company.adobe(changedPercent)));
    }

    /**
     * Finds the directory user of each Adobe user.
     *
     * @return how many have one
     */
    @Benchmark
    public int match() {
        DesiredIndex directory = same.directory();
        AdobeUsers adobe = same.adobe().get(0);
        int found = 0;
        // The number of users is a multiple of it.
        String[] emails = new String[KeyIndex.TOGETHER];
        for (int from = 0; from < adobe.size(); from += KeyIndex.TOGETHER) {
            int begin = from;
            Arrays.setAll(emails, i -> adobe.email(begin + i));
            for (int number : directory.matchByEmail(emails)) {
                if (number >= 0) {
                    found++;
                }
            }
        }
        return found;
    }

    /**
     * Nobody differs.
     *
     * @return the plan
     */
    @Benchmark
    public Decision nobodyChanged() {
        return plan(same, 0);
    }

    /**
     * One of a hundred differs.
     *
     * @return the plan
     */
    @Benchmark
    public Decision onePercentChanged() {
        return plan(onePercent, Company.changed(1));
    }

    /**
     * Each has another surname and lacks a group.
     *
     * @return the plan
     */
    @Benchmark
    public Decision everybodyChanged() {
        return plan(different, Company.changed(100));
    }

    private static Decision plan(PlanInput input, int changed) {
        Decision decision = new SyncPlanner(input, new RunLog()).plan();
        long updated = decision.plan().figures().updated();
        if (updated != changed) {
            throw new IllegalStateException(updated + " users are to be changed instead of " + changed);
        }
        return decision;
    }
}
