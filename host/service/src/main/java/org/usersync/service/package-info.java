/** What the service needs of the rest of the program: somebody who runs a sync. */
@Version("1.0.0")
@Export
@NullMarked
package org.usersync.service;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
