package org.usersync.benchmarks.limits;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a service allows of one kind of call, and what was made of it. Times are in milliseconds. Not thread-safe. */
final class Allowance {
    private static final long WINDOW = 60_000;

    private final String name;
    private final int perMinute;
    private final List<Long> calls = new ArrayList<>();
    private int refused;

    /**
     * Makes one.
     *
     * @param name the kind of call
     * @param perMinute how many of them are the program's in a minute
     */
    Allowance(String name, int perMinute) {
        this.name = name;
        this.perMinute = perMinute;
    }

    void answered(long time, int status) {
        calls.add(time);
        if (status == 429) {
            refused++;
        }
    }

    int refused() {
        return refused;
    }

    /** The service's windows: each begins with the first call after the one before has ended. */
    private List<Long> windows() {
        List<Long> begins = new ArrayList<>();
        for (long call : calls) {
            if (begins.isEmpty() || call >= begins.get(begins.size() - 1) + WINDOW) {
                begins.add(call);
            }
        }
        return begins;
    }

    /** {@return whether there was enough to do for more than one window} */
    boolean limited() {
        return windows().size() > 1;
    }

    /**
     * Tells how much of what was allowed was used while there was more to do than was allowed: from the first call to the
     * begin of the last window, in which the work ran out.
     *
     * @return 1 is all of it
     */
    double share() {
        List<Long> windows = windows();
        long begin = windows.get(0);
        long end = windows.get(windows.size() - 1);
        long made = calls.stream().filter(call -> call < end).count();
        return made * (double) WINDOW / (perMinute * (double) (end - begin));
    }

    String row() {
        List<Long> windows = windows();
        double minutes = windows.isEmpty() ? 0 : (windows.get(windows.size() - 1) - windows.get(0)) / (double) WINDOW;
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %.1f | %d | %s |",
                name,
                perMinute,
                calls.size(),
                minutes,
                refused,
                limited() ? Math.round(share() * 100) + " %" : "not limited");
    }
}
