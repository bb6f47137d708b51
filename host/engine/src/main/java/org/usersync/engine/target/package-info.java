/** The engine's port to an Adobe organisation. */
@Version("1.0.0")
@Export
@NullMarked
package org.usersync.engine.target;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
