/** Runs JMH on inner loops and makes a table of what it finds, as ratios to one of them. */
@NullMarked
package org.usersync.benchmarks.loops;

import org.jspecify.annotations.NullMarked;
