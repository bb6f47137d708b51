package org.usersync.spi.sample;

import org.usersync.spi.tck.ConnectorFixture;
import org.usersync.spi.tck.DirectoryConnectorTck;

/** The kit can be passed, and this is all that a connector's author writes besides a fixture. */
class SampleConnectorTest extends DirectoryConnectorTck {
    @Override
    protected ConnectorFixture newFixture() {
        return new SampleFixture(Fault.NONE);
    }
}
