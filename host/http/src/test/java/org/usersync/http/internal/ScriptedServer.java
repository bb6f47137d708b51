package org.usersync.http.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

import org.jspecify.annotations.Nullable;

/**
 * A server on the loopback interface that speaks HTTP by hand, so that it can also break every rule of it. Each request
 * is answered by the next step of the script; the last step is repeated.
 */
final class ScriptedServer implements AutoCloseable {
    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Deque<Step> script = new ArrayDeque<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);

    /** What the server does with one request. */
    @FunctionalInterface
    interface Step {
        /**
         * Answers.
         *
         * @param server this server
         * @param client the connection
         * @return whether to go on with the connection
         */
        boolean answer(ScriptedServer server, Socket client) throws IOException, InterruptedException;
    }

    /** Null as TLS means plain sockets. */
    ScriptedServer(@Nullable SSLContext tls, Step... steps) {
        this(listening(tls), steps);
    }

    private ScriptedServer(ServerSocket socket, Step... steps) {
        this.socket = socket;
        script.addAll(List.of(steps));
        threads.execute(this::accept);
    }

    /** A server that speaks only to clients with a certificate that its context trusts. */
    static ScriptedServer wantingCertificates(SSLContext tls, Step... steps) {
        SSLServerSocket socket = (SSLServerSocket) listening(tls);
        socket.setNeedClientAuth(true);
        return new ScriptedServer(socket, steps);
    }

    private static ServerSocket listening(@Nullable SSLContext tls) {
        try {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            return tls == null
                    ? new ServerSocket(0, 50, loopback)
                    : tls.getServerSocketFactory().createServerSocket(0, 50, loopback);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An answer by the book. */
    static Step status(int status, String headers, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return raw(
                "HTTP/1.1 " + status + " X\r\n" + headers + "Content-Length: " + bytes.length + "\r\n\r\n" + body,
                true);
    }

    static Step ok(String body) {
        return status(200, "", body);
    }

    /** Any bytes at all. */
    static Step raw(String text, boolean goOn) {
        return (server, client) -> {
            OutputStream out = client.getOutputStream();
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return goOn;
        };
    }

    /** Half an answer, and then nothing until the server is closed. */
    static Step stall(String text) {
        return (server, client) -> {
            raw(text, true).answer(server, client);
            server.closing.await();
            return false;
        };
    }

    /** The connection is torn down without a farewell. */
    static Step reset() {
        return (server, client) -> {
            client.setSoLinger(true, 0);
            return false;
        };
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                connections.incrementAndGet();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                return; // Closed by the test.
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            String head = head(in);
            while (!head.isEmpty() && next(head).answer(this, client)) {
                head = head(in);
            }
        } catch (IOException e) {
            // The client is gone, or refused our certificate: what the test wants to see.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Step next(String head) {
        requests.add(head);
        return script.size() > 1 ? script.removeFirst() : script.getFirst();
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            head.append((char) c);
            if (head.length() >= 4 && head.indexOf("\r\n\r\n", head.length() - 4) >= 0) {
                int at = head.indexOf("Content-Length: ");
                if (at >= 0) {
                    int size = Integer.parseInt(head.substring(at + 16, head.indexOf("\r\n", at)));
                    head.append(new String(in.readNBytes(size), StandardCharsets.UTF_8));
                }
                return head.toString();
            }
        }
        return "";
    }

    int port() {
        return socket.getLocalPort();
    }

    /** {@return heads of all requests, with their bodies} */
    List<String> requests() {
        return requests;
    }

    int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        socket.close();
        threads.shutdownNow();
    }
}
