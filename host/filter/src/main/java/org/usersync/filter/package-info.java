/** Filters: Python expressions over a directory's records, compiled without a Python. */
@Version("1.0.0")
@Export
@NullMarked
package org.usersync.filter;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
