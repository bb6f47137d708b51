package ${package};

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import org.usersync.spi.http.AnswerReader;
import org.usersync.spi.http.HttpAnswer;
import org.usersync.spi.http.HttpCall;
import org.usersync.spi.http.HttpTransport;
import org.usersync.spi.tck.ConnectorFixture;
import org.usersync.spi.tck.TestDirectory;
import org.usersync.spi.tck.TestPerson;

/** An address book that answers in memory. A simulator of your service over real HTTP is better still. */
final class AddressBook implements HttpTransport {
    private static final int PAGE = 100;

    private final TestDirectory directory;
    private final AtomicLong requests = new AtomicLong();
    private volatile boolean failing;
    private volatile boolean refusing;

    AddressBook(TestDirectory directory) {
        this.directory = directory;
    }

    void failHalfway() {
        failing = true;
    }

    void refuseCredentials() {
        refusing = true;
    }

    long requests() {
        return requests.get();
    }

    @Override
    public <T> T exchange(HttpCall call, AnswerReader<T> reader) {
        requests.incrementAndGet();
        try {
            return reader.read(answer(call));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer answer(HttpCall call) {
        HttpCall.SecretHeader header = call.secretHeaders().get("Authorization");
        boolean known = header != null
                && header.secret()
                        .use(token -> header.prefix() + new String(token))
                        .equals("Token " + ConnectorFixture.SECRET);
        if (refusing || !known) {
            return new Answer(401, Map.of(), "");
        }
        int page = Integer.parseInt(call.uri().getQuery().substring("page=".length()));
        if (failing && page > 0) {
            return new Answer(500, Map.of(), "");
        }
        String path = call.uri().getRawPath();
        String group = path.startsWith("/groups/")
                ? URLDecoder.decode(path.substring("/groups/".length()), StandardCharsets.UTF_8)
                : null;
        if (group != null && !directory.groups().containsKey(group)) {
            return new Answer(404, Map.of(), "");
        }
        List<TestPerson> people = directory.people().stream()
                .filter(person -> group == null || person.groups().contains(group))
                .toList();
        int end = Math.min(people.size(), (page + 1) * PAGE);
        StringBuilder body = new StringBuilder();
        people.subList(Math.min(page * PAGE, end), end).forEach(person -> body.append(line(person)));
        return new Answer(200, end == people.size() ? Map.of("x-last", "yes") : Map.of(), body.toString());
    }

    private static String line(TestPerson person) {
        String department = person.extended() == null ? "" : person.extended();
        return String.join(
                        "\t",
                        person.key(),
                        person.email(),
                        person.firstName(),
                        person.lastName(),
                        person.country(),
                        department)
                + "\n";
    }

    @Override
    public void close() {}

    private record Answer(int status, Map<String, String> headers, String text) implements HttpAnswer {
        @Override
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }

        @Override
        public List<String> headers(String name) {
            return header(name).stream().toList();
        }

        @Override
        public InputStream body() {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String requestId() {
            return "none";
        }
    }
}
