package org.usersync.connector.ldap.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.ConnectorException.Kind;

import com.unboundid.ldap.sdk.Attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** OpenLDAP with its memberOf overlay and its limits. */
class SlapdTest {
    private static final int PEOPLE = 120;
    private static final String ODD = "A, B + C (\"x\" \\ *) Ünïcødé #1";
    private static final byte[] PICTURE = {(byte) 0xff, (byte) 0xd8, 0, 1};

    private static @Nullable Slapd slapd;

    @BeforeAll
    static void start(@TempDir Path folder) {
        assumeTrue(Slapd.installed(), Slapd.MISSING);
        Slapd server = new Slapd(folder, null);
        slapd = server;
        server.filled();
        String[] people = IntStream.range(0, PEOPLE)
                .mapToObj(number -> server.person("p" + number))
                .toArray(String[]::new);
        String ann = server.person(
                "ann",
                new Attribute("jpegPhoto", PICTURE),
                new Attribute("departmentNumber", "7"),
                new Attribute("preferredLanguage", "de"));
        server.group("everyone", people);
        server.group(ODD, ann);
        server.group("inner", ann);
        server.group("outer", server.person("bob"), MemoryDirectory.dn("inner"), "cn=ghost,dc=example,dc=com");
    }

    @AfterAll
    static void stop() {
        if (slapd != null) {
            slapd.close();
        }
    }

    private static LdapRun run() {
        if (slapd == null) {
            throw new IllegalStateException("not started");
        }
        return new LdapRun(slapd.plainUrl());
    }

    @ParameterizedTest
    @ValueSource(strings = {"20", "50"})
    void pagesReachBeyondTheServersSizeLimit(String pageSize) {
        LdapRun run = run().option("search_page_size", pageSize).read("everyone");
        assertThat(run.emails()).hasSize(PEOPLE).doesNotHaveDuplicates();
    }

    @Test
    void theSizeLimitWithoutPagesIsAFailedRead() {
        ConnectorException failure = run().option("search_page_size", "0").failure("everyone");
        assertThat(failure.kind()).isEqualTo(Kind.PARTIAL_RESULT);
        assertThat(failure).hasMessageContaining("size limit").hasMessageContaining("search_page_size");
    }

    @Test
    void theSizeLimitInTheMiddleOfPagesIsAFailedRead() {
        ConnectorException failure = run().option("username", Slapd.LIMITED)
                .option("search_page_size", "20")
                .failure("everyone");
        assertThat(failure).hasMessageContaining("size limit");
    }

    @Test
    void nobodyMayReadToo() {
        assertThat(run().without("username", "password").read("outer").emails()).containsExactly("bob@example.com");
        assertThat(run().without("username", "password")
                        .option("authentication_method", "anonymous")
                        .read("outer")
                        .emails())
                .containsExactly("bob@example.com");
    }

    @Test
    void aWrongPasswordIsRefused() {
        ConnectorException failure = run().option("password", "wr0ng").failure("outer");
        assertThat(failure.kind()).isEqualTo(Kind.AUTH);
        assertThat(failure).hasMessageContaining("49").hasMessageContaining(MemoryDirectory.READER);
    }

    @Test
    void aNameOfAnyCharactersIsFound() {
        assertThat(run().read(ODD).emails()).containsExactly("ann@example.com");
        assertThat(run().twoSteps(false).read(ODD).emails()).containsExactly("ann@example.com");
    }

    @Test
    void listsOfMembersAreRead() {
        assertThat(run().twoSteps(false).read("everyone").emails()).hasSize(PEOPLE);
        LdapRun nested = run().twoSteps(true).read("outer");
        assertThat(nested.emails()).containsExactly("ann@example.com", "bob@example.com");
        assertThat(nested.warnings()).anyMatch(line -> line.contains("cn=ghost"));
    }

    @Test
    void theOverlayTellsAllGroupsOfAUser() {
        LdapRun run = run().option("dynamic_group_member_attribute", "memberOf")
                .memberGroups(name -> true)
                .read("inner");
        assertThat(run.only().memberGroups()).containsExactlyInAnyOrder("inner", ODD);
    }

    @Test
    void attributesHaveTheTypesOfTheSchema() {
        LdapRun run = run().extended(
                        "departmentNumber", "preferredLanguage", "jpegPhoto", "createTimestamp", "hasSubordinates")
                .read("inner");
        Map<String, @Nullable Object> values = run.only().sourceAttributes();
        assertThat(values.get("departmentNumber")).isEqualTo(List.of("7"));
        assertThat(values.get("preferredLanguage")).isEqualTo("de");
        assertThat((List<?>) values.get("jpegPhoto")).singleElement().isEqualTo(PICTURE);
        assertThat(values.get("createTimestamp")).isInstanceOf(Instant.class);
        assertThat(values.get("hasSubordinates")).isEqualTo(false);
    }

    @Test
    void aBaseThatDoesNotExistIsAFailedRead() {
        assertThat(run().option("base_dn", "ou=nowhere,dc=example,dc=com").failure("outer"))
                .hasMessageContaining("base_dn");
    }
}
