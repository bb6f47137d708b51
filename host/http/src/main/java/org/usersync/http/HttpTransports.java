package org.usersync.http;

import java.time.Clock;
import javax.net.ssl.SSLContext;

import org.osgi.annotation.versioning.ProviderType;
import org.usersync.spi.connector.Cancellation;
import org.usersync.spi.http.HttpPolicy;
import org.usersync.spi.http.HttpTransport;

/** Opens transports to web services. An OSGi service, safe for use by several threads; opening touches no network. */
@ProviderType
public interface HttpTransports {
    /**
     * Opens a transport with a connection pool of its own.
     *
     * <p>TLS 1.2 and 1.3 only; redirects are not followed but handed to the reader; no cookies. A time-out is the longest
     * silence: a service that sends a byte now and then is not cut off, only cancellation ends it. Every call carries an
     * {@code X-Request-Id} that stays the same when it is sent again.
     *
     * @param policy what is known of the service; if it does not verify certificates, a warning is logged once
     * @param network proxies, trust and the longest wait
     * @param clock tells until when a wait lasts, where the service's own clock is not known
     * @param cancellation ends waits and further attempts
     * @return the transport; the caller closes it
     * @throws NetworkSettingsException if a store of Java's system properties cannot be used
     */
    HttpTransport open(HttpPolicy policy, NetworkSettings network, Clock clock, Cancellation cancellation);

    /**
     * TLS that trusts Java's trust store ({@code javax.net.ssl.trustStore} works as in any program) and the
     * certificates of the settings, and shows the certificate of the settings, or that of
     * {@code javax.net.ssl.keyStore}, to servers that ask for one.
     *
     * @param network the settings
     * @return a new context
     * @throws NetworkSettingsException if a store of the system properties cannot be used, for protocols other than HTTP
     */
    SSLContext tls(NetworkSettings network);
}
