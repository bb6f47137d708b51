/** Options of connectors and extensions, described as data, and the validated values a bundle receives. */
@Version("1.0.0")
@Export
@NullMarked
package org.usersync.spi.config;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
