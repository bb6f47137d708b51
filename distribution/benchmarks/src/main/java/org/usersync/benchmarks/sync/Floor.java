package org.usersync.benchmarks.sync;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

import org.usersync.demo.tenant.ClientTls;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;

/**
 * The least that any such program has to do: it downloads the pages of a list, one request after the other, and reads
 * their JSON token by token. It decides nothing.
 *
 * <pre>java … Floor PAGES AUTHORITY</pre>
 */
public final class Floor {
    private Floor() {}

    /**
     * Downloads.
     *
     * @param arguments a file with one address a line, and the certificate of the authority to trust
     * @throws Exception if a page does not come
     */
    public static void main(String[] arguments) throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .sslContext(ClientTls.trusting(Files.readString(Path.of(arguments[1]))))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        JsonFactory json = new JsonFactory();
        long tokens = 0;
        for (String page : Files.readAllLines(Path.of(arguments[0]))) {
            HttpResponse<InputStream> response = client.send(
                    HttpRequest.newBuilder(URI.create(page))
                            .header("Accept-Encoding", "gzip")
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(page + " gave " + response.statusCode());
            }
            boolean packed =
                    response.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
            try (InputStream body = packed ? new GZIPInputStream(response.body()) : response.body();
                    JsonParser parser = json.createParser(body)) {
                while (parser.nextToken() != null) {
                    tokens++;
                }
            }
        }
        System.out.println(tokens);
        System.exit(0);
    }
}
