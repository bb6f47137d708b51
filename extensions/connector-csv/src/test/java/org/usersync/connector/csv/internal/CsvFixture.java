package org.usersync.connector.csv.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.slf4j.LoggerFactory;
import org.usersync.spi.connector.DirectoryConnectorFactory;
import org.usersync.spi.tck.ConnectorFixture;
import org.usersync.spi.tck.TestDirectory;
import org.usersync.spi.tck.TestPerson;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

/** A file as the conformance kit wants it. */
final class CsvFixture implements ConnectorFixture {
    private static final String LOGGER = "csv-conformance";

    private final DirectoryConnectorFactory factory = new CsvConnectorFactory();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Path file;

    CsvFixture() {
        try {
            file = Files.createTempFile("people", ".csv");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        log.start();
        ((Logger) LoggerFactory.getLogger(LOGGER)).addAppender(log);
    }

    @Override
    public String connectorName() {
        return "csv";
    }

    @Override
    public DirectoryConnectorFactory factory() {
        return factory;
    }

    @Override
    public void start(TestDirectory directory) throws IOException {
        // A group that nobody is in does not exist in a file: that makes no difference to the host.
        Files.write(
                file,
                Stream.concat(
                                Stream.of("email,firstname,lastname,country,department,groups"),
                                directory.people().stream().map(CsvFixture::row))
                        .toList());
    }

    private static String row(TestPerson person) {
        return String.join(
                ",",
                person.email(),
                person.firstName(),
                person.lastName(),
                person.country(),
                person.extended() == null ? "" : person.extended(),
                "\"" + String.join(",", person.groups()) + "\"");
    }

    @Override
    public Map<String, Object> options() {
        return Map.of("logger_name", LOGGER);
    }

    @Override
    public Optional<Path> inputFile() {
        return Optional.of(file);
    }

    /** Behind the last row stands what is no text in UTF-8. */
    @Override
    public void failHalfway() {
        try {
            byte[] all = Files.readAllBytes(file);
            byte[] spoiled = Arrays.copyOf(all, all.length + 2);
            spoiled[all.length] = (byte) 0xff;
            spoiled[all.length + 1] = '\n';
            Files.write(file, spoiled);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void refuseCredentials() {
        throw new UnsupportedOperationException("a file has no credentials");
    }

    @Override
    public long requests() {
        return UNCOUNTED;
    }

    @Override
    public List<String> log() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Override
    public void close() {
        ((Logger) LoggerFactory.getLogger(LOGGER)).detachAppender(log);
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
