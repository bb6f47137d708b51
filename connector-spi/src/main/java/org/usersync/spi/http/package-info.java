/** The host's HTTPS transport: proxy, trust, time-outs, retries and rate limits are the host's, never a connector's. */
@Version("1.0.0")
@Export
@NullMarked
package org.usersync.spi.http;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
