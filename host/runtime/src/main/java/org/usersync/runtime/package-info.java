/** TEMPORARY. */
@NullMarked
package org.usersync.runtime;

import org.jspecify.annotations.NullMarked;
