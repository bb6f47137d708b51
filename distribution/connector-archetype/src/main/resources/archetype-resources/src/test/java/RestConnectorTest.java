package ${package};

import org.usersync.spi.tck.ConnectorFixture;
import org.usersync.spi.tck.DirectoryConnectorTck;

/** The connector passes the conformance kit. */
class RestConnectorTest extends DirectoryConnectorTck {
    @Override
    protected ConnectorFixture newFixture() {
        return new RestFixture();
    }
}
