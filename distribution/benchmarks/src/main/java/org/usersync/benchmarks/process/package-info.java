/** Measures processes from the outside. */
@NullMarked
package org.usersync.benchmarks.process;

import org.jspecify.annotations.NullMarked;
