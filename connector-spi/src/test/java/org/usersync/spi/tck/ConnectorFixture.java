package org.usersync.spi.tck;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.usersync.spi.connector.DirectoryConnectorFactory;
import org.usersync.spi.http.HttpPolicy;
import org.usersync.spi.http.HttpTransport;

/**
 * A connector and a directory for it to read: what a connector's author gives the kit. One instance serves one test.
 *
 * <p>The directory is a real one or a simulator, reached as in production. It may be asked by several threads.
 */
public interface ConnectorFixture extends AutoCloseable {
    /**
     * The value of every secret in {@link #options()}. The directory accepts it, until {@link #refuseCredentials()}.
     * The kit looks for it in everything that people see.
     */
    String SECRET = "k1t-m4rker-s3cret";

    /** What {@link #requests()} says where requests leave no trace. */
    long UNCOUNTED = -1;

    /** {@return the value of the service property {@link DirectoryConnectorFactory#NAME}} */
    String connectorName();

    /** {@return the factory under test; the same at every call} */
    DirectoryConnectorFactory factory();

    /**
     * Starts a directory. Called once, before any other method but {@link #connectorName()} and {@link #factory()}.
     *
     * @param directory what it holds
     * @throws Exception if it cannot be started; the test fails
     */
    void start(TestDirectory directory) throws Exception;

    /**
     * The options by which a connector reads the directory that was started: values as {@link TestConfigValues} takes
     * them, every secret being {@link #SECRET}. What the connector's capabilities need is switched on.
     *
     * @return values by option name
     */
    Map<String, Object> options();

    /**
     * From now on every read of the directory begins well and fails before its end: the first page or entry may come,
     * a later one never does.
     */
    void failHalfway();

    /** From now on the directory refuses {@link #SECRET}. Not called if the connector's schema has no secret. */
    void refuseCredentials();

    /**
     * {@return how many requests (or connections, or reads of a file) the directory has seen since its start;
     * {@link #UNCOUNTED} at every call if nobody can tell, as with a plain file}
     */
    long requests();

    /** {@return the file to read, for connectors that read one named by the command line; asked after the start} */
    default Optional<Path> inputFile() {
        return Optional.empty();
    }

    /** {@return how many people are surely more than one page (or one packet) of the directory} */
    default int moreThanAPage() {
        return 450;
    }

    /** {@return the name of the attribute that holds {@link TestPerson#extended()}} */
    default String extendedAttribute() {
        return "department";
    }

    /**
     * Opens a transport, for connectors over HTTP.
     *
     * @param policy what the connector said of its service
     * @return a transport that reaches the directory
     */
    default HttpTransport http(HttpPolicy policy) {
        throw new UnsupportedOperationException("this fixture has no HTTP transport");
    }

    /** {@return the log lines that the connector wrote since the start, as a file would show them} */
    List<String> log();

    /** Stops the directory. Called once, also if it never started. */
    @Override
    void close();
}
