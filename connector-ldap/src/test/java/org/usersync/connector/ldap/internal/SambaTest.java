package org.usersync.connector.ldap.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.ConnectorException.Kind;
import org.usersync.spi.tck.TestConfigValues;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.extensions.WhoAmIExtendedRequest;
import com.unboundid.ldap.sdk.extensions.WhoAmIExtendedResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Active Directory as Samba understands it: its filters and rules, NTLM and Kerberos. */
class SambaTest {
    private static final String KERBEROS = "java.security.krb5.conf";
    private static final String USER_PASSWORD = "Us3r!Passw0rd";

    private static @Nullable SambaDomain domain;
    private static @Nullable SSLContext trusting;
    private static @Nullable Path keyTab;
    private static @Nullable Path ticket;
    private static @Nullable Path serviceKeys;
    private static @Nullable String kerberosBefore;

    @BeforeAll
    static void start(@TempDir Path folder) {
        assumeTrue(SambaDomain.possible(), SambaDomain.MISSING);
        SambaDomain samba = new SambaDomain(folder);
        domain = samba;
        samba.provision();
        for (String user : new String[] {"ann", "bob", "gone"}) {
            samba.tool(
                    "user",
                    "create",
                    user,
                    USER_PASSWORD,
                    "--mail-address=" + user + "@example.com",
                    "--given-name=First",
                    "--surname=" + user);
        }
        samba.tool("user", "disable", "gone");
        samba.tool("group", "add", "inner");
        samba.tool("group", "add", "outer");
        samba.tool("group", "addmembers", "inner", "ann,gone");
        samba.tool("group", "addmembers", "outer", "bob,inner");
        TestAuthority authority = new TestAuthority(folder);
        trusting = authority.client();
        samba.start(authority.server("addc", "-ext", "san=ip:" + samba.address()));
        samba.tool("user", "create", "openldap", USER_PASSWORD);
        samba.tool("spn", "add", "ldap/localhost", "openldap");
        keyTab = samba.keyTab("ann");
        serviceKeys = samba.keyTab("ldap/localhost");
        ticket = samba.ticket("ann", keyTab);
        kerberosBefore = System.getProperty(KERBEROS);
        System.setProperty(KERBEROS, samba.kerberosConfiguration().toString());
    }

    @AfterAll
    static void stop() {
        if (domain != null) {
            domain.close();
            if (kerberosBefore == null) {
                System.clearProperty(KERBEROS);
            } else {
                System.setProperty(KERBEROS, kerberosBefore);
            }
        }
    }

    private static <T> T made(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("not made");
        }
        return value;
    }

    private static String url(String scheme) {
        return scheme + "://" + made(domain).address();
    }

    private static LdapRun run(String scheme) {
        return new LdapRun(url(scheme))
                .without("all_users_filter")
                .option("base_dn", SambaDomain.BASE)
                .option("username", "ann@EXAMPLE.TEST")
                .option("password", USER_PASSWORD);
    }

    @Test
    void disabledUsersAreNoUsersByDefault() {
        assertThat(run("ldaps").read("inner").emails()).containsExactly("ann@example.com");
    }

    @Test
    void theRuleOfActiveDirectoryFindsMembersOfGroupsInside() {
        assertThat(run("ldaps").read("outer").emails()).containsExactly("bob@example.com");
        assertThat(run("ldaps")
                        .option("group_member_filter_format", "(memberOf:1.2.840.113556.1.4.1941:={group_dn})")
                        .read("outer")
                        .emails())
                .containsExactly("ann@example.com", "bob@example.com");
    }

    @Test
    void listsOfMembersFindTheSame() {
        assertThat(run("ldaps").twoSteps(true).read("outer").emails())
                .containsExactly("ann@example.com", "bob@example.com");
    }

    /** The domain's root holds references to other parts of the forest. */
    @Test
    void referencesToOtherPartsArePassedOver() {
        assertThat(run("ldaps").allUsers().read().emails()).contains("ann@example.com", "bob@example.com");
    }

    @Test
    void attributesHaveTheTypesOfTheSchema() {
        LdapRun run = run("ldaps")
                .option("dynamic_group_member_attribute", "memberOf")
                .memberGroups(name -> true)
                .extended("userAccountControl", "accountExpires", "whenCreated", "objectClass")
                .read("inner");
        Map<String, @Nullable Object> values = run.only().sourceAttributes();
        assertThat(values.get("userAccountControl")).isEqualTo(512L);
        assertThat(values.get("accountExpires")).isEqualTo(Long.MAX_VALUE);
        assertThat(values.get("whenCreated")).isInstanceOf(Instant.class);
        assertThat(String.valueOf(values.get("objectClass"))).contains("user");
        assertThat(run.only().memberGroups()).containsExactly("inner");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ldap", "ldaps"})
    void itsCertificateIsVerified(String scheme) {
        assertThat(run(scheme)
                        .option("require_tls_cert", "true")
                        .trusting(made(trusting))
                        .read("inner")
                        .emails())
                .containsExactly("ann@example.com");
    }

    @Test
    void ntlmSignsIn() {
        assertThat(run("ldaps")
                        .option("authentication_method", "ntlm")
                        .option("username", "EXAMPLE\\ann")
                        .read("inner")
                        .emails())
                .containsExactly("ann@example.com");
    }

    /** NTLM and simple sign-in protect nothing of what follows. */
    @ParameterizedTest
    @CsvSource({"simple, ann@EXAMPLE.TEST", "ntlm, EXAMPLE\\ann"})
    void withoutTlsAHardenedDomainRefuses(String method, String user) {
        ConnectorException failure = run("ldap")
                .option("authentication_method", method)
                .option("username", user)
                .failure("inner");
        assertThat(failure.kind()).isEqualTo(Kind.AUTH);
        assertThat(failure).hasMessageContaining("ldaps://");
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple", "ntlm"})
    void aWrongPasswordIsToldInPlainWords(String method) {
        ConnectorException failure = run("ldaps")
                .option("authentication_method", method)
                .option("username", "EXAMPLE\\ann")
                .option("password", "wr0ng")
                .failure("inner");
        assertThat(failure.kind()).isEqualTo(Kind.AUTH);
        assertThat(failure).hasMessageContaining("the password is wrong");
    }

    private static LdapConnections kerberos(Map<String, Path> environment) {
        return kerberos(url("ldap"), SambaDomain.BASE, environment);
    }

    private static LdapConnections kerberos(String url, String base, Map<String, Path> environment) {
        LdapOptions options = LdapOptions.of(TestConfigValues.of(
                LdapOptions.schema(), Map.of("host", url, "base_dn", base, "authentication_method", "kerberos")));
        LdapAuthentication authentication =
                new LdapAuthentication(options, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), variable -> {
                    Path file = environment.get(variable);
                    return file == null ? null : "FILE:" + file;
                });
        return new LdapConnections(
                options, () -> made(trusting), authentication, LoggerFactory.getLogger(SambaTest.class));
    }

    private static int peopleSeen(LdapConnections connections) throws LDAPException {
        try (LdapSession session = connections.open(new OpenConnections())) {
            return session.connection()
                    .search(SambaDomain.BASE, SearchScope.SUB, "(mail=ann@example.com)")
                    .getEntryCount();
        }
    }

    @Test
    void nobodySeesPeople() {
        assertThat(run("ldaps").without("username", "password").failure("inner"))
                .hasMessageContaining(url("ldaps"));
    }

    @Test
    void withoutTicketItIsSaidHowToGetOne(@TempDir Path folder) {
        assertThatThrownBy(() -> peopleSeen(kerberos(Map.of("KRB5CCNAME", folder.resolve("none")))))
                .isInstanceOfSatisfying(ConnectorException.class, failure -> assertThat(failure.kind())
                        .isEqualTo(Kind.AUTH))
                .hasMessageContaining("kinit");
    }

    /** Without TLS the domain wants signed messages, inside TLS it wants none. */
    @ParameterizedTest
    @ValueSource(strings = {"ldap", "ldaps"})
    void aTicketSignsIn(String scheme) throws LDAPException {
        assertThat(peopleSeen(kerberos(url(scheme), SambaDomain.BASE, Map.of("KRB5CCNAME", made(ticket)))))
                .isEqualTo(1);
    }

    @Test
    void aTicketSignsInForManyAnswersAtOnce() throws LDAPException {
        try (LdapSession session = kerberos(Map.of("KRB5CCNAME", made(ticket))).openPipelined(new OpenConnections())) {
            assertThat(RangedAttribute.read(session, "CN=inner,CN=Users," + SambaDomain.BASE, "member"))
                    .hasValueSatisfying(members -> assertThat(members).hasSize(2));
        }
    }

    /** The domain's Kerberos serves other directories too. */
    @Test
    void aTicketSignsInAtOpenLdap(@TempDir Path folder) throws LDAPException {
        assumeTrue(Slapd.installed() && Slapd.speaksKerberos(), Slapd.MISSING_KERBEROS);
        Map<String, String> environment = Map.of(
                "KRB5_CONFIG",
                made(domain).kerberosConfiguration().toString(),
                "KRB5_KTNAME",
                "FILE:" + made(serviceKeys));
        try (Slapd slapd = new Slapd(
                folder,
                null,
                List.of("sasl-host localhost", "sasl-realm EXAMPLE.TEST", "require SASL"),
                List.of(),
                environment)) {
            // Only who signed in by SASL is answered at all.
            LdapConnections connections =
                    kerberos(slapd.plainUrl(), MemoryDirectory.BASE, Map.of("KRB5CCNAME", made(ticket)));
            try (LdapSession session = connections.open(new OpenConnections())) {
                assertThat(session.connection().getRootDSE()).isNotNull();
                assertThat(session.connection().processExtendedOperation(new WhoAmIExtendedRequest()))
                        .isInstanceOfSatisfying(WhoAmIExtendedResult.class, me -> assertThat(me.getAuthorizationID())
                                .startsWith("dn:uid=ann,cn="));
            }
        }
    }

    @Test
    void aKeyTabSignsIn(@TempDir Path folder) throws LDAPException {
        assertThat(peopleSeen(
                        kerberos(Map.of("KRB5CCNAME", folder.resolve("none"), "KRB5_CLIENT_KTNAME", made(keyTab)))))
                .isEqualTo(1);
    }
}
