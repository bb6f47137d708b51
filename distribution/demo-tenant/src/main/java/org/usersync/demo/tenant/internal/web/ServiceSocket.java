package org.usersync.demo.tenant.internal.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;

import org.usersync.demo.tenant.Fault;
import org.usersync.demo.tenant.Journal;
import org.usersync.demo.tenant.JournalEntry;
import org.usersync.demo.tenant.Service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

/** One service on an HTTPS socket of the loopback address, with faults, latency and the journal. */
public final class ServiceSocket implements AutoCloseable {
    private static final int COMPRESS_FROM = 1024;
    private static final int DROPS = 16;
    private static final int TOO_LARGE = 4 << 20;
    private static final Reply NOTHING = Reply.empty(0);

    private final Service service;
    private final Endpoint endpoint;
    private final FaultPlan faults;
    private final Journal journal;
    private final Latency latency;
    private final ExecutorService threads;
    private final HttpsServer server;

    /**
     * Opens the socket.
     *
     * @param service which one it is
     * @param port of the socket; 0 takes a free one
     * @param tls the server's certificate
     * @param endpoint gives the answers
     * @param faults what goes wrong
     * @param journal notes every request
     * @param latency for answers that stall or drip
     * @throws IOException if the socket cannot be opened
     */
    public ServiceSocket(
            Service service,
            int port,
            SSLContext tls,
            Endpoint endpoint,
            FaultPlan faults,
            Journal journal,
            Latency latency)
            throws IOException {
        this.service = service;
        this.endpoint = endpoint;
        this.faults = faults;
        this.journal = journal;
        this.latency = latency;
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "demo-" + service.name().toLowerCase(Locale.ROOT));
            thread.setDaemon(true);
            return thread;
        });
        this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** {@return the port it listens on} */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(TOO_LARGE);
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        String query = exchange.getRequestURI().getRawQuery();
        Request request = new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                query == null ? "" : query,
                headers,
                body,
                null);
        Optional<Fault> fault = faults.match(service, request);
        if (fault.isPresent()) {
            misbehave(exchange, request.withFault(fault.get().kind()), fault.get());
        } else {
            Reply reply = endpoint.answer(request);
            finish(exchange, request, reply, reply);
        }
    }

    private void misbehave(HttpExchange exchange, Request request, Fault fault) throws IOException {
        switch (fault.kind()) {
            case RESET -> hangUp(exchange, request, NOTHING);
            case STALL -> {
                note(request, 0, NOTHING);
                latency.pause(fault.millis() > 0 ? fault.millis() : Long.MAX_VALUE);
                exchange.close();
            }
            case STATUS -> finish(exchange, request, withHeaders(trouble(request, fault), fault), NOTHING);
            case HTML -> finish(exchange, request, html(fault), NOTHING);
            default -> spoil(exchange, request, fault, endpoint.answer(request));
        }
    }

    /** The request was carried out; the answer gets lost or changed on its way. */
    private void spoil(HttpExchange exchange, Request request, Fault fault, Reply right) throws IOException {
        switch (fault.kind()) {
            case LOST_ANSWER -> hangUp(exchange, request, right);
            case WRONG_TYPE -> finish(exchange, request, right.withType("text/plain"), right);
            case TRUNCATE -> half(exchange, request, right, 0);
            case STALL_BODY -> half(exchange, request, right, fault.millis() > 0 ? fault.millis() : Long.MAX_VALUE);
            case HALF_JSON ->
                finish(exchange, request, right.withBody(Arrays.copyOf(right.body(), right.body().length / 2)), right);
            case DRIP -> drip(exchange, request, right, fault.millis());
            default -> finish(exchange, request, withHeaders(right, fault), right);
        }
    }

    private static Reply html(Fault fault) {
        return Reply.html(
                200,
                fault.body() == null
                        ? "<!DOCTYPE html><html><head><title>Sign in</title></head>"
                                + "<body><h1>The network asks you to sign in</h1></body></html>"
                        : fault.body());
    }

    private Reply trouble(Request request, Fault fault) {
        Reply usual = endpoint.trouble(fault.status());
        if (fault.body() == null) {
            return usual;
        }
        // As careless servers do it.
        String body = fault.body()
                .replace(Fault.AUTHORIZATION, request.header("authorization"))
                .replace(Fault.REQUEST_BODY, new String(request.body(), StandardCharsets.UTF_8));
        return usual.withBody(body.getBytes(StandardCharsets.UTF_8));
    }

    private static Reply withHeaders(Reply reply, Fault fault) {
        Reply result = reply;
        for (Map.Entry<String, String> header : fault.headers().entrySet()) {
            result = header.getKey().equalsIgnoreCase("content-type")
                    ? result.withType(header.getValue())
                    : result.replacing(header.getKey(), header.getValue());
        }
        return result;
    }

    private void finish(HttpExchange exchange, Request request, Reply reply, Reply right) throws IOException {
        Reply sent = reply;
        if (reply.body().length >= COMPRESS_FROM
                && request.header("accept-encoding").contains("gzip")) {
            sent = reply.withBody(compressed(reply.body())).with("Content-Encoding", "gzip");
        }
        // before the answer: who has the answer finds the request in the journal
        note(request, sent.status(), right);
        head(exchange, sent, sent.body().length);
        exchange.getResponseBody().write(sent.body());
        exchange.close();
    }

    private void half(HttpExchange exchange, Request request, Reply reply, long millis) throws IOException {
        note(request, reply.status(), reply);
        head(exchange, reply, reply.body().length);
        OutputStream out = exchange.getResponseBody();
        out.write(reply.body(), 0, reply.body().length / 2);
        out.flush();
        latency.pause(millis);
        // the announced length is not reached, so that this breaks the connection
        exchange.close();
    }

    private void drip(HttpExchange exchange, Request request, Reply reply, long millis) throws IOException {
        note(request, reply.status(), reply);
        head(exchange, reply, reply.body().length);
        OutputStream out = exchange.getResponseBody();
        int size = reply.body().length / DROPS + 1;
        for (int from = 0; from < reply.body().length; from += size) {
            out.write(reply.body(), from, Math.min(size, reply.body().length - from));
            out.flush();
            if (!latency.pause(millis)) {
                break;
            }
        }
        exchange.close();
    }

    private void hangUp(HttpExchange exchange, Request request, Reply right) {
        note(request, 0, right);
        exchange.close();
    }

    private static void head(HttpExchange exchange, Reply reply, int length) throws IOException {
        reply.headers().forEach(header -> exchange.getResponseHeaders().add(header.getKey(), header.getValue()));
        exchange.sendResponseHeaders(reply.status(), length == 0 ? -1 : length);
    }

    /** @param right what the service answered to it; {@link #NOTHING} if it was not carried out */
    private void note(Request request, int status, Reply right) {
        Map<String, String> headers = new HashMap<>(request.headers());
        headers.computeIfPresent("authorization", (name, value) -> value.substring(0, Math.max(value.indexOf(' '), 0)));
        boolean action = service == Service.UMAPI && request.method().equals("POST");
        journal.add(new JournalEntry(
                service,
                request.method(),
                request.path(),
                request.rawQuery(),
                Map.copyOf(headers),
                status,
                action ? new String(request.body(), StandardCharsets.UTF_8) : "",
                action && right.status() == 200 ? new String(right.body(), StandardCharsets.UTF_8) : "",
                request.fault()));
    }

    private static byte[] compressed(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 4);
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        }
        return bytes.toByteArray();
    }
}
