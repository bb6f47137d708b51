package org.usersync.demo.tenant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

import org.usersync.demo.tenant.internal.adobe.AdobeDirectory;
import org.usersync.demo.tenant.internal.adobe.ImsApi;
import org.usersync.demo.tenant.internal.adobe.TechnicalAccounts;
import org.usersync.demo.tenant.internal.adobe.Tokens;
import org.usersync.demo.tenant.internal.adobe.UmapiApi;
import org.usersync.demo.tenant.internal.okta.OktaApi;
import org.usersync.demo.tenant.internal.web.Certificates;
import org.usersync.demo.tenant.internal.web.Endpoint;
import org.usersync.demo.tenant.internal.web.FaultPlan;
import org.usersync.demo.tenant.internal.web.Latency;
import org.usersync.demo.tenant.internal.web.ServiceSocket;

/**
 * A running made-up company: Okta's API, Adobe's sign-in and the User Management API, each on an HTTPS socket of the
 * loopback address, with a certificate of an authority made at the start. Safe for many threads.
 */
public final class DemoTenant implements AutoCloseable {
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    private final Journal journal = new Journal();
    private final FaultPlan faults = new FaultPlan();
    private final Deque<AutoCloseable> resources = new ArrayDeque<>();
    private final Map<Service, Integer> ports = new EnumMap<>(Service.class);
    private final Certificates certificates;
    private final AdobeDirectory adobe;
    private final Tokens tokens;
    private final TechnicalAccounts accounts;
    private final OktaApi okta;

    private DemoTenant(TenantState state, TenantOptions options, Map<Service, Integer> wanted, Clock clock)
            throws IOException {
        // without it every small answer on a kept connection waits for a delayed acknowledgement
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
        certificates = Certificates.make(Clock.systemUTC().instant());
        adobe = new AdobeDirectory(state.adobe());
        tokens = new Tokens(clock, options.adobe().tokenSeconds());
        accounts = new TechnicalAccounts(clock);
        Latency latency = new Latency(options.latencyMillis());
        resources.push(latency);
        okta = new OktaApi(state.okta(), options.okta(), clock, latency);
        faults.replace(options.faults());
        Map<Service, Endpoint> endpoints = new EnumMap<>(Service.class);
        endpoints.put(Service.OKTA, okta);
        endpoints.put(Service.IMS, new ImsApi(adobe, tokens, accounts, latency));
        endpoints.put(Service.UMAPI, new UmapiApi(adobe, tokens, options.adobe(), clock, latency));
        try {
            for (Map.Entry<Service, Endpoint> entry : endpoints.entrySet()) {
                open(entry.getKey(), wanted.getOrDefault(entry.getKey(), 0), entry.getValue(), latency);
            }
        } catch (IOException e) {
            closeAll();
            throw e;
        }
    }

    private void open(Service service, int port, Endpoint endpoint, Latency latency) throws IOException {
        ServiceSocket socket =
                new ServiceSocket(service, port, certificates.context(), endpoint, faults, journal, latency);
        resources.addLast(socket);
        ports.put(service, socket.port());
    }

    /**
     * Starts a tenant on free ports.
     *
     * @param state what the company has
     * @param options how its services behave
     * @return the running tenant, to be closed
     */
    public static DemoTenant start(TenantState state, TenantOptions options) {
        return start(state, options, Map.of(), Clock.systemUTC());
    }

    /**
     * Starts a tenant.
     *
     * @param state what the company has
     * @param options how its services behave
     * @param ports where it listens; a free port for a service that is not named
     * @param clock for rate limits, gates and tokens
     * @return the running tenant, to be closed
     * @throws UncheckedIOException if a port cannot be had
     */
    public static DemoTenant start(TenantState state, TenantOptions options, Map<Service, Integer> ports, Clock clock) {
        try {
            return new DemoTenant(state, options, ports, clock);
        } catch (IOException e) {
            throw new UncheckedIOException("the demo tenant cannot open its sockets: " + e.getMessage(), e);
        }
    }

    /**
     * {@return the port of a service}
     *
     * @param service which one
     */
    public int port(Service service) {
        return ports.getOrDefault(service, 0);
    }

    /**
     * {@return host and port of a service, as they stand in configuration files}
     *
     * @param service which one
     */
    public String host(Service service) {
        return "localhost:" + port(service);
    }

    /** {@return the certificate of the authority to trust, as PEM} */
    public String authorityPem() {
        return certificates.authorityPem();
    }

    /** {@return TLS of a server on this machine with a certificate of the same authority} */
    public SSLContext tls() {
        return certificates.context();
    }

    /**
     * Writes the certificate of the authority to trust.
     *
     * @param file the PEM file, such as for {@code SSL_CERT_FILE}
     * @return the file
     * @throws IOException if it cannot be written
     */
    public Path writeAuthority(Path file) throws IOException {
        return Files.writeString(file, authorityPem());
    }

    /**
     * Lets an account sign in at Adobe by a token that it signs, as one does whose certificate was uploaded.
     *
     * @param id the technical account's id
     * @param key of its certificate
     */
    public void addTechnicalAccount(String id, PublicKey key) {
        accounts.add(id, key);
    }

    /** {@return what was asked so far} */
    public Journal journal() {
        return journal;
    }

    /** {@return what is in Okta} */
    public OktaState okta() {
        return okta.state();
    }

    /**
     * Replaces what is in Okta.
     *
     * @param state what is in it from now on
     */
    public void okta(OktaState state) {
        okta.replace(state);
    }

    /** {@return what is at Adobe now} */
    public AdobeState adobe() {
        return adobe.state();
    }

    /**
     * Replaces what is at Adobe.
     *
     * @param state what is there from now on
     */
    public void adobe(AdobeState state) {
        adobe.replace(state);
    }

    /** {@return what the company has now} */
    public TenantState state() {
        return new TenantState(okta(), adobe());
    }

    /**
     * Replaces all faults; counting begins anew.
     *
     * @param rules what goes wrong from now on
     */
    public void faults(Fault... rules) {
        faults.replace(List.of(rules));
    }

    /** Makes all access tokens bad that Adobe and Okta gave out so far. */
    public void revokeTokens() {
        tokens.revokeAll();
        okta.revokeTokens();
    }

    @Override
    public void close() {
        closeAll();
    }

    private void closeAll() {
        for (AutoCloseable resource : resources) {
            try {
                resource.close();
            } catch (Exception e) {
                throw new IllegalStateException("the demo tenant cannot close its sockets", e);
            }
        }
    }
}
