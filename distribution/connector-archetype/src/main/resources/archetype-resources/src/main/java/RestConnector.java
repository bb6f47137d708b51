package ${package};

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.usersync.spi.config.ConfigValues;
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

/**
 * Reads an address book page by page. What matters most: read() returns normally only if everybody was delivered; User
 * Sync takes licences away from people on that word.
 */
final class RestConnector implements DirectoryConnector {
    private static final Logger LOG = LoggerFactory.getLogger("${name}");
    private static final List<String> FIELDS = List.of("id", "email", "first", "last", "country", "department");

    private final String host;
    private final Secret token;
    private final UserFormats formats;
    private final ConnectorContext context;
    private final HttpTransport http;

    RestConnector(ConfigValues config, ConnectorContext context) {
        this.host = config.text("host").orElseThrow();
        this.token = config.secret("token").orElseThrow();
        this.formats = UserFormats.of(config, context.defaultIdentityType());
        this.context = context;
        // The host's transport: proxy, trusted certificates, time-outs, retries and rate limits are its matter.
        this.http = context.http(HttpPolicy.builder(host).build());
    }

    /** One answer of the service: a line for each user, and whether there are more pages. */
    private record Page(int status, List<String> lines, boolean last) {}

    @Override
    public void read(ReadRequest request, UserSink sink) {
        boolean more = true;
        for (String group : request.groups()) {
            more = more && readList("groups/" + encoded(group), group, request, sink);
        }
        if (more && request.allUsers()) {
            readList("users", null, request, sink);
        }
    }

    /** Delivers all of a list; false if the sink said stop. */
    private boolean readList(String path, String group, ReadRequest request, UserSink sink) {
        for (int number = 0; ; number++) {
            if (context.cancellation().cancelled()) {
                throw new ConnectorException(Kind.CANCELLED, "the run was cancelled");
            }
            Page page = page(path + "?page=" + number);
            if (page.status() == 404 && group != null) {
                LOG.warn("group '{}' does not exist in the directory", group);
                return true;
            }
            if (page.status() != 200) {
                throw refused(page.status());
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
            // The reader may be called again if the connection breaks, so it only makes values.
            return http.exchange(
                    call,
                    answer -> new Page(
                            answer.status(),
                            new String(answer.body().readAllBytes(), StandardCharsets.UTF_8).lines().toList(),
                            answer.header("X-Last").isPresent()));
        } catch (HttpFailure e) {
            Kind kind = e.kind() == HttpFailure.Kind.CANCELLED ? Kind.CANCELLED : Kind.UNAVAILABLE;
            throw new ConnectorException(kind, host + " does not answer: " + e.getMessage(), e);
        }
    }

    private ConnectorException refused(int status) {
        return status == 401
                ? new ConnectorException(Kind.AUTH, host + " refused the token (401): check the option token")
                : new ConnectorException(Kind.PROTOCOL, host + " answered with the status " + status);
    }

    /** Makes a user of a line, or null, with a line in the log, of one that cannot be a user. */
    private DirectoryUser user(String line, String group, ReadRequest request) {
        String[] fields = line.split("\t", -1);
        if (fields.length < FIELDS.size()) {
            throw new ConnectorException(Kind.PROTOCOL, host + " answered a line of " + fields.length + " fields");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < FIELDS.size(); i++) {
            values.put(FIELDS.get(i), fields[i].isEmpty() ? null : fields[i]);
        }
        FormattedUser formatted = formats.format(fields[1], values::get, LOG::warn);
        if (formatted == null) {
            return null;
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
                .sourceAttributes(source(values, request))
                .build();
    }

    /** What hooks and filters see; nobody looks at it unless the request says so. */
    private static Map<String, Object> source(Map<String, Object> values, ReadRequest request) {
        if (!request.sourceAttributes()) {
            return Map.of();
        }
        Map<String, Object> source = new LinkedHashMap<>(values);
        request.extendedAttributes().forEach(name -> source.putIfAbsent(name, null));
        return source;
    }

    @Override
    public Health check() {
        try {
            Page page = page("users?page=0");
            return page.status() == 200
                    ? new Health(Health.Status.OK, host + " answers", List.of())
                    : new Health(Health.Status.FAIL, refused(page.status()).getMessage(), List.of());
        } catch (ConnectorException e) {
            return new Health(Health.Status.FAIL, e.getMessage(), List.of());
        }
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
