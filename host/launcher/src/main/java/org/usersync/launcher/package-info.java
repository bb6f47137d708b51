/** TEMPORARY. */
@NullMarked
package org.usersync.launcher;

import org.jspecify.annotations.NullMarked;
