/** Secrets, kept from logs and messages. */
@Version("1.0.0")
@Export
@NullMarked
package org.usersync.spi.secret;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
