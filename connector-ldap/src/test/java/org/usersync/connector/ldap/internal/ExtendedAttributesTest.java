package org.usersync.connector.ldap.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.unboundid.ldap.sdk.Attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/** Source attributes come under the names that hooks know, extended ones in the directory's own types. */
class ExtendedAttributesTest {
    private static final String SYNTAX = " SYNTAX 1.3.6.1.4.1.1466.115.121.1.";
    private static final byte[] PICTURE = {(byte) 0xff, (byte) 0xd8, 0, 1};

    private final MemoryDirectory directory = new MemoryDirectory();

    @AfterEach
    void close() {
        directory.close();
    }

    private void ann(Attribute... more) {
        directory.person("ann");
        Attribute[] all = new Attribute[more.length + 3];
        all[0] = new Attribute("objectClass", "inetOrgPerson");
        all[1] = new Attribute("mail", "eve@example.com");
        all[2] = new Attribute("c", "us");
        System.arraycopy(more, 0, all, 3, more.length);
        directory.add("cn=eve,dc=example,dc=com", all);
    }

    private Map<String, @Nullable Object> eve(LdapRun run) {
        return run.allUsers().read().delivered().stream()
                .filter(user -> "eve@example.com".equals(user.email()))
                .findFirst()
                .orElseThrow()
                .sourceAttributes();
    }

    @Test
    void hooksSeeWhatTheFormatsGave() {
        ann(new Attribute("givenName", "Eve"), new Attribute("uid", "eve1"));
        assertThat(eve(LdapRun.of(directory).sourceAttributes().option("user_username_format", "{uid}")))
                .containsOnly(
                        entry("email", "eve@example.com"),
                        entry("identity_type", null),
                        entry("username", "eve1"),
                        entry("domain", null),
                        entry("givenName", "Eve"),
                        entry("sn", null),
                        entry("c", "us"));
    }

    @Test
    void theSchemaGivesTypes() {
        directory.publishSchema(
                "( 1.9.1 NAME 'employees'" + SYNTAX + "27 SINGLE-VALUE )",
                "( 1.9.2 NAME 'large' SYNTAX 1.2.840.113556.1.4.906 SINGLE-VALUE )",
                "( 1.9.3 NAME 'active'" + SYNTAX + "7 SINGLE-VALUE )",
                "( 1.9.4 NAME 'since'" + SYNTAX + "24 SINGLE-VALUE )",
                "( 1.9.5 NAME 'title'" + SYNTAX + "15{64} )",
                "( 1.9.6 NAME 'numbers'" + SYNTAX + "27{11} )",
                "( 1.9.7 NAME 'child' SUP employees SINGLE-VALUE )");
        ann(
                new Attribute("employees", "42"),
                new Attribute("large", "9223372036854775807"),
                new Attribute("active", "TRUE"),
                new Attribute("since", "20240229123456.0Z"),
                new Attribute("title", "Boss"),
                new Attribute("numbers", "1", "-2"),
                new Attribute("child", "7"));
        assertThat(eve(LdapRun.of(directory)
                        .extended("employees", "large", "active", "since", "title", "numbers", "child", "absent")))
                .contains(
                        entry("employees", 42L),
                        entry("large", Long.MAX_VALUE),
                        entry("active", true),
                        entry("since", Instant.parse("2024-02-29T12:34:56Z")),
                        entry("title", List.of("Boss")),
                        entry("numbers", List.of(1L, -2L)),
                        entry("child", 7L),
                        entry("absent", null));
    }

    @Test
    void withoutASchemaEverythingIsTextInLists() {
        ann(new Attribute("employees", "42"));
        assertThat(eve(LdapRun.of(directory).extended("employees"))).contains(entry("employees", List.of("42")));
    }

    @Test
    void whatIsNoTextComesAsBytes() {
        directory.publishSchema("( 1.9.1 NAME 'photo'" + SYNTAX + "28 SINGLE-VALUE )");
        ann(new Attribute("photo", PICTURE), new Attribute("userCertificate;binary", PICTURE));
        Map<String, @Nullable Object> eve = eve(LdapRun.of(directory).extended("photo", "userCertificate"));
        assertThat(eve.get("photo")).isEqualTo(PICTURE);
    }

    @Test
    void anOptionThatWasNotAskedForDoesNotHideTheAttribute() {
        ann(new Attribute("userCertificate;binary", PICTURE));
        directory.givingEntries((request, found) -> directory.entry(found.getDN()));
        Map<String, @Nullable Object> eve = eve(LdapRun.of(directory).extended("userCertificate"));
        assertThat((List<?>) eve.get("userCertificate")).singleElement().isEqualTo(PICTURE);
    }

    @Test
    void theSchemaIsReadOnceAndOnlyWhereTypesMatter() {
        for (int number = 0; number < 6; number++) {
            directory.person("p" + number, directory.group("g" + number));
        }
        LdapRun.of(directory).sourceAttributes().read("g0", "g1", "g2", "g3", "g4", "g5");
        assertThat(directory.searches()).noneMatch(search -> search.getBaseDN().isEmpty());
        LdapRun.of(directory).extended("title").read("g0", "g1", "g2", "g3", "g4", "g5");
        assertThat(directory.searches().stream()
                        .filter(search -> search.getBaseDN().isEmpty()))
                .hasSize(1);
    }

    @Test
    void textIsDecodedAsConfigured() {
        directory.add(
                "cn=latin,dc=example,dc=com",
                new Attribute("objectClass", "inetOrgPerson"),
                new Attribute("mail", "l@example.com"),
                new Attribute("sn", new byte[] {'M', (byte) 0xfc, 'l'}));
        assertThat(LdapRun.of(directory)
                        .option("string_encoding", "iso-8859-1")
                        .allUsers()
                        .read()
                        .only()
                        .lastName())
                .isEqualTo("Mül");
        assertThat(LdapRun.of(directory).allUsers().read().only().lastName()).isNull();
    }
}
