package org.usersync.distribution;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real proxy on loopback, which wants a user and a password. */
final class Tinyproxy implements AutoCloseable {
    static final String MISSING = "A proxy is needed: install the package tinyproxy";
    static final String USER = "proxyuser";
    static final String PASSWORD = "marker-of-the-proxy-password";

    private static final Path PROGRAM = Path.of("/usr/bin/tinyproxy");
    private static final Pattern REQUEST = Pattern.compile("Request \\(file descriptor \\d+\\): CONNECT (\\S+) ");
    private static final int ATTEMPTS = 600;

    private final Process process;
    private final Path log;
    private final int port;

    /** @param folder where it keeps everything; made where it is missing */
    Tinyproxy(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        log = folder.resolve("proxy.log");
        port = freePort();
        Path configuration =
                Files.writeString(folder.resolve("tinyproxy.conf"), """
                Port %d
                Listen 127.0.0.1
                Timeout 60
                LogFile "%s"
                LogLevel Connect
                MaxClients 50
                Allow 127.0.0.1
                BasicAuth %s %s
                """.formatted(port, log, USER, PASSWORD));
        process = new ProcessBuilder(PROGRAM.toString(), "-d", "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        awaitAnswer();
    }

    static boolean installed() {
        return Files.isExecutable(PROGRAM);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitAnswer() throws InterruptedException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException notYet) {
                if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
        }
        close();
        throw new IllegalStateException("tinyproxy does not answer");
    }

    /** {@return its address, with a login} */
    String address(String password) {
        return "http://" + USER + ":" + password + "@127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    /** {@return whom it was asked to connect to} */
    List<String> connections() throws IOException {
        return Files.readAllLines(log).stream()
                .map(REQUEST::matcher)
                .filter(Matcher::find)
                .map(request -> request.group(1))
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
