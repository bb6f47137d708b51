package org.usersync.spi.tck;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import org.usersync.spi.extension.ExtensionContext;

/** A host's context for tests. Its clock stands still at the beginning of 2026. Safe for use by several threads. */
public final class TestExtensionContext implements ExtensionContext {
    private final String instanceName;
    private final TestCancellation cancellation = new TestCancellation();

    /**
     * Makes a context.
     *
     * @param instanceName the extension's name
     */
    public TestExtensionContext(String instanceName) {
        this.instanceName = instanceName;
    }

    @Override
    public String instanceName() {
        return instanceName;
    }

    @Override
    public Clock clock() {
        return Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    }

    @Override
    public TestCancellation cancellation() {
        return cancellation;
    }
}
