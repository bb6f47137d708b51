package org.usersync.distribution;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code serve} as a process of its own. */
final class RunningService implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final InstalledProgram program;
    private final Process process;
    private final Path out;
    private final Path err;

    private RunningService(InstalledProgram program, Process process, Path out, Path err) {
        this.program = program;
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts the service and waits until its log says that it serves. */
    static RunningService start(InstalledProgram program, Path scratch, String... words) throws IOException {
        Path out = Files.createTempFile(scratch, "serve", ".out");
        Path err = Files.createTempFile(scratch, "serve", ".err");
        RunningService service = new RunningService(program, program.start(out, err, words), out, err);
        service.await("it serves", () -> service.log().contains(" serves "));
        return service;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    InstalledProgram program() {
        return program;
    }

    Process process() {
        return process;
    }

    String log() {
        try {
            return Files.readString(out, StandardCharsets.UTF_8) + Files.readString(err, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits for something to happen, as long as the service runs. */
    void await(String what, BooleanSupplier happened) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!happened.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waiting for: %s%n%s", what, log()).isLessThan(end);
            assertThat(process.isAlive())
                    .as("alive, waiting for: %s%n%s", what, log())
                    .isTrue();
            try {
                if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .timeout(PATIENCE)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    /** Waits for the end of the process. */
    int end() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as(log())
                .isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
