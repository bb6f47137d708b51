package org.usersync.spi.tck;

/** What the parts of the kit need. */
public interface FixtureHolder {
    /** {@return the fixture of the running test} */
    ConnectorFixture fixture();
}
