/** The commands of the program, parsed once, before any framework starts. Exported to bundles by the system bundle. */
@Export
@Version("1.0.0")
@NullMarked
package org.usersync.commandline;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
