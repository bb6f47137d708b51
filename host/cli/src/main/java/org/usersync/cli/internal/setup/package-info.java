/** The commands that set a site up: configuration files, run scripts, the manual. */
@NullMarked
package org.usersync.cli.internal.setup;

import org.jspecify.annotations.NullMarked;
