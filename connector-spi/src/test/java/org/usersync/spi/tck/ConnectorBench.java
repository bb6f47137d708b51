package org.usersync.spi.tck;

import java.util.Map;

import org.usersync.spi.connector.DirectoryConnector;
import org.usersync.spi.connector.ReadRequest;

/** A connector in the kit's hands, as a host would hold it. */
final class ConnectorBench implements AutoCloseable {
    private final TestConnectorContext context;
    private final DirectoryConnector connector;
    private boolean closed;

    private ConnectorBench(TestConnectorContext context, DirectoryConnector connector) {
        this.context = context;
        this.connector = connector;
    }

    /** Creates a connector for the directory that the fixture has started. */
    static ConnectorBench open(ConnectorFixture fixture) {
        TestConnectorContext context =
                new TestConnectorContext(fixture::http, TestConnectorContext.START, fixture.inputFile());
        Map<String, Object> options = fixture.options();
        TestConfigValues config = TestConfigValues.of(fixture.factory().configSchema(), options);
        return new ConnectorBench(context, fixture.factory().create(config, context));
    }

    DirectoryConnector connector() {
        return connector;
    }

    TestConnectorContext context() {
        return context;
    }

    RecordingSink read(ReadRequest request) {
        return read(request, RecordingSink.open());
    }

    RecordingSink read(ReadRequest request, RecordingSink sink) {
        try {
            connector.read(request, sink);
        } finally {
            sink.end();
        }
        return sink;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            connector.close();
        }
    }
}
