package org.usersync.spi.sample;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.connector.ConnectorContext;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.ConnectorException.Kind;
import org.usersync.spi.connector.DirectoryConnector;
import org.usersync.spi.connector.FormattedUser;
import org.usersync.spi.connector.Health;
import org.usersync.spi.connector.ReadRequest;
import org.usersync.spi.connector.UserFormats;
import org.usersync.spi.connector.UserSink;
import org.usersync.spi.http.HttpCall;
import org.usersync.spi.http.HttpFailure;
import org.usersync.spi.http.HttpPolicy;
import org.usersync.spi.http.HttpTransport;
import org.usersync.spi.model.DirectoryUser;
import org.usersync.spi.secret.Secret;

/** Reads an address book page by page. */
final class SampleConnector implements DirectoryConnector {
    private final String host;
    private final Secret token;
    private final UserFormats formats;
    private final ConnectorContext context;
    private final Consumer<String> log;
    private final HttpTransport http;

    SampleConnector(String host, Secret token, UserFormats formats, ConnectorContext context, Consumer<String> log) {
        this.host = host;
        this.token = token;
        this.formats = formats;
        this.context = context;
        this.log = log;
        this.http = context.http(HttpPolicy.builder("Sample").build());
    }

    /** One answer of the service. */
    private record Page(int status, List<String> lines, boolean last) {}

    @Override
    public void read(ReadRequest request, UserSink sink) {
        boolean more = true;
        for (String group : request.groups()) {
            more = more && readList("groups/" + URLEncoder.encode(group, StandardCharsets.UTF_8), group, request, sink);
        }
        if (more && request.allUsers()) {
            readList("users", null, request, sink);
        }
    }

    /** Delivers all of a list; false if the sink said stop. */
    private boolean readList(String path, @Nullable String group, ReadRequest request, UserSink sink) {
        for (int number = 0; ; number++) {
            if (context.cancellation().cancelled()) {
                throw new ConnectorException(Kind.CANCELLED, "the run was cancelled");
            }
            Page page = page(path + "?page=" + number);
            if (page.status() == 404 && group != null) {
                log.accept("group '" + group + "' does not exist");
                return true;
            }
            if (page.status() != 200) {
                throw failure(page.status());
            }
            for (String line : page.lines()) {
                DirectoryUser user = user(line, group, request);
                if (user != null && !sink.accept(user)) {
                    return false;
                }
            }
            if (page.last()) {
                return true;
            }
        }
    }

    private Page page(String path) {
        HttpCall call = HttpCall.get(URI.create("https://" + host + "/" + path))
                .secretHeader("Authorization", "Token ", token)
                .build();
        try {
            return http.exchange(
                    call,
                    answer -> new Page(
                            answer.status(),
                            text(answer.body().readAllBytes()).lines().toList(),
                            answer.header("X-Last").isPresent()));
        } catch (HttpFailure e) {
            Kind kind = e.kind() == HttpFailure.Kind.CANCELLED ? Kind.CANCELLED : Kind.UNAVAILABLE;
            throw new ConnectorException(kind, host + " does not answer: " + e.getMessage(), e);
        }
    }

    private static String text(byte[] body) throws IOException {
        return new String(body, StandardCharsets.UTF_8);
    }

    private ConnectorException failure(int status) {
        return status == 401
                ? new ConnectorException(Kind.AUTH, host + " refused the token (401): check the option token")
                : new ConnectorException(Kind.PROTOCOL, host + " answered with the status " + status);
    }

    private @Nullable DirectoryUser user(String line, @Nullable String group, ReadRequest request) {
        String[] fields = line.split("\t", -1);
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        String[] names = {"key", "email", "first", "last", "country", "department"};
        for (int i = 0; i < names.length; i++) {
            record.put(names[i], fields[i].isEmpty() ? null : fields[i]);
        }
        FormattedUser formatted = formats.format(fields[1], record::get, log);
        if (formatted == null) {
            return null;
        }
        Map<String, @Nullable Object> source = new LinkedHashMap<>();
        if (request.sourceAttributes()) {
            source.put("email", formatted.email());
            request.extendedAttributes().forEach(name -> source.put(name, record.get(name)));
        }
        String country = formatted.country();
        return DirectoryUser.builder(fields[0])
                .identityType(formatted.identityType())
                .email(formatted.email())
                .username(formatted.username())
                .domain(formatted.domain())
                .firstName(formatted.givenName())
                .lastName(formatted.surname())
                .country(country == null ? null : country.toUpperCase(Locale.ROOT))
                .groups(group == null ? Set.of() : Set.of(group))
                .memberGroups(fields[6].isEmpty() ? Set.of() : Set.of(fields[6].split("\\|")))
                .sourceAttributes(source)
                .build();
    }

    @Override
    public Health check() {
        try {
            Page page = page("users?page=0");
            return page.status() == 200
                    ? new Health(Health.Status.OK, host + " answers", List.of())
                    : new Health(Health.Status.FAIL, host + " answers with the status " + page.status(), List.of());
        } catch (ConnectorException e) {
            return new Health(Health.Status.FAIL, String.valueOf(e.getMessage()), List.of());
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
