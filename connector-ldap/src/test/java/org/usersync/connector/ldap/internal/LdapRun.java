package org.usersync.connector.ldap.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.connector.Cancellation;
import org.usersync.spi.connector.ConnectorContext;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.DirectoryConnector;
import org.usersync.spi.connector.Health;
import org.usersync.spi.http.HttpPolicy;
import org.usersync.spi.http.HttpTransport;
import org.usersync.spi.model.DirectoryUser;
import org.usersync.spi.model.IdentityType;
import org.usersync.spi.tck.CapturedLog;
import org.usersync.spi.tck.TestConfigValues;
import org.usersync.spi.tck.TestReadRequest;

import ch.qos.logback.classic.Level;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** One connector with its configuration, what it delivered and what it logged. */
final class LdapRun {
    private final Map<String, Object> options = new HashMap<>();
    private final List<DirectoryUser> delivered = Collections.synchronizedList(new ArrayList<>());
    private final CapturedLog log = new CapturedLog();
    private Set<String> extended = Set.of();
    private boolean sourceAttributes;
    private boolean allUsers;
    private Optional<Predicate<String>> memberGroups = Optional.empty();
    private BooleanSupplier cancelled = () -> false;
    private @Nullable SSLContext tls;

    LdapRun(Object host) {
        options.put("host", host);
        options.put("base_dn", MemoryDirectory.BASE);
        options.put("username", MemoryDirectory.READER);
        options.put("password", MemoryDirectory.PASSWORD);
        options.put("all_users_filter", "(objectClass=inetOrgPerson)");
        options.put("logger_name", log.name());
    }

    static LdapRun of(MemoryDirectory directory) {
        return new LdapRun(directory.url());
    }

    LdapRun option(String name, Object value) {
        options.put(name, value);
        return this;
    }

    LdapRun without(String... names) {
        options.keySet().removeAll(List.of(names));
        return this;
    }

    LdapRun twoSteps(boolean nested) {
        return option(
                "two_steps_lookup",
                Map.of("group_member_attribute_name", "member", "nested_group", Boolean.toString(nested)));
    }

    LdapRun extended(String... names) {
        extended = new LinkedHashSet<>(List.of(names));
        sourceAttributes = true;
        return this;
    }

    LdapRun sourceAttributes() {
        sourceAttributes = true;
        return this;
    }

    LdapRun allUsers() {
        allUsers = true;
        return this;
    }

    LdapRun memberGroups(Predicate<String> wanted) {
        memberGroups = Optional.of(wanted);
        return this;
    }

    LdapRun cancelledWhen(BooleanSupplier value) {
        cancelled = value;
        return this;
    }

    LdapRun trusting(SSLContext context) {
        tls = context;
        return this;
    }

    DirectoryConnector connector() {
        LdapConnectorFactory factory = new LdapConnectorFactory();
        return factory.create(TestConfigValues.of(factory.configSchema(), options), new Context());
    }

    LdapRun read(String... groups) {
        return read(user -> true, groups);
    }

    LdapRun read(Predicate<DirectoryUser> sink, String... groups) {
        try (DirectoryConnector connector = connector()) {
            connector.read(
                    new TestReadRequest(allUsers, List.of(groups), extended, sourceAttributes, memberGroups), user -> {
                        delivered.add(user);
                        return sink.test(user);
                    });
        }
        return this;
    }

    /** Reads what cannot be read. */
    ConnectorException failure(String... groups) {
        ConnectorException failure = catchThrowableOfType(ConnectorException.class, () -> read(groups));
        if (failure == null) {
            throw new AssertionError("the read passed for complete and gave " + emails());
        }
        return failure;
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

    /** {@return the emails of all records, sorted} */
    List<String> emails() {
        return delivered().stream()
                .map(user -> String.valueOf(user.email()))
                .sorted()
                .toList();
    }

    /** {@return the groups of each email, joined as the host joins them} */
    Map<String, Set<String>> groups() {
        Map<String, Set<String>> groups = new TreeMap<>();
        delivered().forEach(user -> groups.computeIfAbsent(String.valueOf(user.email()), email -> new TreeSet<>())
                .addAll(user.groups()));
        return groups;
    }

    List<String> warnings() {
        return log.lines(Level.WARN);
    }

    List<String> logged() {
        return log.lines();
    }

    private final class Context implements ConnectorContext {
        @Override
        public String instanceName() {
            return "ldap";
        }

        @Override
        public Clock clock() {
            return Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
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
            throw new AssertionError("LDAP only");
        }

        @Override
        public SSLContext tls() {
            if (tls == null) {
                throw new AssertionError("nothing to verify");
            }
            return tls;
        }
    }
}
