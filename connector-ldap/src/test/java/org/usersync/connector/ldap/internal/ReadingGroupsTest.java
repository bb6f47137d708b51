package org.usersync.connector.ldap.internal;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.ConnectorException.Kind;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Groups are found by name and their members by filter. */
class ReadingGroupsTest {
    private final MemoryDirectory directory = new MemoryDirectory();

    @AfterEach
    void close() {
        directory.close();
    }

    private void everybody(int people) {
        String group = directory.group("all");
        IntStream.range(0, people).forEach(number -> directory.person("p" + number, group));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "7", "25", "26", "200"})
    void everyPageArrives(String pageSize) {
        everybody(25);
        LdapRun run = LdapRun.of(directory).option("search_page_size", pageSize).read("all");
        assertThat(run.emails()).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void asksForNoMoreThanAPageAndForNoMoreAttributesThanUsed() {
        everybody(1);
        LdapRun.of(directory).option("search_page_size", "7").read("all");
        assertThat(directory.searches()).hasSize(2).allSatisfy(search -> assertThat(
                        ((SimplePagedResultsControl) search.getControl(SimplePagedResultsControl.PAGED_RESULTS_OID))
                                .getSize())
                .isEqualTo(7));
        assertThat(directory.searches().get(0).getAttributeList()).containsExactly("1.1");
        assertThat(directory.searches().get(1).getAttributeList())
                .containsExactlyInAnyOrder("mail", "givenName", "sn", "c");
    }

    @Test
    void pageSizeZeroIsOneSearchWithoutPages() {
        everybody(3);
        LdapRun.of(directory).option("search_page_size", "0").read("all");
        assertThat(directory.searches())
                .allMatch(search -> search.getControl(SimplePagedResultsControl.PAGED_RESULTS_OID) == null);
    }

    @Test
    void manyGroupsAreReadAndEachMemberIsToldWithItsGroup() {
        String[] names = IntStream.range(0, 9).mapToObj(number -> "g" + number).toArray(String[]::new);
        for (String name : names) {
            directory.group(name);
        }
        directory.person("ann", MemoryDirectory.dn("g0"), MemoryDirectory.dn("g8"));
        directory.person("bob", MemoryDirectory.dn("g4"));
        LdapRun run = LdapRun.of(directory).read(names);
        assertThat(run.groups())
                .isEqualTo(Map.of("ann@example.com", Set.of("g0", "g8"), "bob@example.com", Set.of("g4")));
        assertThat(directory.binds()).hasSizeBetween(1, 4);
    }

    /** Each of two groups is answered only while the other one is asked for. */
    @Test
    void groupsAreReadAtOnce() {
        CyclicBarrier together = new CyclicBarrier(2);
        for (String name : new String[] {"g0", "g1"}) {
            directory.person("in-" + name, directory.group(name));
        }
        directory.beforeSearch(request -> {
            if (request.getFilter().toString().contains("memberOf")) {
                try {
                    together.await(1, TimeUnit.MINUTES);
                } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
                    throw new LDAPException(ResultCode.TIMEOUT, "one group after the other", alone);
                }
            }
        });
        assertThat(LdapRun.of(directory).read("g0", "g1").emails())
                .containsExactly("in-g0@example.com", "in-g1@example.com");
        assertThat(directory.binds()).hasSize(2);
    }

    @Test
    void oneFailingGroupFailsTheWholeRead() {
        for (int number = 0; number < 9; number++) {
            directory.person("p" + number, directory.group("g" + number));
        }
        directory.beforeSearch(request -> {
            if (request.getFilter().toString().contains("memberOf=cn=g5")) {
                throw new LDAPException(ResultCode.BUSY, "come back later");
            }
        });
        ConnectorException failure =
                LdapRun.of(directory).failure("g0", "g1", "g2", "g3", "g4", "g5", "g6", "g7", "g8");
        assertThat(failure).hasMessageContaining("members of g5").hasMessageContaining("come back later");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "(cn=*)",
                "A, B + C",
                "say \"hello\"",
                "back\\slash",
                "<less> = more; #1",
                "#hash",
                "Ünïcødé 漢字 🎨",
                "ends with (parenthesis)",
                "a/b:c"
            })
    void namesHoldAnyCharacter(String name) {
        directory.person("ann", directory.group(name));
        directory.person("bob", directory.group("another"));
        LdapRun run = LdapRun.of(directory).read(name);
        assertThat(run.emails()).containsExactly("ann@example.com");
        assertThat(run.only().groups()).containsExactly(name);
    }

    @Test
    void aPersonsNameHoldsAnyCharacterToo() {
        String group = directory.group("all");
        directory.add(
                MemoryDirectory.dn("Doe, Jane + \"JD\""),
                new Attribute("objectClass", "inetOrgPerson"),
                new Attribute("mail", "jd@example.com"),
                new Attribute("memberOf", group));
        assertThat(LdapRun.of(directory).read("all").emails()).containsExactly("jd@example.com");
    }

    @Test
    void aMissingGroupIsAWarning() {
        LdapRun run = LdapRun.of(directory).read("nobody knows it");
        assertThat(run.delivered()).isEmpty();
        assertThat(run.warnings()).singleElement().asString().contains("nobody knows it");
    }

    @Test
    void twoGroupsOfOneNameAreAnError() {
        directory.group("twin");
        directory.add(
                "cn=other,dc=example,dc=com",
                new Attribute("objectClass", "groupOfNames"),
                new Attribute("cn", "other", "twin"));
        ConnectorException failure = LdapRun.of(directory).failure("twin");
        assertThat(failure.kind()).isEqualTo(Kind.CONFIG);
        assertThat(failure)
                .hasMessageContaining("cn=twin,dc=example,dc=com")
                .hasMessageContaining("cn=other,dc=example,dc=com");
    }

    @Test
    void onlyThoseWhoPassTheUsersFilterAreUsers() {
        String group = directory.group("all");
        directory.person("ann", group);
        directory.add(
                MemoryDirectory.dn("printer"),
                new Attribute("objectClass", "device"),
                new Attribute("mail", "printer@example.com"),
                new Attribute("memberOf", group));
        assertThat(LdapRun.of(directory)
                        .option("all_users_filter", "objectClass=inetOrgPerson")
                        .read("all")
                        .emails())
                .containsExactly("ann@example.com");
    }

    @Test
    void filtersWithoutParenthesesGetThem() {
        directory.person("ann", directory.group("all"));
        // The server in memory knows no matching rules: only the question counts.
        ConnectorException refused = LdapRun.of(directory)
                .option("all_users_filter", "objectClass=inetOrgPerson")
                .option("group_filter_format", "cn={group}")
                .option("group_member_filter_format", "memberOf:1.2.840.113556.1.4.1941:={group_dn}")
                .failure("all");
        assertThat(refused).hasMessageContaining("extensible");
        assertThat(directory.searches())
                .extracting(search -> search.getFilter().toString())
                .containsExactly(
                        "(cn=all)",
                        "(&(memberOf:1.2.840.113556.1.4.1941:=cn=all,dc=example,dc=com)(objectClass=inetOrgPerson))");
    }

    @Test
    void allUsersComeInGroupsOrNot() {
        directory.person("ann", directory.group("all"));
        directory.person("bob");
        assertThat(LdapRun.of(directory).allUsers().read("all").groups())
                .isEqualTo(Map.of("ann@example.com", Set.of("all"), "bob@example.com", Set.of()));
    }

    @Test
    void anEmptyBaseSearchesEverything() {
        directory.person("ann", directory.group("all"));
        assertThat(LdapRun.of(directory).option("base_dn", "").read("all").emails())
                .containsExactly("ann@example.com");
        assertThat(directory.searches()).allMatch(search -> search.getBaseDN().isEmpty());
    }

    @Test
    void referralsInTheTreeArePassedOver() {
        directory.person("ann", directory.group("all"));
        directory.add(
                "ou=elsewhere,dc=example,dc=com",
                new Attribute("objectClass", "referral", "extensibleObject"),
                new Attribute("ou", "elsewhere"),
                new Attribute("ref", "ldap://127.0.0.1:1/ou=elsewhere,dc=example,dc=com"));
        assertThat(LdapRun.of(directory).read("all").emails()).containsExactly("ann@example.com");
        assertThat(LdapRun.of(directory).allUsers().read().emails()).containsExactly("ann@example.com");
    }

    static Stream<ResultCode> otherThanSuccess() {
        return Stream.of(ResultCode.values())
                .filter(code -> code.intValue() > 0 && code.intValue() < 81)
                // Code 14 belongs to the middle of a sign-in and has no meaning for a search.
                .filter(code -> !code.equals(ResultCode.SASL_BIND_IN_PROGRESS));
    }

    /** Every entry had come already, and still the read is not complete. */
    @ParameterizedTest
    @MethodSource("otherThanSuccess")
    void everyResultButSuccessIsAFailedRead(ResultCode code) {
        everybody(3);
        directory.endingSearches(
                (request, result) -> request.getFilter().toString().contains("memberOf")
                        ? new LDAPResult(
                                1, code, "the server's own words", null, new String[0], result.getResponseControls())
                        : result);
        ConnectorException failure = LdapRun.of(directory).failure("all");
        assertThat(failure).hasMessageContaining("the server's own words").hasMessageContaining("members of all");
        assertThat(failure.getMessage().lines()).hasSize(1);
    }

    @Test
    void aConnectionLostBetweenPagesIsAFailedRead() {
        everybody(20);
        AtomicInteger searches = new AtomicInteger();
        directory.beforeSearch(request -> {
            if (searches.incrementAndGet() == 3) {
                directory.dropConnections();
            }
        });
        ConnectorException failure =
                LdapRun.of(directory).option("search_page_size", "5").failure("all");
        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure).hasMessageContaining(directory.url());
    }

    @Test
    void aServerThatRepeatsAnEmptyPageDoesNotHoldTheReadForEver() {
        everybody(4);
        directory.endingSearches(
                (request, result) -> new LDAPResult(1, ResultCode.SUCCESS, null, null, new String[0], new Control[] {
                    new SimplePagedResultsControl(0, new ASN1OctetString("same"))
                }));
        assertThat(LdapRun.of(directory).failure("none").kind()).isEqualTo(Kind.PROTOCOL);
    }

    @Test
    void aStoppedReadEndsInTheMiddleOfAPage() {
        everybody(30);
        LdapRun run = LdapRun.of(directory).read(user -> false, "all");
        assertThat(run.delivered()).hasSize(1);
    }

    /** The server never answers; the run's end, or an interruption, ends the read all the same. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aReadThatWaitsForAnAnswerIsCancelledAtOnce(boolean twoSteps) throws InterruptedException {
        everybody(3);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        directory.beforeSearch(request -> {
            asked.countDown();
            try {
                never.await();
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            LdapRun run = LdapRun.of(directory).cancelledWhen(() -> asked.getCount() == 0);
            if (twoSteps) {
                run.twoSteps(true);
            }
            assertThat(run.failure("all").kind()).isEqualTo(Kind.CANCELLED);

            AtomicReference<ConnectorException> interrupted = new AtomicReference<>();
            Thread reading =
                    new Thread(() -> interrupted.set(LdapRun.of(directory).failure("all")));
            reading.start();
            asked.await();
            reading.interrupt();
            reading.join();
            assertThat(interrupted.get().kind()).isEqualTo(Kind.CANCELLED);
            assertThat(never.getCount()).isOne();
        } finally {
            never.countDown();
        }
    }

    @Test
    void aCancelledReadFails() {
        everybody(30);
        AtomicBoolean cancelled = new AtomicBoolean();
        LdapRun run = LdapRun.of(directory).option("search_page_size", "0").cancelledWhen(cancelled::get);
        ConnectorException failure = catchThrowableOfType(
                ConnectorException.class,
                () -> run.read(
                        user -> {
                            cancelled.set(true);
                            return true;
                        },
                        "all"));
        assertThat(failure.kind()).isEqualTo(Kind.CANCELLED);
        assertThat(run.delivered()).hasSize(1);
    }

    /** A user in more groups than the server gives at once. */
    @Test
    void anAttributeCutIntoRangesIsReadToItsEnd() {
        String[] groups = IntStream.range(0, 11)
                .mapToObj(number -> MemoryDirectory.dn("g" + number))
                .toArray(String[]::new);
        directory.group("g10");
        directory.person("ann", groups);
        directory.givingEntries(new Ranges(directory, "memberOf", 4));
        LdapRun run = LdapRun.of(directory)
                .option("dynamic_group_member_attribute", "memberOf")
                .memberGroups(name -> true)
                .read("g10");
        assertThat(run.only().memberGroups()).hasSize(11).contains("g0", "g10");
    }

    @Test
    void memberGroupsAreNamedByTheirFirstRdnUnescaped() {
        directory.group("all");
        directory.person("ann", MemoryDirectory.dn("all"), "cn=A\\2C B\\+C+ou=x,dc=example,dc=com", "CN=caf\\C3\\A9");
        LdapRun run = LdapRun.of(directory)
                .option("dynamic_group_member_attribute", "memberOf")
                .memberGroups(name -> true)
                .read("all");
        assertThat(run.only().memberGroups()).containsExactlyInAnyOrder("all", "A, B+C", "café");
    }

    @Test
    void memberGroupsAreReadOnlyForThoseWhoLookAtThem() {
        directory.person("ann", directory.group("all"), MemoryDirectory.dn("ACL-1"));
        LdapRun unasked = LdapRun.of(directory).option("dynamic_group_member_attribute", "memberOf");
        assertThat(unasked.read("all").only().memberGroups()).isEmpty();
        assertThat(directory.searches())
                .noneMatch(search -> search.getAttributeList().contains("memberOf"));
        LdapRun some = LdapRun.of(directory)
                .option("dynamic_group_member_attribute", "memberOf")
                .memberGroups(name -> name.startsWith("ACL"));
        assertThat(some.read("all").only().memberGroups()).containsExactly("ACL-1");
    }

    @Test
    void memberGroupsWithoutTheAttributeThatListsThemAreAnError() {
        ConnectorException failure =
                LdapRun.of(directory).memberGroups(name -> true).failure("all");
        assertThat(failure.kind()).isEqualTo(Kind.CONFIG);
        assertThat(failure).hasMessageContaining("dynamic_group_member_attribute");
        assertThat(directory.searches()).isEmpty();
    }

    @Test
    void usersWithoutMailAreSkippedWithAWarningAndACountryIsNotMissed() {
        String group = directory.group("all");
        directory.add(
                MemoryDirectory.dn("nomail"),
                new Attribute("objectClass", "inetOrgPerson"),
                new Attribute("memberOf", group));
        directory.add(
                MemoryDirectory.dn("nocountry"),
                new Attribute("objectClass", "inetOrgPerson"),
                new Attribute("mail", "nc@example.com", "second@example.com"),
                new Attribute("sn", "Last"),
                new Attribute("memberOf", group));
        LdapRun run = LdapRun.of(directory).read("all");
        assertThat(run.only().email()).isEqualTo("nc@example.com");
        assertThat(run.warnings())
                .hasSize(2)
                .anyMatch(line -> line.contains("nomail") && line.contains("skipped"))
                .anyMatch(line -> line.contains("nocountry") && line.contains("given name"));
    }

    @Test
    void oneUserByTwoNamesStaysTwo() {
        String group = directory.group("all");
        for (String name : new String[] {"one", "two"}) {
            directory.add(
                    MemoryDirectory.dn(name),
                    new Attribute("objectClass", "inetOrgPerson"),
                    new Attribute("mail", "same@example.com"),
                    new Attribute("memberOf", group));
        }
        assertThat(LdapRun.of(directory).read("all").delivered())
                .extracting(user -> user.id())
                .containsExactlyInAnyOrder("cn=one,dc=example,dc=com", "cn=two,dc=example,dc=com");
    }

    @Test
    void idsDoNotDependOnSpelling() {
        directory.person("ann", directory.group("all"));
        directory.givingEntries((request, entry) ->
                new Entry(entry.getDN().replace("cn=", "CN = ").replace(",", " , "), entry.getAttributes()));
        assertThat(LdapRun.of(directory).allUsers().read().only().id()).isEqualTo("cn=ann,dc=example,dc=com");
    }
}
