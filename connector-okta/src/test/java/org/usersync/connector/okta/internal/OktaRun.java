package org.usersync.connector.okta.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.connector.Cancellation;
import org.usersync.spi.connector.ConnectorContext;
import org.usersync.spi.connector.DirectoryConnector;
import org.usersync.spi.connector.Health;
import org.usersync.spi.extension.Expression;
import org.usersync.spi.extension.ExpressionRecord;
import org.usersync.spi.http.HttpPolicy;
import org.usersync.spi.http.HttpTransport;
import org.usersync.spi.model.DirectoryUser;
import org.usersync.spi.model.IdentityType;
import org.usersync.spi.tck.CapturedLog;
import org.usersync.spi.tck.TestConfigValues;
import org.usersync.spi.tck.TestReadRequest;

import ch.qos.logback.classic.Level;

/** One connector with its configuration, what it delivered and what it logged. */
final class OktaRun {
    static final String TOKEN = "00aB-secret_token";

    private final HttpTransport okta;
    private final Map<String, Object> options = new HashMap<>();
    private final List<DirectoryUser> delivered = Collections.synchronizedList(new ArrayList<>());
    private final CapturedLog log = new CapturedLog();
    private final List<HttpPolicy> policies = new ArrayList<>();
    private Set<String> extended = Set.of();
    private boolean sourceAttributes;
    private boolean allUsers;
    private Optional<Predicate<String>> memberGroups = Optional.empty();
    private BooleanSupplier cancelled = () -> false;
    private Supplier<Instant> now = () -> Instant.EPOCH;

    OktaRun(HttpTransport okta) {
        this.okta = okta;
        options.put("host", "acme.okta.com");
        options.put("api_token", TOKEN);
        options.put("logger_name", log.name());
        options.put("all_users_filter", filter("status", user -> "ACTIVE".equals(user.get("status"))));
    }

    /** A filter that reads one field of the user, with everything below it. */
    static Expression filter(String field, Predicate<ExpressionRecord> test) {
        return new Expression() {
            @Override
            public boolean test(ExpressionRecord user) {
                return test.test(user);
            }

            @Override
            public boolean reads(String... path) {
                return field.equals("*") || path[0].equals(field);
            }

            @Override
            public String source() {
                return "a filter on user." + field;
            }
        };
    }

    OktaRun option(String name, Object value) {
        options.put(name, value);
        return this;
    }

    OktaRun without(String name) {
        options.remove(name);
        return this;
    }

    /** Signs in as a service app. */
    OktaRun oauth(String clientId) {
        return without("api_token").option("authentication_method", "oauth").option("client_id", clientId);
    }

    OktaRun clock(Supplier<Instant> value) {
        now = value;
        return this;
    }

    OktaRun extended(String... names) {
        extended = new LinkedHashSet<>(List.of(names));
        return this;
    }

    OktaRun sourceAttributes() {
        sourceAttributes = true;
        return this;
    }

    OktaRun allUsers() {
        allUsers = true;
        return this;
    }

    OktaRun memberGroups(Predicate<String> wanted) {
        memberGroups = Optional.of(wanted);
        return this;
    }

    OktaRun cancelledWhen(BooleanSupplier value) {
        cancelled = value;
        return this;
    }

    DirectoryConnector connector() {
        OktaConnectorFactory factory = OktaConnectorFactory.of(new TestPems());
        ConfigValues values = TestConfigValues.of(factory.configSchema(), options);
        return factory.create(values, new Context());
    }

    OktaRun read(String... groups) {
        return read(user -> true, groups);
    }

    OktaRun read(Predicate<DirectoryUser> sink, String... groups) {
        try (DirectoryConnector connector = connector()) {
            connector.read(
                    new TestReadRequest(allUsers, List.of(groups), extended, sourceAttributes, memberGroups), user -> {
                        delivered.add(user);
                        return sink.test(user);
                    });
        }
        return this;
    }

    Health check() {
        try (DirectoryConnector connector = connector()) {
            return connector.check();
        }
    }

    List<DirectoryUser> delivered() {
        return List.copyOf(delivered);
    }

    /** {@return the only user delivered} */
    DirectoryUser only() {
        if (delivered.size() != 1) {
            throw new AssertionError("delivered: " + delivered);
        }
        return delivered.get(0);
    }

    List<String> ids() {
        return delivered().stream().map(DirectoryUser::id).sorted().toList();
    }

    /** {@return group names by user id, as the host joins them} */
    Map<String, Set<String>> groupsById() {
        return delivered().stream()
                .collect(Collectors.toMap(
                        DirectoryUser::id, user -> new LinkedHashSet<>(user.groups()), (first, second) -> {
                            first.addAll(second);
                            return first;
                        }));
    }

    List<String> warnings() {
        return log.lines(Level.WARN);
    }

    List<String> logged() {
        return log.lines();
    }

    HttpPolicy policy() {
        return policies.get(0);
    }

    /** The time of the test. */
    private static final class RunClock extends Clock {
        private final Supplier<Instant> now;

        RunClock(Supplier<Instant> now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new AssertionError("nobody needs it");
        }
    }

    private final class Context implements ConnectorContext {
        @Override
        public String instanceName() {
            return "okta";
        }

        @Override
        public Clock clock() {
            return new RunClock(now);
        }

        @Override
        public Cancellation cancellation() {
            return () -> cancelled.getAsBoolean();
        }

        @Override
        public IdentityType defaultIdentityType() {
            return IdentityType.FEDERATED_ID;
        }

        @Override
        public HttpTransport http(HttpPolicy policy) {
            policies.add(policy);
            return okta;
        }

        @Override
        public SSLContext tls() {
            throw new AssertionError("HTTP only");
        }
    }
}
