/** The commands that work on files of private keys. */
@NullMarked
package org.usersync.cli.internal.key;

import org.jspecify.annotations.NullMarked;
