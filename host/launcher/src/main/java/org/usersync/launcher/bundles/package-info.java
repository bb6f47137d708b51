/** The bundles of program and site, which of them may run, and why one cannot be used. */
@Version("1.0.0")
@NullMarked
package org.usersync.launcher.bundles;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
