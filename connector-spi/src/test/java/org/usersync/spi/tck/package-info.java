/**
 * The conformance kit: what every directory connector passes. A connector's test extends
 * {@link org.usersync.spi.tck.DirectoryConnectorTck} and gives it a {@link org.usersync.spi.tck.ConnectorFixture}.
 */
@NullMarked
package org.usersync.spi.tck;

import org.jspecify.annotations.NullMarked;
