package org.usersync.http.internal;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.HttpException;
import org.usersync.http.ProxyServer;
import org.usersync.spi.http.HttpFailure.Kind;
import org.usersync.spi.http.HttpPolicy;

/** Finds out what an exception of an attempt means, and says it for people. */
final class Faults {
    private static final int LOGIN = 401;
    private static final int PROXY_LOGIN = 407;
    private static final String PROXY_HINT = "Check HTTPS_PROXY, or name the host in NO_PROXY.";

    /** The alerts of RFC 5246 and RFC 8446 by which a server refuses the client's certificate or the lack of one. */
    private static final Pattern CLIENT_CERTIFICATE =
            Pattern.compile("(?i)alert: (?:bad_certificate|certificate_required"
                    + "|certificate_unknown|certificate_expired|certificate_revoked|unsupported_certificate|unknown_ca"
                    + "|access_denied)");

    private final HttpPolicy policy;

    Faults(HttpPolicy policy) {
        this.policy = policy;
    }

    /**
     * Judges an exception.
     *
     * @param e what was thrown
     * @param where host and port of the service
     * @param proxy the proxy on the way
     * @param answeredBefore whether the service answered any call of this transport
     * @return what it means
     */
    Fault of(IOException e, String where, Optional<ProxyServer> proxy, boolean answeredBefore) {
        if (e instanceof ProxyRefusalException refusal) {
            return refused(refusal, where, proxy);
        }
        Optional<RefusedCertificateException> certificate = find(e, RefusedCertificateException.class);
        if (certificate.isPresent()) {
            return certificate(e, certificate.get(), where, proxy);
        }
        if (e instanceof UnknownHostException) {
            return unknownHost(e, where, proxy);
        }
        if (e instanceof ConnectTimeoutException) {
            return connectTimeout(e, where, proxy, answeredBefore);
        }
        if (e instanceof ConnectException
                || e instanceof NoRouteToHostException
                || e instanceof PortUnreachableException) {
            return unreachable(e, where, proxy, answeredBefore);
        }
        if (e instanceof SocketTimeoutException) {
            return new Fault(
                    Kind.TIMEOUT, true, where + " sent nothing for " + seconds(policy.responseTimeout()), "", e);
        }
        if (e instanceof SSLException ssl) {
            return tls(ssl, where, proxy);
        }
        if (find(e, HttpException.class).isPresent()) {
            return new Fault(Kind.BROKEN, true, where + " answered with something that is not HTTP", "", e);
        }
        return new Fault(Kind.BROKEN, true, "the connection to " + where + " broke", "", e);
    }

    private static Fault refused(ProxyRefusalException e, String where, Optional<ProxyServer> proxy) {
        boolean login = proxy.flatMap(ProxyServer::login).isPresent();
        String hint;
        // Some proxies, tinyproxy among them, answer a wrong password by the status that is meant for servers.
        if (e.status() == PROXY_LOGIN || e.status() == LOGIN) {
            hint = login
                    ? "It refused user and password: check them in HTTPS_PROXY."
                    : "It wants user and password: set HTTPS_PROXY to http://user:password@host:port.";
        } else {
            hint = "Ask its administrator to allow the host.";
        }
        return new Fault(
                Kind.PROXY,
                false,
                "the proxy " + address(proxy) + " refused the way to " + where + " with status " + e.status(),
                hint,
                e);
    }

    private static Fault certificate(
            IOException e, RefusedCertificateException refusal, String where, Optional<ProxyServer> proxy) {
        String hint = "";
        if (refusal.foreign()) {
            hint = proxy.map(server -> "If the proxy " + server.address() + " opens TLS, name")
                            .orElse("If that is right, name")
                    + " a PEM file with the issuer's certificate in REQUESTS_CA_BUNDLE.";
        }
        return new Fault(
                Kind.TLS,
                false,
                "the TLS connection to " + where + " was given up, because " + refusal.getMessage(),
                hint,
                e);
    }

    private static Fault unknownHost(IOException e, String where, Optional<ProxyServer> proxy) {
        return proxy.map(server -> new Fault(
                        Kind.PROXY, false, "the proxy's host name is unknown: " + server.address(), PROXY_HINT, e))
                .orElseGet(() -> new Fault(
                        Kind.UNKNOWN_HOST,
                        false,
                        "the host name is unknown: " + where,
                        "Check its spelling, the name service and, if there is one, the proxy.",
                        e));
    }

    private Fault connectTimeout(IOException e, String where, Optional<ProxyServer> proxy, boolean answeredBefore) {
        String time = seconds(policy.connectTimeout());
        return proxy.map(server -> new Fault(
                        Kind.PROXY,
                        answeredBefore,
                        "no connection to the proxy " + server.address() + " within " + time,
                        PROXY_HINT,
                        e))
                .orElseGet(() -> new Fault(
                        Kind.TIMEOUT,
                        true,
                        "no connection to " + where + " within " + time,
                        "Check firewall and proxy.",
                        e));
    }

    private static Fault unreachable(IOException e, String where, Optional<ProxyServer> proxy, boolean answeredBefore) {
        return proxy.map(server -> new Fault(
                        Kind.PROXY,
                        answeredBefore,
                        "the proxy " + server.address() + " refuses connections or cannot be reached",
                        PROXY_HINT,
                        e))
                .orElseGet(() -> new Fault(
                        Kind.UNREACHABLE,
                        answeredBefore,
                        where + " refuses connections or cannot be reached",
                        "Check host, port, firewall and proxy.",
                        e));
    }

    /** A connection that is merely cut within the handshake comes as the same exception as a refusal. */
    private static Fault tls(SSLException e, String where, Optional<ProxyServer> proxy) {
        if (find(e, EOFException.class).isPresent()
                || find(e, java.net.SocketException.class).isPresent()) {
            return new Fault(Kind.BROKEN, true, "the connection to " + where + " broke", "", e);
        }
        boolean handshake = e instanceof SSLHandshakeException
                || e instanceof SSLPeerUnverifiedException
                || String.valueOf(e.getMessage()).contains("unrecognized SSL message");
        if (!handshake) {
            return new Fault(Kind.BROKEN, true, "the connection to " + where + " broke", "", e);
        }
        String message = oneLine(String.valueOf(e.getMessage()));
        if (CLIENT_CERTIFICATE.matcher(message).find()) {
            return new Fault(
                    Kind.TLS,
                    false,
                    where + " wants a client certificate of this program, or does not accept the one it was shown ("
                            + message + ")",
                    "Check client_certificate under network in the main configuration file, or javax.net.ssl.keyStore.",
                    e);
        }
        return new Fault(
                Kind.TLS,
                false,
                "TLS with " + where + " failed (" + message + ")",
                "Check that it is an https address with TLS 1.2 or 1.3"
                        + proxy.map(server -> ", also what the proxy " + server.address() + " does with it")
                                .orElse("")
                        + ".",
                e);
    }

    private static String address(Optional<ProxyServer> proxy) {
        return proxy.map(ProxyServer::address).orElse("on the way");
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    private static <E extends Throwable> Optional<E> find(Throwable top, Class<E> type) {
        int depth = 0;
        for (Throwable e = top; e != null && depth < 20; e = e.getCause()) {
            if (type.isInstance(e)) {
                return Optional.of(type.cast(e));
            }
            depth++;
        }
        return Optional.empty();
    }
}
