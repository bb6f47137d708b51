package org.usersync.distribution.faults;

import java.util.List;

import org.usersync.demo.tenant.Fault;

/**
 * What goes wrong in one run, and how that run is to end.
 *
 * @param phase the part of the run that is hit
 * @param trouble what happens
 * @param setup how the program is run
 * @param ofSecond whether the services of the second organisation are hit, not those of the first
 * @param faults the rules
 * @param ending how the run is to end
 */
record FaultCase(String phase, String trouble, Setup setup, boolean ofSecond, List<Fault> faults, Ending ending) {
    /** How a run ends. */
    enum Ending {
        /** The fault passes: everything is done. */
        COMPLETE,
        /** Something cannot be read or sent; where it cannot be read, nothing was sent. */
        ABORTED,
        /** Some actions are refused, or nobody knows what became of them. */
        SOME_REFUSED,
        /** A service asks for a wait that is too long. */
        TOO_LONG_A_WAIT,
        /** What happens depends on which call is hit: any of the others. */
        ANY
    }

    /** For the names of tests. */
    @Override
    public String toString() {
        return setup + ": " + phase + ": " + trouble;
    }
}
