package org.usersync.http;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What the program's surroundings say of the network: proxies, further trusted certificates, our own certificate, and
 * how long a single wait for a rate limit may last. Immutable; its text form holds no secret.
 */
public final class NetworkSettings {
    private static final List<String> PROXY_VARIABLES = List.of("https_proxy", "all_proxy", "http_proxy");
    private static final List<String> CA_VARIABLES = List.of("REQUESTS_CA_BUNDLE", "SSL_CERT_FILE");

    private final @Nullable ProxyServer proxy;
    private final NoProxy exceptions;
    private final List<X509Certificate> trusted;
    private final Duration maxWait;
    private final @Nullable ClientCertificate clientCertificate;

    private NetworkSettings(
            @Nullable ProxyServer proxy,
            NoProxy exceptions,
            List<X509Certificate> trusted,
            Duration maxWait,
            @Nullable ClientCertificate clientCertificate) {
        this.proxy = proxy;
        this.exceptions = exceptions;
        this.trusted = List.copyOf(trusted);
        this.maxWait = maxWait;
        this.clientCertificate = clientCertificate;
    }

    /**
     * Reads the environment. Each variable of the proxy may be written in small or capital letters, small ones win as
     * they do with curl and Python; every call of this program is https, so {@code HTTPS_PROXY} comes before
     * {@code ALL_PROXY} and that before {@code HTTP_PROXY}. The first of them that is set decides; if it is empty, no
     * proxy is used. Certificates of {@code REQUESTS_CA_BUNDLE} and {@code SSL_CERT_FILE} are read here.
     *
     * @param environment the variables by name
     * @param maxWait the longest single wait for a rate limit
     * @return the settings
     * @throws NetworkSettingsException if a variable is unusable
     */
    public static NetworkSettings fromEnvironment(Map<String, String> environment, Duration maxWait) {
        Objects.requireNonNull(maxWait, "maxWait");
        ProxyServer proxy = PROXY_VARIABLES.stream()
                .flatMap(name -> variable(environment, name).stream())
                .findFirst()
                .filter(found -> !found.value().isEmpty())
                .map(found -> ProxyServer.parse(found.name(), found.value()))
                .orElse(null);
        NoProxy exceptions = variable(environment, "no_proxy")
                .map(found -> NoProxy.parse(found.name(), found.value()))
                .orElseGet(() -> NoProxy.parse("NO_PROXY", ""));
        // Both variables often name the same file.
        Map<String, String> bundles = new LinkedHashMap<>();
        for (String name : CA_VARIABLES) {
            String file = environment.getOrDefault(name, "");
            if (!file.isBlank()) {
                bundles.putIfAbsent(file, name);
            }
        }
        List<X509Certificate> trusted = new ArrayList<>();
        bundles.forEach((file, name) -> trusted.addAll(CaBundle.read("Environment variable " + name, file)));
        return new NetworkSettings(proxy, exceptions, trusted, maxWait, null);
    }

    private record Variable(String name, String value) {}

    private static Optional<Variable> variable(Map<String, String> environment, String lowerCase) {
        for (String name : List.of(lowerCase, lowerCase.toUpperCase(Locale.ROOT))) {
            String value = environment.get(name);
            if (value != null) {
                return Optional.of(new Variable(name, value.strip()));
            }
        }
        return Optional.empty();
    }

    /**
     * The proxy through which a host is reached.
     *
     * @param host the host's name or address
     * @param port its port
     * @return the proxy, or empty if the host is reached directly
     */
    public Optional<ProxyServer> proxyFor(String host, int port) {
        return Optional.ofNullable(proxy).filter(server -> !exceptions.covers(host, port));
    }

    /** {@return the certificates that are trusted besides those of Java's trust store} */
    public List<X509Certificate> trusted() {
        return trusted;
    }

    /**
     * The same settings with a certificate of ours, in place of that of {@code javax.net.ssl.keyStore}.
     *
     * @param certificate what a server is shown that asks for one
     * @return new settings
     */
    public NetworkSettings with(ClientCertificate certificate) {
        return new NetworkSettings(proxy, exceptions, trusted, maxWait, certificate);
    }

    /** {@return what a server is shown that asks for a certificate, if the configuration names one} */
    public Optional<ClientCertificate> clientCertificate() {
        return Optional.ofNullable(clientCertificate);
    }

    /** {@return the longest single wait for a rate limit} */
    public Duration maxWait() {
        return maxWait;
    }

    @Override
    public String toString() {
        return "NetworkSettings[proxy=" + proxy + ", trusted=" + trusted.size() + ", client=" + clientCertificate
                + ", maxWait=" + maxWait + "]";
    }
}
