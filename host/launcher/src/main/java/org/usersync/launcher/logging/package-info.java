/** Where the log of an invocation goes, and how its lines look. Exported to bundles by the system bundle. */
@Export
@Version("1.0.0")
@NullMarked
package org.usersync.launcher.logging;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
