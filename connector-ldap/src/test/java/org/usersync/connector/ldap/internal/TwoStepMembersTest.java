package org.usersync.connector.ldap.internal;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.ConnectorException.Kind;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ReadOnlySearchRequest;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;

import static org.assertj.core.api.Assertions.assertThat;

/** Members are read from the group's own list of DNs. */
class TwoStepMembersTest {
    private final MemoryDirectory directory = new MemoryDirectory();

    @AfterEach
    void close() {
        directory.close();
    }

    private LdapRun flat() {
        return LdapRun.of(directory).twoSteps(false);
    }

    private LdapRun nested() {
        return LdapRun.of(directory).twoSteps(true);
    }

    private String[] people(int number) {
        return IntStream.range(0, number)
                .mapToObj(index -> directory.person("p" + index))
                .toArray(String[]::new);
    }

    @Test
    void membersOfTheListArriveAndNobodyElse() {
        directory.group("all", people(150));
        directory.person("stranger");
        assertThat(flat().read("all").emails()).hasSize(150).doesNotContain("stranger@example.com");
    }

    @Test
    void aGroupWithoutMembersHasNobody() {
        directory.group("empty");
        assertThat(flat().read("empty").delivered()).isEmpty();
    }

    @Test
    void theSameMemberInTwoSpellingsIsOne() {
        directory.person("ann");
        directory.group("all", "cn=ann,dc=example,dc=com", "CN=Ann, DC=Example, DC=com");
        assertThat(flat().read("all").emails()).containsExactly("ann@example.com");
    }

    @Test
    void namesHoldEscapedCharacters() {
        String doe = directory.person("Doe, Jane + \"JD\" \\ #1");
        directory.group("all", doe);
        assertThat(flat().read("all").delivered()).hasSize(1);
    }

    @Test
    void groupsInsideAreNotFollowedUnlessSaid() {
        directory.group("inner", directory.person("bob"));
        directory.group("outer", directory.person("ann"), MemoryDirectory.dn("inner"));
        assertThat(flat().read("outer").emails()).containsExactly("ann@example.com");
        assertThat(nested().read("outer").groups())
                .isEqualTo(Map.of("ann@example.com", Set.of("outer"), "bob@example.com", Set.of("outer")));
    }

    @Test
    void groupsInCirclesEnd() {
        directory.group("a", MemoryDirectory.dn("b"), MemoryDirectory.dn("a"), directory.person("ann"));
        directory.group("b", MemoryDirectory.dn("c"), directory.person("bob"));
        directory.group("c", MemoryDirectory.dn("a"), MemoryDirectory.dn("b"), directory.person("cleo"));
        assertThat(nested().read("a").emails())
                .containsExactly("ann@example.com", "bob@example.com", "cleo@example.com");
    }

    @Test
    void aGroupReachedByTwoWaysIsFollowedOnce() {
        directory.group("bottom", directory.person("ann"));
        directory.group("left", MemoryDirectory.dn("bottom"));
        directory.group("right", MemoryDirectory.dn("bottom"));
        directory.group("top", MemoryDirectory.dn("left"), MemoryDirectory.dn("right"));
        assertThat(nested().read("top").emails()).containsExactly("ann@example.com");
    }

    /** A filter so wide that groups pass it as well. */
    @Test
    void aGroupThatPassesTheUsersFilterIsFollowedToo() {
        directory.group("inner", directory.person("bob"));
        directory.group("outer", MemoryDirectory.dn("inner"));
        assertThat(nested().option("all_users_filter", "(objectClass=*)")
                        .read("outer")
                        .emails())
                .containsExactly("bob@example.com");
    }

    @Test
    void aMemberWithoutEntryIsPassedOverWithAWarning() {
        directory.group("all", "cn=ghost,dc=example,dc=com", directory.person("ann"));
        LdapRun run = flat().read("all");
        assertThat(run.emails()).containsExactly("ann@example.com");
        assertThat(run.warnings()).singleElement().asString().contains("cn=ghost,dc=example,dc=com");
    }

    @Test
    void onlyMembersBelowTheBaseCount() {
        directory.add("ou=in,dc=example,dc=com", new Attribute("objectClass", "organizationalUnit"));
        String outside = directory.person("outside");
        String inside = directory.add(
                "cn=inside,ou=in,dc=example,dc=com",
                new Attribute("objectClass", "inetOrgPerson"),
                new Attribute("mail", "inside@example.com"));
        directory.add(
                "cn=all,ou=in,dc=example,dc=com",
                new Attribute("objectClass", "groupOfNames"),
                new Attribute("cn", "all"),
                new Attribute("member", outside, inside));
        LdapRun run = flat().option("base_dn", "OU=in, DC=example,DC=com").read("all");
        assertThat(run.emails()).containsExactly("inside@example.com");
        assertThat(directory.searches()).noneMatch(search -> search.getBaseDN().equals(outside));
    }

    @Test
    void membersWhoFailTheUsersFilterAreNoUsers() {
        String printer = directory.add(
                MemoryDirectory.dn("printer"),
                new Attribute("objectClass", "device"),
                new Attribute("mail", "printer@example.com"));
        directory.group("all", printer, directory.person("ann"));
        LdapRun run = nested().read("all");
        assertThat(run.emails()).containsExactly("ann@example.com");
        assertThat(run.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 7, 11, 12, 50})
    void aListGivenInRangesIsReadToItsEnd(int most) {
        directory.group("all", people(12));
        directory.givingEntries(new Ranges(directory, "member", most));
        assertThat(flat().read("all").emails()).hasSize(12);
    }

    /** As Active Directory cuts it. */
    @Test
    void aListOfMoreThanFifteenHundredIsReadToItsEnd() {
        directory.group("all", people(1700));
        directory.givingEntries(new Ranges(directory, "member", 1500));
        assertThat(flat().read("all").emails()).hasSize(1700).doesNotHaveDuplicates();
        assertThat(directory.searches())
                .anyMatch(search -> search.getAttributeList().contains("member;range=1500-*"));
    }

    @Test
    void aRangeThatNeverComesIsAFailedRead() {
        directory.group("all", people(12));
        directory.givingEntries((request, entry) -> request.getAttributeList().contains("member;range=5-*")
                ? entry
                : new Ranges(directory, "member", 5).give(request, entry));
        assertThat(flat().failure("all").kind()).isEqualTo(Kind.PARTIAL_RESULT);
    }

    @Test
    void aMemberThatIsNoDnIsAnError() {
        directory.group("all", "jdoe");
        ConnectorException failure = flat().failure("all");
        assertThat(failure).hasMessageContaining("\"jdoe\"").hasMessageContaining("member");
    }

    private static boolean isLookUp(ReadOnlySearchRequest request) {
        return request.getScope().equals(SearchScope.BASE)
                && request.getBaseDN().startsWith("cn=p");
    }

    @Test
    void oneFailedLookUpFailsTheRead() {
        directory.group("all", people(100));
        AtomicInteger lookUps = new AtomicInteger();
        directory.beforeSearch(request -> {
            if (isLookUp(request) && lookUps.incrementAndGet() == 90) {
                throw new LDAPException(ResultCode.BUSY, "come back later");
            }
        });
        assertThat(flat().failure("all")).hasMessageContaining("come back later");
    }

    @Test
    void aConnectionLostBetweenLookUpsFailsTheRead() {
        directory.group("all", people(100));
        AtomicInteger lookUps = new AtomicInteger();
        directory.beforeSearch(request -> {
            if (isLookUp(request) && lookUps.incrementAndGet() == 50) {
                directory.dropConnections();
            }
        });
        assertThat(flat().failure("all").kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void aStoppedReadEnds() {
        directory.group("all", people(100));
        assertThat(flat().read(user -> false, "all").delivered()).hasSize(1);
    }
}
