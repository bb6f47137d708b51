package org.usersync.spi.tck;

import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

import org.usersync.spi.connector.ConnectorContext;
import org.usersync.spi.http.AnswerReader;
import org.usersync.spi.http.HttpCall;
import org.usersync.spi.http.HttpPolicy;
import org.usersync.spi.http.HttpTransport;
import org.usersync.spi.model.IdentityType;

/**
 * A host's context for tests. It counts the transports that are open. Safe for use by several threads.
 *
 * <p>Its clock stands still at the beginning of 2026, unless another is given; new users are federated.
 */
public final class TestConnectorContext implements ConnectorContext {
    /** The time that does not pass unless a test says otherwise. */
    static final Clock START = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    private final Function<HttpPolicy, HttpTransport> http;
    private final Clock clock;
    private final Optional<Path> inputFile;
    private final TestCancellation cancellation = new TestCancellation();
    private final AtomicInteger open = new AtomicInteger();

    /**
     * Makes a context.
     *
     * @param http opens transports
     */
    public TestConnectorContext(Function<HttpPolicy, HttpTransport> http) {
        this(http, START);
    }

    /**
     * Makes a context with a clock.
     *
     * @param http opens transports
     * @param clock the clock of the run
     */
    public TestConnectorContext(Function<HttpPolicy, HttpTransport> http, Clock clock) {
        this(http, clock, Optional.empty());
    }

    /**
     * Makes a context with a clock and a file.
     *
     * @param http opens transports
     * @param clock the clock of the run
     * @param inputFile the file that the command line names, for connectors that read one
     */
    public TestConnectorContext(Function<HttpPolicy, HttpTransport> http, Clock clock, Optional<Path> inputFile) {
        this.http = http;
        this.clock = clock;
        this.inputFile = inputFile;
    }

    /** {@return how many transports were opened and not closed} */
    public int openTransports() {
        return open.get();
    }

    @Override
    public String instanceName() {
        return "tck";
    }

    @Override
    public Optional<Path> inputFile() {
        return inputFile;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public TestCancellation cancellation() {
        return cancellation;
    }

    @Override
    public IdentityType defaultIdentityType() {
        return IdentityType.FEDERATED_ID;
    }

    @Override
    public HttpTransport http(HttpPolicy policy) {
        HttpTransport transport = http.apply(policy);
        open.incrementAndGet();
        return new Counted(transport, open);
    }

    @Override
    public SSLContext tls() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no default TLS", e);
        }
    }

    /** Tells its context when it is closed. */
    private static final class Counted implements HttpTransport {
        private final HttpTransport transport;
        private final AtomicInteger open;
        private boolean closed;

        Counted(HttpTransport transport, AtomicInteger open) {
            this.transport = transport;
            this.open = open;
        }

        @Override
        public <T> T exchange(HttpCall call, AnswerReader<T> reader) {
            return transport.exchange(call, reader);
        }

        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                open.decrementAndGet();
                transport.close();
            }
        }
    }
}
