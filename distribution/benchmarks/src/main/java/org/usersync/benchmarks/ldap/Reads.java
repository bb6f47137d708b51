package org.usersync.benchmarks.ldap;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

import org.usersync.benchmarks.process.Measured;

/** Reads of one kind, an odd number of them. */
final class Reads {
    private final List<Read> all = new ArrayList<>();

    void add(Read read) {
        all.add(read);
    }

    double first() {
        return median(Read::first);
    }

    double second() {
        return median(Read::second);
    }

    private double median(ToDoubleFunction<Read> value) {
        return Measured.median(all.stream().mapToDouble(value).toArray());
    }

    double peakMib() {
        return all.stream().mapToDouble(Read::peakMib).max().orElse(0);
    }
}
