package org.usersync.runtime;

import java.util.List;

/**
 * What came of a {@link BundleRequest}.
 *
 * @param lines what to show
 * @param problems what is wrong, one line each, all of them; empty if everything was done
 */
public record BundleReport(List<String> lines, List<String> problems) {
    /** Copies the lists. */
    public BundleReport {
        lines = List.copyOf(lines);
        problems = List.copyOf(problems);
    }
}
