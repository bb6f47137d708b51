/** The commands: everything else is put together here. */
@NullMarked
package org.usersync.cli.internal;

import org.jspecify.annotations.NullMarked;
