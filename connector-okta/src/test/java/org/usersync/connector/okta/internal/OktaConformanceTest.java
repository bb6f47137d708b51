package org.usersync.connector.okta.internal;

import org.usersync.spi.tck.ConnectorFixture;
import org.usersync.spi.tck.DirectoryConnectorTck;

/** The connector passes the conformance kit of all connectors. */
class OktaConformanceTest extends DirectoryConnectorTck {
    @Override
    protected ConnectorFixture newFixture() {
        return new OktaFixture();
    }
}
