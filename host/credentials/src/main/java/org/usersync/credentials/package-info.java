/** The keyring of the operating system, and work on key files. */
@Version("1.0.0")
@Export
@NullMarked
package org.usersync.credentials;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
