/** Measures the engine's inner loops for one user, beside a plain map of Java. */
@NullMarked
package org.usersync.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
