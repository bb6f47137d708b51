package org.usersync.spi.tck;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/**
 * The conformance kit of directory connectors. A connector's test extends it and gives a fixture; everything that the
 * kit asks for is compulsory, except what the connector's capabilities leave out.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
public abstract class DirectoryConnectorTck
        implements ReadingContract, EndingContract, CapabilityContract, SecrecyContract, FactoryContract {
    private ConnectorFixture fixture;

    /** {@return a new fixture; the kit closes it} */
    protected abstract ConnectorFixture newFixture();

    /** Makes the fixture of one test. */
    @BeforeEach
    void makeFixture() {
        fixture = newFixture();
    }

    /** Closes the fixture of one test. */
    @AfterEach
    void closeFixture() {
        if (fixture != null) {
            fixture.close();
        }
    }

    @Override
    public final ConnectorFixture fixture() {
        return fixture;
    }
}
