/** A made-up company: an Okta tenant and an Adobe organisation, simulated over real HTTPS. */
@Version("1.0.0")
@Export
@NullMarked
package org.usersync.demo.tenant;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
