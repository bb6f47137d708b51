/** The interpreter: its start, its compiler, and what it lacks of Python 3's meaning. */
@NullMarked
package org.usersync.python.internal.interpreter;

import org.jspecify.annotations.NullMarked;
