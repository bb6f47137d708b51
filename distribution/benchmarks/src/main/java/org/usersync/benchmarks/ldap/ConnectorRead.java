package org.usersync.benchmarks.ldap;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import org.usersync.connector.ldap.internal.LdapConnectorFactory;
import org.usersync.spi.connector.DirectoryConnector;
import org.usersync.spi.tck.TestConfigValues;
import org.usersync.spi.tck.TestConnectorContext;
import org.usersync.spi.tck.TestReadRequest;

/** The program that reads, twice in a virtual machine of its own. Writes both times in seconds. */
final class ConnectorRead {
    private ConnectorRead() {}

    /**
     * Reads.
     *
     * @param arguments the port, the page size, how many users have to come, and the groups to read; none for all users
     */
    public static void main(String[] arguments) {
        List<String> groups = Arrays.asList(arguments).subList(3, arguments.length);
        LdapConnectorFactory factory = new LdapConnectorFactory();
        TestConfigValues options = TestConfigValues.of(
                factory.configSchema(),
                Map.of(
                        "host", "ldap://127.0.0.1:" + arguments[0],
                        "base_dn", People.BASE,
                        "username", People.READER,
                        "password", People.PASSWORD,
                        "search_page_size", arguments[1],
                        "all_users_filter", LdapBenchmark.USERS));
        long expected = Long.parseLong(arguments[2]);
        double cold = read(factory, options, groups, expected);
        System.out.println(cold + " " + read(factory, options, groups, expected));
    }

    private static double read(
            LdapConnectorFactory factory, TestConfigValues options, List<String> groups, long expected) {
        AtomicLong users = new AtomicLong();
        long begin = System.nanoTime();
        try (DirectoryConnector connector = factory.create(options, new TestConnectorContext(policy -> {
            throw new IllegalStateException("LDAP only");
        }))) {
            connector.read(
                    new TestReadRequest(groups.isEmpty(), groups, Set.of(), false, Optional.empty()),
                    user -> users.incrementAndGet() > 0);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (users.get() != expected) {
            throw new IllegalStateException("read " + users + " users instead of " + expected);
        }
        return seconds;
    }
}
