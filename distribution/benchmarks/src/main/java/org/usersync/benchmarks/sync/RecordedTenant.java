package org.usersync.benchmarks.sync;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

import org.usersync.demo.tenant.ClientTls;
import org.usersync.demo.tenant.DemoCompany;
import org.usersync.demo.tenant.DemoTenant;
import org.usersync.demo.tenant.Service;
import org.usersync.demo.tenant.TenantOptions;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

/**
 * A tenant that costs the machine as little as it can, as a process of its own: it passes on to the demo tenant what it
 * is asked for the first time and keeps the answer, compressed, so that afterwards every page is ready. Once it is
 * frozen it answers from what it keeps alone, and takes every action as carried out without changing anything: all runs
 * meet the same state.
 *
 * <pre>java … RecordedTenant USERS GROUPS CHANGED_PERCENT FOLDER</pre>
 *
 * <p>It writes its certificate's authority and the files of a configuration into the folder and says {@code ready}.
 * Each line of standard input is an order, answered by one line: {@code freeze}, {@code latency MILLIS}, {@code pages
 * FILE} (writes the addresses of all pages, and those behind the doors into the file of that name in {@code doors} beside it),
 * {@code count} (since the last time: calls, actions, calls for what is not kept, when the first call came, in milliseconds of
 * the epoch, and when the first connection came to one of the {@link Doors}, for which there is a configuration of its own in
 * the folder {@code doors}).
 */
public final class RecordedTenant {
    private static final Set<String> KEPT_HEADERS =
            Set.of("content-type", "content-encoding", "link", "x-page-count", "x-total-count", "x-page-size");

    private final Map<Service, Integer> ports = new EnumMap<>(Service.class);
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> pages = new ConcurrentLinkedQueue<>();
    private final LongAdder calls = new LongAdder();
    private final LongAdder actions = new LongAdder();
    private final LongAdder unknown = new LongAdder();
    private final AtomicLong first = new AtomicLong();
    private final JsonFactory json = new JsonFactory();
    private final HttpClient client;
    private final DemoTenant tenant;
    private final Doors doors;
    private volatile boolean frozen;
    private volatile long latency;

    private static final class Answer {
        private final int status;
        private final Map<String, List<String>> headers;
        private final byte[] body;

        Answer(int status, Map<String, List<String>> headers, byte[] body) {
            this.status = status;
            this.headers = headers;
            this.body = body;
        }
    }

    private RecordedTenant(DemoTenant tenant) throws IOException {
        this.tenant = tenant;
        this.client = HttpClient.newBuilder()
                .sslContext(ClientTls.trusting(tenant.authorityPem()))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        for (Service service : Service.values()) {
            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tenant.tls()));
            server.setExecutor(Executors.newCachedThreadPool());
            server.createContext("/", exchange -> answer(service, exchange));
            server.start();
            ports.put(service, server.getAddress().getPort());
        }
        this.doors = new Doors(ports);
    }

    /**
     * Runs until standard input ends.
     *
     * @param arguments see above
     * @throws Exception if it cannot run
     */
    public static void main(String[] arguments) throws Exception {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
        DemoCompany company = DemoCompany.bulk(
                Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Double.parseDouble(arguments[2]));
        Path folder = Path.of(arguments[3]);
        DemoTenant tenant = DemoTenant.start(company.state(), TenantOptions.defaults());
        tenant.writeAuthority(folder.resolve("ca.pem"));
        RecordedTenant recorded = new RecordedTenant(tenant);
        new Site(company, recorded.ports).write(folder);
        new Site(company, recorded.doors.ports()).write(Files.createDirectories(folder.resolve("doors")));
        System.out.println("ready");
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            System.out.println(recorded.carryOut(order.split(" ")));
        }
        System.exit(0);
    }

    private String carryOut(String[] order) throws IOException {
        switch (order[0]) {
            case "freeze" -> {
                frozen = true;
                tenant.close();
                return "frozen with " + answers.size() + " answers";
            }
            case "latency" -> {
                latency = Long.parseLong(order[1]);
                return "latency " + latency;
            }
            case "pages" -> {
                Path file = Path.of(order[1]);
                List<String> all = new ArrayList<>(pages);
                Files.write(file, all);
                Files.write(
                        file.resolveSibling("doors").resolve(file.getFileName()),
                        all.stream().map(this::behindDoor).toList());
                return "pages " + all.size();
            }
            case "count" -> {
                return calls.sumThenReset() + " " + actions.sumThenReset() + " " + unknown.sumThenReset() + " "
                        + first.getAndSet(0) + " " + doors.first();
            }
            default -> throw new IOException("no such order: " + order[0]);
        }
    }

    private String behindDoor(String page) {
        URI address = URI.create(page);
        for (Map.Entry<Service, Integer> door : doors.ports().entrySet()) {
            if (Integer.valueOf(address.getPort()).equals(ports.get(door.getKey()))) {
                return page.replace(":" + address.getPort() + "/", ":" + door.getValue() + "/");
            }
        }
        throw new IllegalStateException(page + " is no page of this tenant");
    }

    private void answer(Service service, HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            calls.increment();
            first.compareAndSet(0, System.currentTimeMillis());
            if (latency > 0) {
                Thread.sleep(latency);
            }
            Answer answer;
            if (service == Service.UMAPI && exchange.getRequestMethod().equals("POST")) {
                answer = carriedOut(body);
            } else {
                String key = exchange.getRequestMethod() + " " + service + exchange.getRequestURI();
                Answer known = answers.get(key);
                answer = known != null ? known : ask(service, exchange, body, key);
            }
            answer.headers.forEach(
                    (name, values) -> exchange.getResponseHeaders().put(name, values));
            exchange.sendResponseHeaders(answer.status, answer.body.length == 0 ? -1 : answer.body.length);
            exchange.getResponseBody().write(answer.body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            // the server would hide it
            System.err.println(exchange.getRequestURI() + ": " + e);
            throw e;
        }
    }

    private Answer ask(Service service, HttpExchange exchange, byte[] body, String key)
            throws IOException, InterruptedException {
        if (frozen) {
            unknown.increment();
            return new Answer(404, Map.of(), new byte[0]);
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("https://localhost:" + tenant.port(service) + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!Set.of("connection", "content-length", "transfer-encoding", "upgrade")
                    .contains(name.toLowerCase(Locale.ROOT))) {
                request.setHeader(name, values.get(0));
            }
        });
        HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        Map<String, List<String>> headers = new HashMap<>(response.headers().map());
        headers.keySet().removeIf(name -> !KEPT_HEADERS.contains(name.toLowerCase(Locale.ROOT)));
        Answer answer = new Answer(response.statusCode(), headers, response.body());
        if (answer.status == 200) {
            answers.put(key, answer);
            if (exchange.getRequestMethod().equals("GET")) {
                pages.add("https://localhost:" + ports.get(service) + exchange.getRequestURI());
            }
        }
        return answer;
    }

    private Answer carriedOut(byte[] body) throws IOException {
        int commands = 0;
        try (JsonParser parser = json.createParser(body)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                commands++;
                parser.skipChildren();
            }
        }
        actions.add(commands);
        String text =
                "{\"completed\":" + commands + ",\"notCompleted\":0,\"completedInTestMode\":0,\"result\":\"success\"}";
        return new Answer(
                200, Map.of("Content-Type", List.of("application/json")), text.getBytes(StandardCharsets.UTF_8));
    }
}
