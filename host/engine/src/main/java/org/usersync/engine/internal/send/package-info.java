/** Sending what was decided, and counting what became of it. */
@NullMarked
package org.usersync.engine.internal.send;

import org.jspecify.annotations.NullMarked;
