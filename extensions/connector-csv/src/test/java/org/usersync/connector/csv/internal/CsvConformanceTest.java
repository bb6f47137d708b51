package org.usersync.connector.csv.internal;

import org.usersync.spi.tck.ConnectorFixture;
import org.usersync.spi.tck.DirectoryConnectorTck;

/** The connector keeps the contract of connectors. */
class CsvConformanceTest extends DirectoryConnectorTck {
    @Override
    protected ConnectorFixture newFixture() {
        return new CsvFixture();
    }
}
