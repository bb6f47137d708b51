package org.usersync.connector.ldap.internal;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.ConnectorException.Kind;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.util.StaticUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What OpenLDAP's password policies say of the account that signs in. */
class SlapdPasswordsTest {
    private static final long HOUR = 3_600_000;
    private static final String LONG_AGO = "20200101000000Z";

    private static @Nullable Slapd slapd;

    @BeforeAll
    static void start(@TempDir Path folder) {
        assumeTrue(Slapd.installed(), Slapd.MISSING);
        Slapd server = new Slapd(
                folder,
                null,
                List.of(),
                List.of("overlay ppolicy", "ppolicy_default cn=strict,dc=example,dc=com", "ppolicy_use_lockout"),
                Map.of());
        slapd = server;
        server.filled();
        policy("strict", new Attribute("pwdMaxAge", "86400"), new Attribute("pwdMustChange", "TRUE"));
        policy("warning", new Attribute("pwdMaxAge", "864000"), new Attribute("pwdExpireWarning", "864000"));
        account("expired", new Attribute("pwdChangedTime", LONG_AGO));
        account("reset", new Attribute("pwdReset", "TRUE"));
        account("locked", new Attribute("pwdAccountLockedTime", "000001010000Z"));
        // The server warns of a password that is older than nothing at all, so this one must not be new.
        account(
                "soon",
                new Attribute("pwdPolicySubentry", MemoryDirectory.dn("warning")),
                new Attribute("pwdChangedTime", StaticUtils.encodeGeneralizedTime(System.currentTimeMillis() - HOUR)));
        server.group("all", server.person("ann"));
    }

    @AfterAll
    static void stop() {
        if (slapd != null) {
            slapd.close();
        }
    }

    private static Slapd server() {
        if (slapd == null) {
            throw new IllegalStateException("not started");
        }
        return slapd;
    }

    private static void policy(String name, Attribute... rules) {
        Attribute[] all = Arrays.copyOf(rules, rules.length + 3);
        all[rules.length] = new Attribute("objectClass", "device", "pwdPolicy");
        all[rules.length + 1] = new Attribute("pwdAttribute", "userPassword");
        all[rules.length + 2] = new Attribute("pwdLockout", "TRUE");
        server().add(MemoryDirectory.dn(name), all);
    }

    private static void account(String name, Attribute... state) {
        Attribute[] all = Arrays.copyOf(state, state.length + 3);
        all[state.length] = new Attribute("objectClass", "person");
        all[state.length + 1] = new Attribute("sn", name);
        all[state.length + 2] = new Attribute("userPassword", MemoryDirectory.PASSWORD);
        server().relaxed(MemoryDirectory.dn(name), all);
    }

    private static LdapRun as(String name) {
        return new LdapRun(server().plainUrl()).option("username", MemoryDirectory.dn(name));
    }

    private static void refused(String name, String words) {
        ConnectorException failure = as(name).failure("all");
        assertThat(failure.kind()).isEqualTo(Kind.AUTH);
        assertThat(failure).hasMessageContaining(words).hasMessageContaining(MemoryDirectory.dn(name));
        assertThat(failure.getMessage().lines()).hasSize(1);
    }

    @Test
    void anExpiredPasswordIsToldAsSuch() {
        refused("expired", "the password has expired");
    }

    @Test
    void aPasswordThatMustBeChangedFirstIsToldAsSuch() {
        refused("reset", "the password must be changed first");
    }

    @Test
    void aLockedAccountIsToldAsSuch() {
        refused("locked", "the account is locked");
    }

    @Test
    void aPasswordThatExpiresSoonIsAWarning() {
        LdapRun run = as("soon").read("all");
        assertThat(run.emails()).containsExactly("ann@example.com");
        assertThat(run.warnings()).singleElement().asString().containsPattern("the password expires in (9|10) days");
    }
}
