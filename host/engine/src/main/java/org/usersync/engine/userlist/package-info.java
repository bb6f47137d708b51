/** Files that list Adobe-only users, in the form that administrators keep and edit. */
@Version("1.0.0")
@Export
@NullMarked
package org.usersync.engine.userlist;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
