/** Which connectors and bundles are there, and how a run borrows them. */
@Version("1.0.0")
@Export
@NullMarked
package org.usersync.runtime;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
