package org.usersync.credentials.internal.keyring;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A session bus of a test's own, with a real gnome-keyring on it and a home of its own. */
final class PrivateBus implements AutoCloseable {
    private final Path home;
    private final List<Process> processes = new ArrayList<>();
    private String address = "";

    PrivateBus(Path home) {
        this.home = home;
    }

    /** Skips the test, or fails it where {@code CI} asks for all, if a program is missing. */
    static void assumeInstalled() throws IOException, InterruptedException {
        boolean programs = Files.isExecutable(Path.of("/usr/bin/dbus-daemon"))
                && Files.isExecutable(Path.of("/usr/bin/gnome-keyring-daemon"))
                && Files.isExecutable(Path.of("/usr/bin/python3"))
                && new ProcessBuilder("/usr/bin/python3", "-c", "import keyring, secretstorage")
                                .start()
                                .waitFor()
                        == 0;
        assumeTrue(
                programs,
                "the keyring's tests need a real one: apt-get install dbus gnome-keyring python3-keyring"
                        + " python3-secretstorage");
    }

    void start() throws IOException {
        Process bus = start(new ProcessBuilder("dbus-daemon", "--session", "--nofork", "--print-address"));
        address = new BufferedReader(new InputStreamReader(bus.getInputStream(), StandardCharsets.UTF_8)).readLine();
        assertThat(address).startsWith("unix:");
    }

    /** Starts the keyring; it is unlocked as the sign-in at a desktop does it. */
    void startKeyring() throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder("gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets");
        Process keyring = start(builder);
        try (OutputStream in = keyring.getOutputStream()) {
            in.write("pass".getBytes(StandardCharsets.UTF_8));
        }
        // the client's library waits for the service by itself once its name is taken on the bus
        String wait = """
                import time, secretstorage
                while not secretstorage.check_service_availability(secretstorage.dbus_init()): time.sleep(0.05)
                while secretstorage.Collection(secretstorage.dbus_init()).is_locked(): time.sleep(0.05)
                """;
        python(wait);
    }

    String address() {
        return address;
    }

    Map<String, String> environment() {
        return Map.of(
                "DBUS_SESSION_BUS_ADDRESS", address,
                "HOME", home.toString(),
                "XDG_RUNTIME_DIR", home.toString(),
                "XDG_DATA_HOME", home.toString(),
                "PYTHON_KEYRING_BACKEND", "keyring.backends.SecretService.Keyring");
    }

    /** Runs a Python text; what it prints is the answer. */
    String python(String text, String... words) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("/usr/bin/python3", "-c", text));
        line.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().putAll(environment());
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        builder.environment().remove("DISPLAY");
        Process process = builder.start();
        processes.add(process);
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(printed).isZero();
        return printed.strip();
    }

    private Process start(ProcessBuilder builder) throws IOException {
        builder.redirectError(home.resolve("errors.txt").toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"));
        environment.putAll(environment());
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    @Override
    public void close() {
        for (Process process : processes) {
            process.destroyForcibly().onExit().join();
        }
    }
}
