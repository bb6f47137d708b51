/** Secrets, kept from logs and messages; where they come from, and private keys. */
@Version("1.0.0")
@Export
@NullMarked
package org.usersync.spi.secret;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
