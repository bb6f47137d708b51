/** Adobe's User Management API: opens an organisation for reading and changing. */
@Version("1.0.0")
@Export
@NullMarked
package org.usersync.umapi;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
