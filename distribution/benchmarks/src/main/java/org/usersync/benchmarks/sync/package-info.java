/** Whole runs of the built program against simulated services, beside a program that only downloads the same pages. */
@NullMarked
package org.usersync.benchmarks.sync;

import org.jspecify.annotations.NullMarked;
