package org.usersync.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.usersync.engine.options.AdditionalGroupRule;
import org.usersync.engine.options.DirectoryScope;
import org.usersync.engine.options.GroupMapping;
import org.usersync.engine.options.TargetGroup;
import org.usersync.engine.target.AdobeUser;
import org.usersync.engine.target.TargetException;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.extension.TargetAttribute;
import org.usersync.spi.model.DirectoryUser;
import org.usersync.spi.model.IdentityType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.usersync.engine.Scenario.count;

/** What is asked of the directory, who is selected, and what a failed read leads to (section 1 of the sync rules). */
class DirectoryReadingTest {
    private final Scenario scenario = new Scenario();

    @Test
    void theGroupsOfTheMappingAreAskedForOnlyWhenGroupsAreProcessed() {
        scenario.map("Staff", "Design").map(" Staff", "Print").map("Other");
        scenario.options.directoryScope(new DirectoryScope.Groups(List.of("Staff", "Guests")));

        scenario.run();
        assertThat(scenario.directory.request().groups()).containsExactly("Staff", "Guests");
        assertThat(scenario.directory.request().allUsers()).isFalse();
        assertThat(scenario.directory.request().sourceAttributes()).isFalse();

        Scenario processing = new Scenario();
        processing.map("Staff", "Design").map(" Staff", "Print").map("Other");
        processing.options.processGroups(true);
        processing.run();
        assertThat(processing.directory.request().groups()).containsExactly("Staff", "Other");
    }

    @Test
    void mappedMeansEveryDirectoryGroupOfTheMappingEvenWithoutGroupProcessing() {
        scenario.map("Staff", "Design").map("Guests");
        scenario.options.directoryScope(new DirectoryScope.Mapped());
        scenario.directory.with(Directory.user("ann@x.example", "Guests"), Directory.user("bob@x.example", "Else"));

        SyncResult result = scenario.run();

        assertThat(scenario.directory.request().groups()).containsExactly("Staff", "Guests");
        assertThat(count(result, "Number of directory users read")).isEqualTo(2);
        assertThat(count(result, "Number of directory users selected for input"))
                .isEqualTo(1);
        assertThat(scenario.primary.users()).extracting(AdobeUser::email).containsExactly("ann@x.example");
    }

    @Test
    void mappedWithAnEmptyMappingIsAnErrorBeforeAnythingIsRead() {
        scenario.options.directoryScope(new DirectoryScope.Mapped());

        assertThatThrownBy(scenario::run)
                .isInstanceOfSatisfying(SyncAbortedException.class, aborted -> assertThat(aborted.kind())
                        .isEqualTo(SyncAbortedException.Kind.CONFIGURATION));
        assertThat(scenario.directory.reads()).isZero();
        assertThat(scenario.primary.calls()).isEmpty();
    }

    @Test
    void theUserFilterLooksAtTheUsernameOrTheEmailWhereThereIsNone() {
        scenario.options.userFilter(name -> name.startsWith("a"));
        scenario.directory.with(
                Directory.user("ann@x.example"),
                Directory.user("bob@x.example"),
                Directory.bare("adam", "x.example", "x@x.example"),
                Directory.bare("zoe", "x.example", "ab@x.example"));

        SyncResult result = scenario.run();

        assertThat(scenario.primary.users())
                .extracting(AdobeUser::email)
                .containsExactlyInAnyOrder("ann@x.example", "x@x.example");
        assertThat(count(result, "Number of directory users read")).isEqualTo(4);
    }

    @Test
    void usersWithoutTypeNameOrDomainAreSkippedWithAWarning() {
        scenario.directory.with(
                Directory.user("a@x.example").identityType(null),
                DirectoryUser.builder("nobody").identityType(IdentityType.FEDERATED_ID),
                Directory.bare("ann", " ", "b@x.example"));

        try (LogCapture log = new LogCapture()) {
            SyncResult result = scenario.run();
            assertThat(log.lines())
                    .contains(
                            "WARN directory user unknown,a@x.example,,a@x.example (directory id id-a@x.example) is"
                                    + " skipped: it has no identity type",
                            "WARN directory user federatedID,,, (directory id nobody) is skipped: it has neither"
                                    + " username nor email",
                            "WARN directory user federatedID,ann,,b@x.example (directory id id-b@x.example) is"
                                    + " skipped: its username has no @ and there is no domain");
            assertThat(count(result, "Number of directory users read")).isZero();
            assertThat(result.exitStatus()).isZero();
        }
        assertThat(scenario.primary.actions()).isEmpty();
    }

    @Test
    void recordsOfOneIdAreOneUserWithAllGroups() {
        scenario.options.processGroups(true);
        scenario.map("Staff", "Design").map("Art", "Print");
        scenario.directory.with(Directory.user("ann@x.example", "Staff"), Directory.user("ann@x.example", "Art"));

        SyncResult result = scenario.run();

        assertThat(scenario.primary.only("ann@x.example").groups()).containsExactly("Design", "Print");
        assertThat(count(result, "Number of directory users read")).isEqualTo(1);
    }

    @Test
    void usersOfOneEmailAreOneUserWithTheAttributesOfTheLowerId() {
        scenario.options.processGroups(true);
        scenario.map("Staff", "Design").map("Art", "Print");
        scenario.directory.with(
                DirectoryUser.builder("2")
                        .label("ann.b")
                        .identityType(IdentityType.FEDERATED_ID)
                        .email("ANN@x.example")
                        .firstName("Second")
                        .country("DE")
                        .groups(Set.of("Art")),
                DirectoryUser.builder("1")
                        .label("ann@x.example")
                        .identityType(IdentityType.FEDERATED_ID)
                        .email("ann@x.example")
                        .firstName("First")
                        .country("DE")
                        .groups(Set.of("Staff")));

        try (LogCapture log = new LogCapture()) {
            scenario.run();
            assertThat(log.lines())
                    .contains("WARN two directory users have the same email and are one user to Adobe:"
                            + " federatedID,ann@x.example,,ann@x.example (directory id 1) gives the attributes,"
                            + " federatedID,ann@x.example,,ann@x.example (ann.b, directory id 2) only its groups");
        }

        assertThat(scenario.primary.only("ann@x.example").firstName()).isEqualTo("First");
        assertThat(scenario.primary.only("ann@x.example").groups()).containsExactly("Design", "Print");
    }

    @Test
    void aDirectoryThatFailsAtTheEndChangesNothing() {
        scenario.options.processGroups(true);
        scenario.map("Staff", "Design").directory.with(Directory.user("ann@x.example", "Staff"));
        scenario.primary.with(Adobe.user("old@x.example", "Design"));
        scenario.directory.after(() -> {
            throw new ConnectorException(ConnectorException.Kind.UNAVAILABLE, "page 2 of group Staff: status 500");
        });

        assertThatThrownBy(scenario::run)
                .isInstanceOf(SyncAbortedException.class)
                .hasMessage("page 2 of group Staff: status 500")
                .satisfies(failure -> assertThat(((SyncAbortedException) failure).kind())
                        .isEqualTo(SyncAbortedException.Kind.FAILED));
        assertThat(scenario.journal).isEmpty();
    }

    @Test
    void adobeIsNotAskedBeforeTheDirectoryGaveItsFirstUser() {
        scenario.directory.with(Directory.user("ann@x.example")).before(() -> {
            throw new ConnectorException(ConnectorException.Kind.AUTH, "the token was refused");
        });

        assertThatThrownBy(scenario::run).hasMessage("the token was refused");
        assertThat(scenario.primary.calls()).isEmpty();
    }

    @Test
    void bothSidesAreReadAtOnce() throws InterruptedException {
        CountDownLatch adobeReads = new CountDownLatch(1);
        AtomicReference<Thread> adobeThread = new AtomicReference<>();
        scenario.primary.beforeRead(() -> {
            adobeThread.set(Thread.currentThread());
            adobeReads.countDown();
        });
        // The directory ends only when Adobe's read has begun: one after the other would wait for ever.
        scenario.directory.with(Directory.user("ann@x.example")).after(() -> await(adobeReads));

        scenario.run();

        assertThat(adobeThread.get()).isNotSameAs(Thread.currentThread());
    }

    @Test
    void adobeIsReadEvenIfTheDirectoryHasNobody() {
        scenario.primary.with(Adobe.user("old@x.example"));

        SyncResult result = scenario.run();

        assertThat(count(result, "Number of Adobe users read")).isEqualTo(1);
    }

    @Test
    void whenAdobeFailsTheDirectoryIsStoppedAndNothingIsSent() {
        CountDownLatch failed = new CountDownLatch(1);
        scenario.primary.beforeRead(() -> {
            failed.countDown();
            throw new TargetException(TargetException.Kind.RATE_LIMITED, "Adobe asks to wait an hour", null);
        });
        scenario.directory.with(Directory.user("ann@x.example")).after(() -> await(failed));

        assertThatThrownBy(scenario::run)
                .hasMessage("Adobe asks to wait an hour")
                .satisfies(failure -> assertThat(((SyncAbortedException) failure).kind())
                        .isEqualTo(SyncAbortedException.Kind.RATE_LIMITED));
        assertThat(scenario.journal).isEmpty();
    }

    @Test
    void whenTheDirectoryFailsAdobesReadIsStoppedAndAwaited() {
        CountDownLatch adobeReads = new CountDownLatch(1);
        CountDownLatch directoryFailed = new CountDownLatch(1);
        AtomicReference<Thread> adobeThread = new AtomicReference<>();
        scenario.primary.with(Adobe.user("old@x.example")).beforeRead(() -> {
            adobeThread.set(Thread.currentThread());
            adobeReads.countDown();
            await(directoryFailed);
        });
        scenario.directory.with(Directory.user("ann@x.example")).after(() -> {
            await(adobeReads);
            directoryFailed.countDown();
            throw new ConnectorException(ConnectorException.Kind.UNAVAILABLE, "gone");
        });

        assertThatThrownBy(scenario::run).hasMessage("gone");
        assertThat(scenario.primary.calls()).containsExactly("users");
    }

    @Test
    void aCancelledReadIsAnInterruptedRun() {
        scenario.directory.with(Directory.user("ann@x.example")).after(() -> scenario.cancelled.set(true));

        assertThatThrownBy(scenario::run)
                .hasMessage("the run was interrupted; nothing was sent")
                .satisfies(failure -> assertThat(((SyncAbortedException) failure).kind())
                        .isEqualTo(SyncAbortedException.Kind.INTERRUPTED));
        assertThat(scenario.journal).isEmpty();
    }

    @Test
    void aTargetThatTheMappingNamesAndThatIsNotThereIsAnError() {
        scenario.map("Staff", "third::Design");

        assertThatThrownBy(scenario::run)
                .hasMessageContaining("Adobe target third")
                .hasMessageContaining("primary");
    }

    @Test
    void memberGroupsThatMatchARuleBecomeMappedGroups() {
        scenario.options
                .processGroups(true)
                .mapping(List.of(new GroupMapping("Staff", List.of(TargetGroup.parse("acl-print")))))
                .additionalGroups(List.of(new AdditionalGroupRule(
                        TargetGroup.PRIMARY,
                        "ACL-(.*)",
                        name -> name.startsWith("ACL-") ? name.toLowerCase(java.util.Locale.ROOT) : null)));
        scenario.directory.with(
                Directory.user("ann@x.example").memberGroups(Set.of("ACL-Design", "ACL-PRINT", "Else")),
                Directory.user("bob@x.example"));
        scenario.primary.with(Adobe.user("bob@x.example", "ACL-Design"));

        scenario.run();

        assertThat(scenario.primary.only("ann@x.example").groups()).containsExactly("acl-design", "acl-print");
        assertThat(scenario.primary.only("bob@x.example").groups()).isEmpty();
        assertThat(scenario.again()).isEmpty();
    }

    @Test
    void twoDirectoryGroupsThatBecomeOneAdobeGroupEndTheRun() {
        scenario.options.additionalGroups(List.of(new AdditionalGroupRule(TargetGroup.PRIMARY, "A.*", name -> "Same")));
        scenario.directory.with(
                Directory.user("ann@x.example").memberGroups(Set.of("A1")),
                Directory.user("bob@x.example").memberGroups(Set.of("A2")));

        assertThatThrownBy(scenario::run)
                .hasMessageContaining("\"A1\"")
                .hasMessageContaining("\"A2\"")
                .hasMessageContaining("\"Same\"");
        assertThat(scenario.journal).isEmpty();
    }

    @Test
    void aHookSeesTheSourceAndChangesTheTarget() {
        scenario.options.processGroups(true);
        scenario.map("Staff", "Design");
        scenario.directory.with(Directory.user("ann@x.example", "Staff")
                .sourceAttributes(Map.of("city", "Bonn"))
                .memberGroups(Set.of("Other")));
        scenario.extension(
                new TestExtension().attributes("city").adobeGroups("Extra").hook(user -> {
                    assertThat(user.sourceGroups()).containsExactly("Staff");
                    assertThat(user.targetGroups()).containsExactly("Design");
                    assertThat(user.get(TargetAttribute.USERNAME)).isEqualTo("ann@x.example");
                    user.set(TargetAttribute.FIRSTNAME, (String)
                            user.sourceAttributes().get("city"));
                    user.identityType(IdentityType.ENTERPRISE_ID);
                    user.targetGroups().add("extra");
                    user.targetGroups().remove("Design");
                }));

        scenario.run();

        assertThat(scenario.directory.request().extendedAttributes()).containsExactly("city");
        assertThat(scenario.directory.request().sourceAttributes()).isTrue();
        AdobeUser ann = scenario.primary.only("ann@x.example");
        assertThat(ann.firstName()).isEqualTo("Bonn");
        assertThat(ann.identityType()).isEqualTo(IdentityType.ENTERPRISE_ID);
        assertThat(ann.groups()).containsExactly("Extra");
    }

    @Test
    void aGroupOfAHookThatIsNotMappedIsAnErrorAndIgnored() {
        scenario.options.processGroups(true);
        scenario.directory.with(Directory.user("ann@x.example"), Directory.user("bob@x.example"));
        scenario.hook(user -> {
            user.targetGroups().add("Nowhere");
            user.targetGroups().add("third::Design");
        });

        SyncResult result = scenario.run();

        assertThat(scenario.primary.users()).allMatch(user -> user.groups().isEmpty());
        assertThat(result.errors()).isEqualTo(2);
        assertThat(result.exitStatus()).isEqualTo(3);
    }

    @Test
    void aHookThatFailsEndsTheRunBeforeAnythingIsSent() {
        scenario.directory.with(Directory.user("ann@x.example"));
        scenario.hook(user -> {
            throw new org.usersync.spi.extension.ExpressionException("line 3: no");
        });

        assertThatThrownBy(scenario::run)
                .isInstanceOf(SyncAbortedException.class)
                .hasMessage("line 3: no");
        assertThat(scenario.journal).isEmpty();
    }

    @Test
    void hooksRunInTheOrderOfTheKeysAndOneAfterTheOther() {
        List<String> order = new java.util.ArrayList<>();
        scenario.directory.with(Directory.user("b@x.example"), Directory.user("a@x.example"));
        scenario.hook(user -> order.add("1 " + user.get(TargetAttribute.EMAIL)));
        scenario.hook(user -> order.add("2 " + user.get(TargetAttribute.EMAIL)));

        scenario.run();

        assertThat(order).containsExactly("1 a@x.example", "2 a@x.example", "1 b@x.example", "2 b@x.example");
    }

    @Test
    void aUserWhomAFilterDropsIsReadAndNotSelected() {
        List<String> asked = new java.util.ArrayList<>();
        scenario.options.processGroups(true);
        scenario.map("Staff", "Design");
        scenario.directory.with(
                Directory.user("c@x.example", "Staff").sourceAttributes(Map.of("kind", "guest")),
                Directory.user("b@x.example").sourceAttributes(Map.of("kind", "staff")),
                Directory.user("a@x.example").sourceAttributes(Map.of("kind", "guest")));
        scenario.extension(new TestExtension().attributes("kind").filter(user -> {
            asked.add(user.email() + user.groups());
            return !"guest".equals(user.sourceAttributes().get("kind"))
                    || !user.groups().isEmpty();
        }));
        scenario.extension(new TestExtension().filter(user -> !"c@x.example".equals(user.email())));
        scenario.hook(user -> asked.add("hook " + user.get(TargetAttribute.EMAIL)));

        SyncResult result = scenario.run();

        assertThat(asked).containsExactly("a@x.example[]", "b@x.example[]", "c@x.example[Staff]", "hook b@x.example");
        assertThat(scenario.directory.request().sourceAttributes()).isTrue();
        assertThat(scenario.primary.users()).hasSize(1);
        assertThat(count(result, "Number of directory users read")).isEqualTo(3);
        assertThat(count(result, "Number of directory users selected for input"))
                .isEqualTo(1);
    }

    @Test
    void anAdobeGroupOfAnExtensionLosesUsersToWhomNoHookGivesIt() {
        scenario.options.processGroups(true);
        scenario.withSecond();
        scenario.directory.with(Directory.user("ann@x.example"));
        List<String> given = new java.util.ArrayList<>(List.of("EXTRA", "second:: other "));
        scenario.extension(
                new TestExtension().adobeGroups("Extra", "second::Other").hook(user -> user.targetGroups()
                        .addAll(given)));
        scenario.run();
        assertThat(scenario.primary.only("ann@x.example").groups()).containsExactly("Extra");
        assertThat(scenario.second.only("ann@x.example").groups()).containsExactly("Other");

        assertThat(scenario.again()).isEmpty();

        given.clear();
        scenario.run();
        assertThat(scenario.primary.only("ann@x.example").groups()).isEmpty();
        assertThat(scenario.second.only("ann@x.example").groups()).isEmpty();
    }

    @Test
    void adobeGroupsOfAnExtensionThatCannotBeAreAnErrorThatNamesIt() {
        scenario.directory.with(Directory.user("ann@x.example"));
        scenario.extension(new TestExtension().adobeGroups("third::Extra"));
        assertThatThrownBy(scenario::run)
                .hasMessageContaining("extension extension-1 names the Adobe target third, but there are only primary");

        scenario.extension(new TestExtension().adobeGroups("second:: "));
        assertThatThrownBy(scenario::run)
                .hasMessage("extension extension-2: expected the name of an Adobe group, found \"second:: \"");
        assertThat(scenario.journal).isEmpty();
    }

    @Test
    void usersThatAHookGivesOneEmailAreOneUser() {
        scenario.options.processGroups(true);
        scenario.map("Staff", "Design").map("Art", "Print");
        scenario.directory.with(Directory.user("a@x.example", "Staff"), Directory.user("b@x.example", "Art"));
        scenario.hook(user -> {
            user.set(TargetAttribute.EMAIL, "c@x.example");
            user.set(TargetAttribute.USERNAME, "c@x.example");
        });

        scenario.run();

        assertThat(scenario.primary.users()).hasSize(1);
        assertThat(scenario.primary.only("c@x.example").groups()).containsExactly("Design", "Print");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
