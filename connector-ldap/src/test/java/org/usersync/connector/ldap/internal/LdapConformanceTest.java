package org.usersync.connector.ldap.internal;

import org.usersync.spi.tck.ConnectorFixture;
import org.usersync.spi.tck.DirectoryConnectorTck;

/** The connector passes the conformance kit of all connectors, members being found by a filter. */
class LdapConformanceTest extends DirectoryConnectorTck {
    @Override
    protected ConnectorFixture newFixture() {
        return LdapFixture.byMemberFilter();
    }
}
