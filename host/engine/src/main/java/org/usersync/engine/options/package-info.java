/** What a run is to do, typed and validated: the result of command line and configuration files. */
@Version("1.0.0")
@Export
@NullMarked
package org.usersync.engine.options;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
