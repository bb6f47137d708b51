package org.usersync.benchmarks.ldap;

/**
 * All users, or the members of all groups, read by one program.
 *
 * @param first seconds of the first time
 * @param second seconds of the second time in the same process; the same as the first one where there is none
 * @param peakMib the most memory the process had resident
 */
record Read(double first, double second, double peakMib) {}
