package org.usersync.http.internal;

import java.io.IOException;
import java.net.Socket;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.Credentials;
import org.apache.hc.client5.http.auth.CredentialsProvider;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.cookie.CookieSpecFactory;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.HttpConnectionFactory;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.ssl.TLS;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.usersync.http.NetworkSettings;
import org.usersync.http.ProxyServer;
import org.usersync.spi.http.HttpPolicy;

/** Sets the HTTP library up: it sends one attempt; to repeat, to follow and to remember is not its business. */
final class Clients {
    /** A call that waits longer for a free connection looks whether the run was cancelled and waits on. */
    private static final Timeout LEASE = Timeout.ofSeconds(2);

    private static final TimeValue STALE_AFTER = TimeValue.ofSeconds(2);

    private final Trust trust;
    private final String version;

    Clients(Trust trust, String version) {
        this.trust = trust;
        this.version = version;
    }

    CloseableHttpClient client(HttpPolicy policy, NetworkSettings network) {
        RequestConfig requests = RequestConfig.custom()
                .setConnectionRequestTimeout(LEASE)
                .setResponseTimeout(Timeout.of(policy.responseTimeout()))
                .setRedirectsEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections(policy, network))
                .setDefaultRequestConfig(requests)
                .setRoutePlanner(new Routes(network))
                .setDefaultCredentialsProvider(new ProxyLogin(network))
                .setUserAgent(userAgent())
                .addRequestInterceptorLast((request, entity, context) -> Outgoing.complete(request, context))
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                // Without cookies nobody needs their rules, which would have the list of public suffixes loaded.
                .setDefaultCookieSpecRegistry(
                        RegistryBuilder.<CookieSpecFactory>create().build())
                .build();
    }

    private String userAgent() {
        return String.format(
                Locale.ROOT,
                "user-sync/%s (Java %s; %s)",
                version,
                System.getProperty("java.version"),
                System.getProperty("os.name"));
    }

    private PoolingHttpClientConnectionManager connections(HttpPolicy policy, NetworkSettings network) {
        Timeout connect = Timeout.of(policy.connectTimeout());
        Timeout silence = Timeout.of(policy.responseTimeout());
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(new QuietConnections())
                .setTlsSocketStrategy(tls(policy, network))
                .setMaxConnTotal(policy.maxConnections())
                .setMaxConnPerRoute(policy.maxConnections())
                .setDefaultSocketConfig(
                        SocketConfig.custom().setSoTimeout(silence).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(silence)
                        .setValidateAfterInactivity(STALE_AFTER)
                        .build())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setHandshakeTimeout(connect)
                        .setSupportedProtocols(TLS.V_1_3, TLS.V_1_2)
                        .build())
                .build();
    }

    /** Java compares the names within the handshake, before anything is sent. */
    private DefaultClientTlsStrategy tls(HttpPolicy policy, NetworkSettings network) {
        return new DefaultClientTlsStrategy(
                policy.verifyTls() ? trust.verifying(network) : trust.blind(network),
                null,
                null,
                SSLBufferMode.STATIC,
                policy.verifyTls() ? HostnameVerificationPolicy.BUILTIN : HostnameVerificationPolicy.CLIENT,
                NoopHostnameVerifier.INSTANCE);
    }

    private static final class QuietConnections implements HttpConnectionFactory<ManagedHttpClientConnection> {
        private final AtomicLong made = new AtomicLong();

        @Override
        public ManagedHttpClientConnection createConnection(@Nullable Socket socket) throws IOException {
            QuietConnection connection = new QuietConnection("http-" + made.getAndIncrement());
            if (socket != null) {
                connection.bind(socket);
            }
            return connection;
        }
    }

    private static final class Routes extends DefaultRoutePlanner {
        private final NetworkSettings network;

        Routes(NetworkSettings network) {
            super(DefaultSchemePortResolver.INSTANCE);
            this.network = network;
        }

        @Override
        protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) {
            return network.proxyFor(target.getHostName(), target.getPort())
                    .map(proxy -> new HttpHost(proxy.secure() ? "https" : "http", proxy.host(), proxy.port()))
                    .orElse(null);
        }
    }

    /** Gives the password to the proxy alone, and only when it asks. */
    private record ProxyLogin(NetworkSettings network) implements CredentialsProvider {
        @Override
        public @Nullable Credentials getCredentials(AuthScope scope, HttpContext context) {
            return Outgoing.of(context)
                    .flatMap(outgoing -> outgoing.proxy(network))
                    .filter(proxy -> isFor(scope, proxy))
                    .flatMap(ProxyServer::login)
                    .map(login -> login.password()
                            .use(password -> new UsernamePasswordCredentials(login.user(), password.clone())))
                    .orElse(null);
        }

        private static boolean isFor(AuthScope scope, ProxyServer proxy) {
            return proxy.host().equalsIgnoreCase(scope.getHost()) && proxy.port() == scope.getPort();
        }
    }
}
