package org.usersync.http.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.UUID;

import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.usersync.http.NetworkSettings;
import org.usersync.http.ProxyServer;
import org.usersync.spi.http.HttpCall;
import org.usersync.spi.http.HttpCall.SecretHeader;

/**
 * One call on its way out. The library logs a request's line when it begins to work on it; so query and secrets are put
 * in by {@link #complete}, which runs after that, as the last step before the request is written.
 */
final class Outgoing {
    private static final String ATTRIBUTE = Outgoing.class.getName();
    private static final String SENT = ATTRIBUTE + ".sent";
    private static final String REQUEST_ID = "X-Request-Id";
    private static final int HTTPS_PORT = 443;

    private final HttpCall call;
    private final HttpHost target;
    private final String path;
    private final String requestId = UUID.randomUUID().toString();

    Outgoing(HttpCall call) {
        URI uri = call.uri();
        String host = uri.getHost();
        if (host == null || !"https".equalsIgnoreCase(uri.getScheme())) {
            throw new IllegalArgumentException("Not an absolute https address: " + call);
        }
        this.call = call;
        this.target = new HttpHost("https", withoutBrackets(host), uri.getPort() < 0 ? HTTPS_PORT : uri.getPort());
        String raw = uri.getRawPath();
        this.path = raw == null || raw.isEmpty() ? "/" : raw;
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    HttpCall call() {
        return call;
    }

    HttpHost target() {
        return target;
    }

    /** {@return a new request, for one attempt; without query and secrets} */
    HttpUriRequestBase request() {
        HttpUriRequestBase request = new HttpUriRequestBase(call.method(), bare());
        request.setHeader(REQUEST_ID, requestId);
        call.headers().forEach(request::setHeader);
        byte[] body = call.body();
        if (body != null) {
            request.setEntity(new ByteArrayEntity(body, ContentType.parse(call.contentType())));
        }
        return request;
    }

    private URI bare() {
        try {
            return new URI("https://" + call.uri().getRawAuthority() + path);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("Not an address: " + call, e);
        }
    }

    /** {@return what the library carries along with the request} */
    HttpClientContext context() {
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(ATTRIBUTE, this);
        return context;
    }

    /** The last step before a request is written; does nothing to requests that are not calls, such as CONNECT. */
    static void complete(HttpRequest request, HttpContext context) {
        if (!Method.CONNECT.isSame(request.getMethod())) {
            of(context).ifPresent(outgoing -> outgoing.complete(request));
            context.setAttribute(SENT, true);
        }
    }

    /**
     * Whether the request itself was sent. If not, an answer is the proxy's, which the library hands out just as if
     * the service had given it.
     *
     * @param context of the attempt
     * @return whether the service was reached
     */
    static boolean reachedService(HttpContext context) {
        return context.getAttribute(SENT) != null;
    }

    /** {@return the call that a context was made for} */
    static Optional<Outgoing> of(HttpContext context) {
        return Optional.ofNullable((Outgoing) context.getAttribute(ATTRIBUTE));
    }

    /** {@return the proxy that leads to the target} */
    Optional<ProxyServer> proxy(NetworkSettings network) {
        return network.proxyFor(target.getHostName(), target.getPort());
    }

    private void complete(HttpRequest request) {
        String query = call.uri().getRawQuery();
        request.setPath(query == null ? path : path + "?" + query);
        call.secretHeaders().forEach((name, header) -> request.setHeader(name, text(header)));
        call.freshHeaders().forEach((name, value) -> request.setHeader(name, value.get()));
    }

    private static String text(SecretHeader header) {
        return header.secret().use(value -> header.prefix() + new String(value));
    }

    /** {@return host and port} */
    String where() {
        return target.getHostName() + ":" + target.getPort();
    }
}
