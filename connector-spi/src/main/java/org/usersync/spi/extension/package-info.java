/** Texts and code that a site adds to a run: filter expressions, and extensions written in Java. */
@Version("1.0.0")
@Export
@NullMarked
package org.usersync.spi.extension;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
