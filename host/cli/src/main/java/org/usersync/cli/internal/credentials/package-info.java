/** The secrets of a configuration and the keyring. */
@NullMarked
package org.usersync.cli.internal.credentials;

import org.jspecify.annotations.NullMarked;
