/**
 * The conformance kit: what every directory connector and every extension passes. A connector's test extends
 * {@link org.usersync.spi.tck.DirectoryConnectorTck} and gives it a {@link org.usersync.spi.tck.ConnectorFixture}; an
 * extension's test extends {@link org.usersync.spi.tck.ExtensionTck}.
 */
@NullMarked
package org.usersync.spi.tck;

import org.jspecify.annotations.NullMarked;
