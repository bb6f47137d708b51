package org.usersync.engine;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.usersync.engine.options.AdobeOnlyAction;
import org.usersync.engine.options.AdobeOnlyLimit;
import org.usersync.engine.options.AdobeScope;
import org.usersync.engine.options.Exclusions;
import org.usersync.engine.options.Strategy;
import org.usersync.engine.options.TargetGroup;
import org.usersync.engine.target.AdobeUser;
import org.usersync.engine.target.Step;
import org.usersync.engine.target.UserAction;
import org.usersync.spi.model.IdentityType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.usersync.engine.Scenario.count;

/** Users whom the directory does not have, exclusions and the safety limit (sections 2 and 4 of the sync rules). */
class AdobeOnlyTest {
    private final Scenario scenario = new Scenario();

    @Test
    void preserveRemovesMappedGroupsOnlyWithGroupProcessing() {
        scenario.map("Staff", "Design").primary.with(Adobe.user("old@x.example", "DESIGN", "Own"));

        SyncResult untouched = scenario.run();
        assertThat(scenario.primary.actions()).isEmpty();
        assertThat(untouched.summary()).noneMatch(line -> line.label().contains("Adobe-only"));

        scenario.options.processGroups(true);
        SyncResult result = scenario.run();
        assertThat(scenario.primary.actions())
                .containsExactly(new UserAction(
                        "federatedID,old@x.example,,old@x.example",
                        "old@x.example",
                        null,
                        false,
                        List.of(new Step.RemoveFromGroups(List.of("DESIGN")))));
        assertThat(count(result, "Number of Adobe-only users with groups processed"))
                .isEqualTo(1);
        assertThat(scenario.again()).isEmpty();
    }

    @Test
    void excludeDoesNothingAndCountsAsExcluded() {
        scenario.options.processGroups(true).adobeOnlyAction(new AdobeOnlyAction.Exclude());
        scenario.options.adobeOnlyLimit(new AdobeOnlyLimit.Count(0));
        scenario.map("Staff", "Design").primary.with(Adobe.user("old@x.example", "Design"));

        SyncResult result = scenario.run();

        assertThat(scenario.primary.actions()).isEmpty();
        assertThat(count(result, "Number of Adobe users excluded from updates")).isEqualTo(1);
        assertThat(count(result, "Number of non-excluded Adobe users with no changes"))
                .isZero();
        assertThat(result.exitStatus()).isZero();
    }

    @Test
    void removeAdobeGroupsPassesOverUsersWithoutGroups() {
        scenario.options.adobeOnlyAction(new AdobeOnlyAction.RemoveAdobeGroups());
        scenario.primary.with(
                Adobe.user("a@x.example", "Own", "_org_admin"),
                Adobe.user("b@x.example"),
                Adobe.user("c@x.example", "_org_admin"));

        SyncResult result = scenario.run();

        assertThat(scenario.primary.actions())
                .extracting(UserAction::user, UserAction::steps)
                .containsExactly(tuple("a@x.example", List.of(new Step.RemoveFromAllGroups())));
        assertThat(count(result, "Number of Adobe-only users removed from all groups"))
                .isEqualTo(1);
        assertThat(scenario.again()).isEmpty();
    }

    @Test
    void removeKeepsTheAccountAndDeleteDoesNot() {
        scenario.options.adobeOnlyAction(new AdobeOnlyAction.Remove());
        scenario.primary.with(Adobe.user("a@x.example"));
        SyncResult removed = scenario.run();
        assertThat(scenario.primary.actions())
                .extracting(UserAction::steps)
                .containsExactly(List.of(new Step.RemoveFromOrganisation(false)));
        assertThat(count(removed, "Number of Adobe-only users removed")).isEqualTo(1);

        Scenario deleting = new Scenario();
        deleting.options.adobeOnlyAction(new AdobeOnlyAction.Delete());
        deleting.primary.with(Adobe.user("a@x.example"));
        SyncResult deleted = deleting.run();
        assertThat(deleting.primary.actions())
                .extracting(UserAction::steps)
                .containsExactly(List.of(new Step.RemoveFromOrganisation(true)));
        assertThat(count(deleted, "Number of Adobe-only users deleted")).isEqualTo(1);
        assertThat(deleting.again()).isEmpty();
    }

    @Test
    void aBareUsernameIsNamedWithItsDomain() {
        scenario.options.adobeOnlyAction(new AdobeOnlyAction.Remove());
        scenario.primary.with(Adobe.typed(IdentityType.FEDERATED_ID, "Old", "old@X.example"));

        scenario.run();

        assertThat(scenario.primary.actions())
                .singleElement()
                .extracting(UserAction::user, UserAction::domain, UserAction::key)
                .containsExactly("Old", "X.example", "federatedID,old,x.example,old@x.example");
    }

    @Test
    void excludedUsersAreNeitherTouchedNorCreatedAnew() {
        scenario.options
                .processGroups(true)
                .adobeOnlyAction(new AdobeOnlyAction.Delete())
                .exclusions(new Exclusions(
                        Set.of(IdentityType.ADOBE_ID), List.of("VIP"), List.of(name -> name.startsWith("Admin"))));
        scenario.map("Staff", "Design");
        scenario.directory.with(
                Directory.user("a@x.example", "Staff").identityType(IdentityType.ADOBE_ID),
                Directory.user("vip@x.example", "Staff"),
                Directory.user("admin@x.example", "Staff"));
        scenario.primary.with(
                Adobe.typed(IdentityType.ADOBE_ID, "a@x.example", "a@x.example"),
                Adobe.user("vip@x.example", "vip"),
                Adobe.user("Admin@x.example"),
                Adobe.user("Admin2@x.example"));

        SyncResult result = scenario.run();

        assertThat(scenario.primary.actions()).isEmpty();
        assertThat(count(result, "Number of Adobe users excluded from updates")).isEqualTo(4);
        assertThat(count(result, "Number of Adobe-only users deleted")).isZero();
    }

    @Test
    void excludedGroupsAreReadTooWhereAdobeIsReadByGroups() {
        scenario.options
                .processGroups(true)
                .adobeScope(new AdobeScope.Mapped())
                .exclusions(new Exclusions(Set.of(), List.of("VIP"), List.of()));
        scenario.map("Staff", "Design").directory.with(Directory.user("vip@x.example", "Staff"));
        scenario.primary.with(Adobe.user("vip@x.example", "VIP")).withGroups("Design");

        scenario.run();

        assertThat(scenario.primary.calls()).containsExactly("members of Design", "members of VIP");
        assertThat(scenario.primary.actions()).isEmpty();
    }

    @Test
    void aGroupThatAdobeDoesNotKnowIsAWarning() {
        scenario.options.adobeScope(new AdobeScope.Groups(List.of(TargetGroup.parse("Gone"))));

        try (LogCapture log = new LogCapture()) {
            SyncResult result = scenario.run();
            assertThat(log.lines())
                    .contains("WARN Adobe does not know the group \"Gone\" of target primary: it counts as empty");
            assertThat(result.exitStatus()).isZero();
        }
    }

    @Test
    void aCountThatIsExceededStopsOnlyTheAdobeOnlyUsers() {
        scenario.options
                .processGroups(true)
                .adobeOnlyAction(new AdobeOnlyAction.Delete())
                .adobeOnlyLimit(new AdobeOnlyLimit.Count(1));
        scenario.map("Staff", "Design").directory.with(Directory.user("new@x.example", "Staff"));
        scenario.primary.with(Adobe.user("a@x.example"), Adobe.user("b@x.example"));

        try (LogCapture log = new LogCapture()) {
            SyncResult result = scenario.run();

            assertThat(log.lines())
                    .contains("CRITICAL none of the Adobe-only users is processed: there are 2, more than"
                            + " limits.max_adobe_only_users allows (1)");
            assertThat(result.exitStatus()).isEqualTo(4);
            assertThat(count(result, "Number of Adobe-only users deleted")).isZero();
            assertThat(count(result, "Number of new Adobe users added")).isEqualTo(1);
            assertThat(count(result, "Number of non-excluded Adobe users with no changes"))
                    .isEqualTo(2);
        }
        assertThat(scenario.primary.users()).hasSize(3);
    }

    @Test
    void aPercentageIsOfTheUsersThatAreNotExcludedAndNotRounded() {
        scenario.options
                .adobeOnlyAction(new AdobeOnlyAction.Remove())
                .adobeOnlyLimit(new AdobeOnlyLimit.Percent(new BigDecimal("33.3")))
                .exclusions(new Exclusions(Set.of(), List.of(), List.of(name -> name.startsWith("x"))));
        scenario.directory.with(Directory.user("a@x.example"), Directory.user("b@x.example"));
        scenario.primary.with(
                Adobe.user("a@x.example"),
                Adobe.user("b@x.example"),
                Adobe.user("old@x.example"),
                Adobe.user("x1@x.example"));

        assertThat(scenario.run().exitStatus()).isEqualTo(4);

        scenario.options.adobeOnlyLimit(new AdobeOnlyLimit.Percent(new BigDecimal("33.4")));
        assertThat(scenario.run().exitStatus()).isZero();
        assertThat(scenario.primary.users()).hasSize(3);
    }

    @Test
    void theLimitIsNotAskedWhereNothingWouldBeDone() {
        scenario.options.adobeOnlyLimit(new AdobeOnlyLimit.Count(0));
        scenario.primary.with(Adobe.user("a@x.example", "Design"));

        assertThat(scenario.run().exitStatus()).isZero();

        scenario.options.adobeOnlyAction(new AdobeOnlyAction.WriteFile(Path.of("f.csv")));
        assertThat(scenario.run().exitStatus()).isZero();
        assertThat(scenario.lists.written).hasSize(1);

        scenario.options.processGroups(true);
        assertThat(scenario.run().exitStatus()).isEqualTo(4);
        assertThat(scenario.lists.written).hasSize(1);
    }

    @Test
    void theListHasNormalisedValuesInAdobesOrder() {
        scenario.options.adobeOnlyAction(new AdobeOnlyAction.WriteFile(Path.of("f.csv")));
        scenario.primary.with(
                Adobe.user("Z@X.example"), Adobe.typed(IdentityType.ENTERPRISE_ID, "Ann", "Ann@X.example"));

        scenario.run();

        assertThat(scenario.lists.written)
                .containsExactly(
                        new AdobeOnlyListEntry(IdentityType.FEDERATED_ID, "z@x.example", "", null),
                        new AdobeOnlyListEntry(IdentityType.ENTERPRISE_ID, "ann@x.example", "x.example", null));
    }

    @Test
    void withGroupRemovalsOnlyTheOthersNeitherCountNorAreProcessed() {
        scenario.options
                .processGroups(true)
                .groupRemovalsOnly(true)
                .adobeOnlyAction(new AdobeOnlyAction.Remove())
                .adobeOnlyLimit(new AdobeOnlyLimit.Count(1));
        scenario.map("Staff", "Design");
        scenario.primary.with(Adobe.user("a@x.example", "Design"), Adobe.user("b@x.example", "Own"));

        SyncResult result = scenario.run();

        assertThat(result.exitStatus()).isZero();
        assertThat(scenario.primary.users()).extracting(AdobeUser::email).containsExactly("b@x.example");
    }

    @Test
    void withGroupRemovalsOnlyAndWithoutGroupProcessingNobodyIsProcessed() {
        scenario.options.groupRemovalsOnly(true).adobeOnlyAction(new AdobeOnlyAction.Delete());
        scenario.map("Staff", "Design").primary.with(Adobe.user("a@x.example", "Design"));

        try (LogCapture log = new LogCapture()) {
            scenario.run();
            assertThat(log.lines()).anyMatch(line -> line.startsWith("WARN limits.group_removals_only"));
        }
        assertThat(scenario.primary.actions()).isEmpty();
    }

    @Test
    void aListIsCarriedOutWithoutReadingAnything() {
        scenario.withSecond();
        scenario.options.adobeOnlyUserList(Path.of("f.csv")).adobeOnlyAction(new AdobeOnlyAction.Delete());
        scenario.primary.with(
                Adobe.user("a@x.example"), Adobe.typed(IdentityType.FEDERATED_ID, "bob", "bob@x.example"));
        scenario.second.with(Adobe.user("a@x.example"));
        scenario.lists.row("federatedID", "", "A@x.example", "", "");
        scenario.lists.row("federatedid", "a@x.example", "a@x.example", "ignored", "");
        scenario.lists.row("federatedID", "Bob", "", "X.example", "");
        scenario.lists.row("federatedID", "", "a@x.example", "", "second");
        scenario.lists.row("federatedID", "", "other@x.example", "", "second");
        scenario.lists.row("federatedID", "", "a@x.example", "", "third");
        scenario.lists.row("person", "", "a@x.example", "", "");
        scenario.lists.row("federatedID", "", "", "x.example", "");
        scenario.lists.row("federatedID", "bare", "", "", "");

        try (LogCapture log = new LogCapture()) {
            SyncResult result = scenario.run();

            assertThat(log.lines())
                    .contains(
                            "WARN line 4 of the list has no email: federatedID,bob,x.example,",
                            "WARN federatedID,other@x.example,,other@x.example is listed for target second and not"
                                    + " for the primary: it is skipped",
                            "ERROR line 7 of the list is skipped: there is no Adobe target \"third\"",
                            "ERROR line 8 of the list is skipped: its identity type is unknown",
                            "ERROR line 9 of the list is skipped: it has neither username nor email",
                            "ERROR line 10 of the list is skipped: its username has no @ and there is no domain");
            assertThat(result.exitStatus()).isEqualTo(3);
            assertThat(count(result, "Number of Adobe-only users deleted")).isEqualTo(2);
        }
        assertThat(scenario.directory.reads()).isZero();
        assertThat(scenario.journal)
                .containsExactly(
                        "second a@x.example [RemoveFromOrganisation]",
                        "primary a@x.example [RemoveFromOrganisation]",
                        "primary bob [RemoveFromOrganisation]");
        assertThat(scenario.second.actions().get(0).steps()).containsExactly(new Step.RemoveFromOrganisation(false));
        assertThat(scenario.primary.calls()).containsExactly("send 2 last");
    }

    @Test
    void listedUsersOfAnExcludedKindAreLeftAlone() {
        scenario.options
                .adobeOnlyUserList(Path.of("list.csv"))
                .adobeOnlyAction(new AdobeOnlyAction.Delete())
                .exclusions(new Exclusions(
                        Set.of(IdentityType.ADOBE_ID), List.of(), List.of(name -> name.startsWith("boss"))));
        scenario.primary.with(Adobe.user("boss@x.example"), Adobe.user("left@x.example"));
        scenario.lists.row("adobeID", "", "own@x.example", "", "");
        scenario.lists.row("federatedID", "", "boss@x.example", "", "");
        scenario.lists.row("federatedID", "", "left@x.example", "", "");

        SyncResult result = scenario.run();

        assertThat(scenario.journal).containsExactly("primary left@x.example [RemoveFromOrganisation]");
        assertThat(count(result, "Number of Adobe users excluded from updates")).isEqualTo(2);
    }

    @Test
    void aListLeavesNothingToDoForPreserve() {
        scenario.options.adobeOnlyUserList(Path.of("f.csv")).processGroups(true);
        scenario.lists.row("federatedID", "", "a@x.example", "", "");

        try (LogCapture log = new LogCapture()) {
            scenario.run();
            assertThat(log.lines()).anyMatch(line -> line.startsWith("WARN the groups of listed users"));
        }
        assertThat(scenario.journal).isEmpty();
    }

    @Test
    void aPercentageCannotBeComputedForAList() {
        scenario.options
                .adobeOnlyUserList(Path.of("f.csv"))
                .adobeOnlyAction(new AdobeOnlyAction.Remove())
                .adobeOnlyLimit(new AdobeOnlyLimit.Percent(BigDecimal.valueOf(100)));
        scenario.lists.row("federatedID", "", "a@x.example", "", "");

        assertThat(scenario.run().exitStatus()).isEqualTo(4);
        assertThat(scenario.journal).isEmpty();
    }

    @Test
    void aListGoesNeitherWithPushNorWithWritingOne() {
        scenario.options.adobeOnlyUserList(Path.of("f.csv")).strategy(Strategy.PUSH);
        assertThatThrownBy(scenario::run).hasMessageContaining("push");

        scenario.options.strategy(Strategy.SYNC).adobeOnlyAction(new AdobeOnlyAction.WriteFile(Path.of("g.csv")));
        assertThatThrownBy(scenario::run).hasMessageContaining("read and written");
    }
}
