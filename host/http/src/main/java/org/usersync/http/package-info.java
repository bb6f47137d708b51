/** The one HTTPS transport of the program: proxy, trust, time-outs, retries and rate limits. */
@Version("1.0.0")
@Export
@NullMarked
package org.usersync.http;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
