package org.usersync.connector.ldap.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersync.spi.connector.DirectoryConnector;
import org.usersync.spi.tck.TestConfigValues;
import org.usersync.spi.tck.TestConnectorContext;
import org.usersync.spi.tck.TestReadRequest;

import static org.assertj.core.api.Assertions.assertThat;

/** 200,000 people pass through a virtual machine of 64 MB, found by filter as well as by a group's list. */
class LittleMemoryTest {
    private static final int PEOPLE = 200_000;

    @ParameterizedTest
    @ValueSource(strings = {"filter", "list"})
    void peopleStream(String way) throws Exception {
        try (EndlessDirectory directory = new EndlessDirectory(PEOPLE)) {
            Process reader = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx64m",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Reader.class.getName(),
                            String.valueOf(directory.port()),
                            way)
                    .redirectErrorStream(true)
                    .start();
            String output = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(reader.waitFor()).as(output).isZero();
            assertThat(output.strip()).endsWith(PEOPLE + " people");
        }
    }

    /** The program of the small virtual machine. */
    static final class Reader {
        private Reader() {}

        public static void main(String[] arguments) {
            Map<String, Object> options = new TreeMap<>(Map.of(
                    "host",
                    "ldap://127.0.0.1:" + arguments[0],
                    "base_dn",
                    MemoryDirectory.BASE,
                    "all_users_filter",
                    "(objectClass=inetOrgPerson)",
                    "search_page_size",
                    "1000"));
            if (arguments[1].equals("list")) {
                options.put(
                        "two_steps_lookup", Map.of("group_member_attribute_name", "member", "nested_group", "true"));
            }
            LdapConnectorFactory factory = new LdapConnectorFactory();
            AtomicLong people = new AtomicLong();
            try (DirectoryConnector connector = factory.create(
                    TestConfigValues.of(factory.configSchema(), options), new TestConnectorContext(policy -> {
                        throw new IllegalStateException("LDAP only");
                    }))) {
                connector.read(TestReadRequest.ofGroups("everyone"), user -> people.incrementAndGet() > 0);
            }
            System.out.println(people + " people");
        }
    }
}
