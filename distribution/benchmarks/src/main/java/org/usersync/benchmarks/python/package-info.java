/** Measures filters and the after-mapping hook, beside a filter written in Java. */
@NullMarked
package org.usersync.benchmarks.python;

import org.jspecify.annotations.NullMarked;
