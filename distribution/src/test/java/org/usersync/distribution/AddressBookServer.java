package org.usersync.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

/** The address book that connectors of the archetype read, over HTTPS: pages of one line each. */
final class AddressBookServer implements AutoCloseable {
    private static final String TOKEN = "marker-of-the-book-token";
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final Map<String, List<String>> groups;
    private final Path certificate;
    private final HttpsServer server;

    /**
     * Starts the service.
     *
     * @param folder for its certificate
     * @param groups lines of fields between tabs by group
     */
    AddressBookServer(Path folder, Map<String, List<String>> groups)
            throws IOException, InterruptedException, GeneralSecurityException {
        this.groups = groups;
        Path store = Files.createDirectories(folder).resolve("book.p12");
        keytool(
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-keyalg",
                "EC",
                "-dname",
                "CN=book",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1");
        this.certificate = folder.resolve("book.pem");
        keytool("-exportcert", "-rfc", "-keystore", store.toString(), "-file", certificate.toString());
        this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls(store)));
        server.createContext("/", this::answer);
        server.start();
    }

    private static void keytool(String... words) throws IOException, InterruptedException {
        List<String> line = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        line.addAll(List.of(words));
        line.addAll(List.of("-alias", "book", "-storetype", "PKCS12", "-storepass", new String(PASSWORD)));
        Process process = new ProcessBuilder(line).inheritIO().start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("keytool failed");
        }
    }

    private static SSLContext tls(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        String group = URLDecoder.decode(path.substring(path.lastIndexOf('/') + 1), StandardCharsets.UTF_8);
        int page = Integer.parseInt(exchange.getRequestURI().getQuery().substring("page=".length()));
        List<String> lines = groups.get(group);
        int status;
        String body = "";
        if (!("Token " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            status = 401;
        } else if (lines == null) {
            status = 404;
        } else {
            status = 200;
            body = page < lines.size() ? lines.get(page) + "\n" : "";
            if (page >= lines.size() - 1) {
                exchange.getResponseHeaders().set("X-Last", "yes");
            }
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** {@return the options of a connector that reads it} */
    String options() {
        return "host: localhost:" + server.getAddress().getPort() + "\ntoken: " + TOKEN + "\n";
    }

    /** {@return its certificate} */
    String pem() throws IOException {
        return Files.readString(certificate);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
