package org.usersync.benchmarks.sync;

/**
 * What one run is like.
 *
 * @param name as the table shows it
 * @param users how many people
 * @param groups how many groups
 * @param changedPercent how many of them differ at Adobe
 * @param latencyMillis how long each answer is held back
 * @param filter which root file
 * @param start what the run finds of earlier ones
 * @param target the most that the wall time may be as a ratio to the floor; 0 for none
 */
record Case(
        String name,
        int users,
        int groups,
        double changedPercent,
        long latencyMillis,
        String filter,
        Start start,
        double target) {
    /** What earlier runs left in the state folder. */
    enum Start {
        /** An archive of classes and the digests of all bundles. */
        WARM,
        /** Nothing; the run makes the archive. */
        FIRST,
        /** Nothing, and no archive is made. */
        COLD
    }

    /** {@return the usual case: 20 groups, no latency, warm, default filter, one user of a hundred changed} */
    static Case base(String name, int users, double target) {
        return new Case(name, users, 20, 1, 0, "default", Start.WARM, target);
    }

    /** {@return whether both cases can meet the same tenant} */
    boolean sameCompany(Case other) {
        return users == other.users && groups == other.groups && changedPercent == other.changedPercent;
    }
}
