/** What directories deliver: users and their identity, as plain values without a link to any live object. */
@Version("1.0.0")
@Export
@NullMarked
package org.usersync.spi.model;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
