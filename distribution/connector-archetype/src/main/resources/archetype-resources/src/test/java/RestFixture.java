package ${package};

import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.slf4j.LoggerFactory;
import org.usersync.spi.connector.DirectoryConnectorFactory;
import org.usersync.spi.http.HttpPolicy;
import org.usersync.spi.http.HttpTransport;
import org.usersync.spi.tck.ConnectorFixture;
import org.usersync.spi.tck.TestDirectory;

/** The connector and a simulated address book, for the conformance kit. */
final class RestFixture implements ConnectorFixture {
    private final DirectoryConnectorFactory factory = new RestConnectorFactory();
    private final Logger logger = (Logger) LoggerFactory.getLogger(RestConnectorFactory.CONNECTOR);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private AddressBook book;

    RestFixture() {
        log.start();
        logger.addAppender(log);
    }

    @Override
    public String connectorName() {
        return RestConnectorFactory.CONNECTOR;
    }

    @Override
    public DirectoryConnectorFactory factory() {
        return factory;
    }

    @Override
    public void start(TestDirectory directory) {
        book = new AddressBook(directory);
    }

    @Override
    public Map<String, Object> options() {
        return Map.of("host", "directory.example.com", "token", SECRET);
    }

    @Override
    public void failHalfway() {
        book.failHalfway();
    }

    @Override
    public void refuseCredentials() {
        book.refuseCredentials();
    }

    @Override
    public long requests() {
        return book.requests();
    }

    @Override
    public HttpTransport http(HttpPolicy policy) {
        return book;
    }

    @Override
    public List<String> log() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Override
    public void close() {
        logger.detachAppender(log);
    }
}
