package org.usersync.connector.csv.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.usersync.spi.connector.Cancellation;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.ConnectorException.Kind;
import org.usersync.spi.connector.DirectoryConnector;
import org.usersync.spi.connector.Health;
import org.usersync.spi.connector.ReadRequest;
import org.usersync.spi.connector.UserSink;
import org.usersync.spi.model.DirectoryUser;
import org.usersync.spi.model.IdentityType;

import de.siegmar.fastcsv.reader.CsvRecord;

/** Reads users from one CSV file, in two passes: the first finds the emails that stand in several rows. */
final class CsvConnector implements DirectoryConnector {
    private final CsvFile file;
    private final Map<CsvColumn, String> columns;
    private final IdentityType defaultType;
    private final Cancellation cancellation;
    private final Logger log;

    CsvConnector(
            CsvFile file,
            Map<CsvColumn, String> columns,
            IdentityType defaultType,
            Cancellation cancellation,
            Logger log) {
        this.file = file;
        this.columns = columns;
        this.defaultType = defaultType;
        this.cancellation = cancellation;
        this.log = log;
    }

    @Override
    public void read(ReadRequest request, UserSink sink) {
        // A pipe can be read once only; then every row is kept until the end.
        Optional<Version> version = version();
        Predicate<String> repeated = version.isPresent() ? repeatedEmails() : key -> true;
        Delivery delivery = new Delivery(request, sink);
        Map<String, CsvUser> waiting = new LinkedHashMap<>();
        Rows rows = new Rows(request) {
            @Override
            boolean user(CsvUser user) {
                if (repeated.test(user.key())) {
                    waiting.merge(user.key(), user, CsvUser::with);
                    return true;
                }
                return delivery.accept(user);
            }
        };
        file.forEach(rows);
        // An export that failed often leaves an empty file: it must not pass for a company without people.
        if (rows.header == null) {
            throw new ConnectorException(Kind.PROTOCOL, file.path() + " is empty: it has no line with column names");
        }
        if (!version.equals(version())) {
            throw new ConnectorException(
                    Kind.PARTIAL_RESULT,
                    file.path() + " was changed while it was read; start again when it is complete");
        }
        for (CsvUser user : waiting.values()) {
            if (delivery.stopped || !delivery.accept(user)) {
                return;
            }
        }
        delivery.warnOfMissingGroups();
    }

    private Predicate<String> repeatedEmails() {
        RepeatedEmails emails = new RepeatedEmails();
        file.forEach(new Predicate<>() {
            private @Nullable CsvHeader header;

            @Override
            public boolean test(CsvRecord row) {
                checkCancelled();
                if (header == null) {
                    header = new CsvHeader(row, file.path(), columns, Set.of(), org.slf4j.helpers.NOPLogger.NOP_LOGGER);
                    return true;
                }
                String email = header.value(row, CsvColumn.EMAIL);
                if (email != null) {
                    emails.add(key(email));
                }
                return true;
            }
        });
        emails.finish();
        return emails::contains;
    }

    private static String key(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    private void checkCancelled() {
        if (cancellation.cancelled()) {
            throw new ConnectorException(Kind.CANCELLED, "reading " + file.path() + " was cancelled");
        }
    }

    /** What tells whether a file is still the same one. */
    private record Version(long size, FileTime modified) {}

    private Optional<Version> version() {
        try {
            BasicFileAttributes now = Files.readAttributes(file.path(), BasicFileAttributes.class);
            return now.isRegularFile()
                    ? Optional.of(new Version(now.size(), now.lastModifiedTime()))
                    : Optional.empty();
        } catch (IOException missing) {
            throw new ConnectorException(Kind.NOT_FOUND, "there is no file " + file.path(), missing);
        }
    }

    /** Turns rows to users, leaving out with a warning those that are none. */
    private abstract class Rows implements Predicate<CsvRecord> {
        private final ReadRequest request;
        private @Nullable CsvHeader header;

        Rows(ReadRequest request) {
            this.request = request;
        }

        abstract boolean user(CsvUser user);

        @Override
        public boolean test(CsvRecord row) {
            checkCancelled();
            if (header == null) {
                header = new CsvHeader(row, file.path(), columns, request.extendedAttributes(), log);
                return true;
            }
            return parse(header, row).map(this::user).orElse(true);
        }

        private Optional<CsvUser> parse(CsvHeader known, CsvRecord row) {
            String email = known.value(row, CsvColumn.EMAIL);
            if (email == null || !email.contains("@")) {
                warn(row, email == null ? "it has no email" : "\"" + email + "\" is not an email");
                return Optional.empty();
            }
            String typeText = known.value(row, CsvColumn.IDENTITY_TYPE);
            IdentityType type =
                    typeText == null ? null : IdentityType.parse(typeText).orElse(null);
            if (typeText != null && type == null) {
                warn(row, "\"" + typeText + "\" is not an identity type");
                return Optional.empty();
            }
            String country = known.value(row, CsvColumn.COUNTRY);
            return Optional.of(new CsvUser(
                    key(email),
                    email,
                    type,
                    known.value(row, CsvColumn.USERNAME),
                    known.value(row, CsvColumn.DOMAIN),
                    known.value(row, CsvColumn.FIRST_NAME),
                    known.value(row, CsvColumn.LAST_NAME),
                    country == null ? null : country.toUpperCase(Locale.ROOT),
                    groups(known.value(row, CsvColumn.GROUPS)),
                    request.sourceAttributes() ? known.sourceAttributes(row) : Map.of()));
        }

        private Set<String> groups(@Nullable String cell) {
            return cell == null
                    ? Set.of()
                    : Arrays.stream(cell.split(","))
                            .map(String::strip)
                            .filter(name -> !name.isEmpty())
                            .collect(Collectors.toCollection(LinkedHashSet::new));
        }

        private void warn(CsvRecord row, String reason) {
            log.warn("{}: the row in line {} is skipped: {}", file.path(), row.getStartingLineNumber(), reason);
        }
    }

    /** Hands users that are asked for to the sink. */
    private final class Delivery {
        private final boolean allUsers;
        private final Set<String> asked;
        private final Set<String> missing;
        private final UserSink sink;
        private boolean stopped;

        Delivery(ReadRequest request, UserSink sink) {
            this.allUsers = request.allUsers();
            this.asked = new LinkedHashSet<>(request.groups());
            this.missing = new LinkedHashSet<>(request.groups());
            this.sink = sink;
        }

        boolean accept(CsvUser user) {
            Set<String> found = new HashSet<>(user.groups());
            found.retainAll(asked);
            missing.removeAll(found);
            if (found.isEmpty() && !allUsers) {
                return true;
            }
            String username = user.username() == null ? user.email() : user.username();
            String domain = user.domain();
            if (domain == null && !key(username).equals(user.key())) {
                domain = user.email().substring(user.email().lastIndexOf('@') + 1);
            }
            stopped = !sink.accept(DirectoryUser.builder(user.key())
                    .identityType(user.identityType() == null ? defaultType : user.identityType())
                    .email(user.email())
                    .username(username)
                    .domain(domain)
                    .firstName(user.firstName())
                    .lastName(user.lastName())
                    .country(user.country())
                    .groups(found)
                    .memberGroups(user.groups())
                    .sourceAttributes(user.sourceAttributes())
                    .build());
            return !stopped;
        }

        void warnOfMissingGroups() {
            if (!stopped) {
                missing.forEach(name -> log.warn("{}: no row names the group {}", file.path(), name));
            }
        }
    }

    @Override
    public Health check() {
        return Files.isReadable(file.path())
                ? new Health(Health.Status.OK, file.path() + " can be read", List.of())
                : new Health(Health.Status.FAIL, file.path() + " cannot be read", List.of());
    }

    @Override
    public void close() {
        // The file is open only while it is read.
    }
}
