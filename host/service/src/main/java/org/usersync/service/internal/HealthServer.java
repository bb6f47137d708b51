package org.usersync.service.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Health, readiness and metrics over HTTP, on the loopback interface alone: whoever is on this machine may read them. */
final class HealthServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads;

    private HealthServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Opens the server.
     *
     * @param port the port; 0 for any free one
     * @param health tells why the service does not work, or nothing
     * @param readiness tells why the service begins no syncs, or nothing
     * @param metrics gives the metrics
     * @return the running server
     * @throws IOException if the port is in use
     */
    static HealthServer open(
            int port, Supplier<Optional<String>> health, Supplier<Optional<String>> readiness, Metrics metrics)
            throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 16);
        ExecutorService threads = Executors.newFixedThreadPool(2, task -> {
            Thread thread = new Thread(task, "health");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/health", exchange -> verdict(exchange, health.get()));
        server.createContext("/ready", exchange -> verdict(exchange, readiness.get()));
        server.createContext(
                "/metrics", exchange -> answer(exchange, "/metrics", 200, Metrics.CONTENT_TYPE, metrics.text()));
        server.start();
        return new HealthServer(server, threads);
    }

    int port() {
        return server.getAddress().getPort();
    }

    private static void verdict(HttpExchange exchange, Optional<String> problem) throws IOException {
        String text = problem.orElse("ok") + "\n";
        answer(
                exchange,
                exchange.getHttpContext().getPath(),
                problem.isPresent() ? 503 : 200,
                "text/plain; charset=utf-8",
                text.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, String path, int status, String type, byte[] body)
            throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals(path)) {
                exchange.sendResponseHeaders(404, -1);
            } else if (!exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET");
                exchange.sendResponseHeaders(405, -1);
            } else {
                exchange.getResponseHeaders().set("Content-Type", type);
                exchange.sendResponseHeaders(status, body.length);
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(body);
                }
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
