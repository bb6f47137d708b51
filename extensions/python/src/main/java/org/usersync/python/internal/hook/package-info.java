/** Hooks: statements that run once for each user. */
@NullMarked
package org.usersync.python.internal.hook;

import org.jspecify.annotations.NullMarked;
