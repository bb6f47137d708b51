/** Configuration files and command line, read into one typed and validated {@link org.usersync.config.Settings}. */
@Version("1.0.0")
@Export
@NullMarked
package org.usersync.config;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
