/** One run: what is read, what is decided and what is sent, over ports to a directory and to Adobe organisations. */
@Version("1.0.0")
@Export
@NullMarked
package org.usersync.engine;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
