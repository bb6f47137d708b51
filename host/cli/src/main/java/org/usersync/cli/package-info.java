/** TEMPORARY. */
@NullMarked
package org.usersync.cli;

import org.jspecify.annotations.NullMarked;
