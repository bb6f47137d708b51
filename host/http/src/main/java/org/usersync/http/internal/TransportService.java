package org.usersync.http.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import javax.net.ssl.SSLContext;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.usersync.http.CallObserver;
import org.usersync.http.HttpTransports;
import org.usersync.http.NetworkSettings;
import org.usersync.http.internal.PolicyTransport.Closing;
import org.usersync.spi.connector.Cancellation;
import org.usersync.spi.http.HttpPolicy;
import org.usersync.spi.http.HttpTransport;

/** Puts a transport together. Its activation does nothing; the HTTP library is first touched by {@link #open}. */
@Component(service = HttpTransports.class)
public final class TransportService implements HttpTransports {
    private static final Logger LOG = LoggerFactory.getLogger(TransportService.class);

    private final Waiter waiter;
    private final DoubleSupplier random;
    private final CallObservers observers = new CallObservers();

    /** Makes the service as the program uses it. */
    @Activate
    public TransportService() {
        this(new SlicedWaiter(), () -> ThreadLocalRandom.current().nextDouble());
    }

    TransportService(Waiter waiter, DoubleSupplier random) {
        this.waiter = waiter;
        this.random = random;
    }

    /** Called by declarative services. */
    @Reference(
            service = CallObserver.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void bindObserver(CallObserver observer) {
        observers.add(observer);
    }

    /** Called by declarative services. */
    void unbindObserver(CallObserver observer) {
        observers.remove(observer);
    }

    @Override
    public HttpTransport open(HttpPolicy policy, NetworkSettings network, Clock clock, Cancellation cancellation) {
        var client = new Clients(trust(), version()).client(policy, network);
        if (!policy.verifyTls()) {
            LOG.warn(
                    "{}: CERTIFICATES ARE NOT VERIFIED. Anybody on the way can read and change what is sent,"
                            + " the credentials included. Switch the verification on again as soon as possible.",
                    policy.service());
        }
        var closing = new Closing();
        var limits = new Limits(policy.rateLimitHeaders(), clock);
        return new PolicyTransport(
                policy,
                network,
                clock,
                client,
                limits,
                new RetryRules(policy, limits, network.maxWait(), random),
                new Pauses(policy.service(), network.maxWait(), clock, cancellation, closing::closed, waiter),
                observers,
                closing);
    }

    @Override
    public SSLContext tls(NetworkSettings network) {
        return trust().verifying(network);
    }

    /** Java judges dates by the clock of the machine, whatever clock a run is given. */
    private static Trust trust() {
        return new Trust(Clock.systemUTC(), new ClientKeys(System.getProperties()));
    }

    private static String version() {
        try (InputStream file = TransportService.class.getResourceAsStream("version.txt")) {
            if (file == null) {
                throw new IllegalStateException("version.txt is missing in the bundle");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
