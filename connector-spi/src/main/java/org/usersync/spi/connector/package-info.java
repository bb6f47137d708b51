/** The contract of directory connectors. A connector bundle registers one {@link org.usersync.spi.connector.DirectoryConnectorFactory} service. */
@Version("1.0.0")
@Export
@NullMarked
package org.usersync.spi.connector;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
