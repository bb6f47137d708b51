package org.usersync.spi.sample;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.connector.DirectoryConnectorFactory;
import org.usersync.spi.http.HttpPolicy;
import org.usersync.spi.http.HttpTransport;
import org.usersync.spi.tck.ConnectorFixture;
import org.usersync.spi.tck.TestDirectory;

/** The sample connector, or a broken one, and its address book. */
final class SampleFixture implements ConnectorFixture {
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Fault fault;
    private final DirectoryConnectorFactory factory;
    private @Nullable SampleService service;

    SampleFixture(Fault fault) {
        this.fault = fault;
        DirectoryConnectorFactory sound = new SampleConnectorFactory(log::add);
        this.factory = fault == Fault.NONE ? sound : new FaultyFactory(fault, sound, log::add);
    }

    private SampleService service() {
        return Objects.requireNonNull(service, "the directory was not started");
    }

    @Override
    public String connectorName() {
        return fault == Fault.NAME_WITH_BLANK ? "Sample Book" : "sample";
    }

    @Override
    public DirectoryConnectorFactory factory() {
        return factory;
    }

    @Override
    public void start(TestDirectory directory) {
        service = new SampleService(directory);
    }

    @Override
    public Map<String, Object> options() {
        return Map.of("host", "book.example.com", "token", SECRET);
    }

    @Override
    public void failHalfway() {
        service().failHalfway();
    }

    @Override
    public void refuseCredentials() {
        service().refuseCredentials();
    }

    @Override
    public long requests() {
        return service().requests();
    }

    @Override
    public HttpTransport http(HttpPolicy policy) {
        return service();
    }

    @Override
    public List<String> log() {
        return log;
    }

    @Override
    public void close() {
        // The address book is in memory.
    }
}
