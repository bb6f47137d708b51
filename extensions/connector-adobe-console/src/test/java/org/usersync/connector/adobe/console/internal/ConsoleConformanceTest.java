package org.usersync.connector.adobe.console.internal;

import org.usersync.spi.tck.ConnectorFixture;
import org.usersync.spi.tck.DirectoryConnectorTck;

/** The connector passes the conformance kit of all connectors. */
class ConsoleConformanceTest extends DirectoryConnectorTck {
    @Override
    protected ConnectorFixture newFixture() {
        return new ConsoleFixture();
    }
}
