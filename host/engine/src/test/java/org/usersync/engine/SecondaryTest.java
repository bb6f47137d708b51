package org.usersync.engine;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.usersync.engine.options.AdobeOnlyAction;
import org.usersync.engine.options.AdobeScope;
import org.usersync.engine.options.Exclusions;
import org.usersync.engine.options.TargetGroup;
import org.usersync.engine.target.AdobeUser;
import org.usersync.engine.target.Step;
import org.usersync.engine.target.UserAction;
import org.usersync.spi.model.IdentityType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersync.engine.Scenario.count;
import static org.usersync.engine.Scenario.line;

/** Secondary targets (sections 2 to 4 of the sync rules). */
class SecondaryTest {
    private final Scenario scenario = new Scenario().withSecond();

    @Test
    void usersAreCreatedInASecondaryOnlyWithGroupsThere() {
        scenario.options.processGroups(true).updateUserInfo(true);
        scenario.map("Staff", "Design").map("Art", "second::Print");
        scenario.directory.with(Directory.user("ann@x.example", "Staff"), Directory.user("bob@x.example", "Art"));

        SyncResult result = scenario.run();

        assertThat(scenario.journal)
                .containsExactly(
                        "primary ann@x.example [Create, AddToGroups]",
                        "primary bob@x.example [Create]",
                        "second bob@x.example [Create, AddToGroups]");
        assertThat(scenario.second.actions().get(0).steps().get(0))
                .isEqualTo(new Step.Create(IdentityType.FEDERATED_ID, "bob@x.example", "DE", "Ann", "Doe", false));
        assertThat(count(result, "Number of Adobe users added to secondaries")).isEqualTo(1);
        assertThat(line(result, "Number of primary UMAPI actions sent (total, success, error)"))
                .isEqualTo("(2, 2, 0)");
        assertThat(line(result, "Number of second UMAPI actions sent (total, success, error)"))
                .isEqualTo("(1, 1, 0)");
        assertThat(scenario.again()).isEmpty();
    }

    @Test
    void withoutGroupProcessingTheUserIsCreatedAndItsGroupsAreNot() {
        scenario.map("Art", "second::Print").directory.with(Directory.user("bob@x.example", "Art"));

        scenario.run();

        assertThat(scenario.second.actions())
                .singleElement()
                .extracting(action -> action.steps().size())
                .isEqualTo(1);
    }

    @Test
    void aSecondaryWithoutMappedGroupsIsNeitherReadNorChanged() {
        scenario.options.processGroups(true).adobeOnlyAction(new AdobeOnlyAction.Remove());
        scenario.map("Staff", "Design");
        scenario.primary.with(Adobe.user("old@x.example"));
        scenario.second.with(Adobe.user("old@x.example"));

        scenario.run();

        assertThat(scenario.second.calls()).isEmpty();
    }

    @Test
    void groupsOfMatchingUsersAreManagedAndNothingElse() {
        scenario.options.processGroups(true).updateUserInfo(true);
        scenario.map("Art", "second::Print", "second::Video").map("Old", "second::Trial");
        scenario.directory.with(Directory.user("bob@x.example", "Art").lastName("New"));
        scenario.primary.with(Adobe.user("bob@x.example"));
        scenario.second.with(Adobe.user("bob@x.example", "Trial", "print"));

        SyncResult result = scenario.run();

        assertThat(scenario.second.actions())
                .singleElement()
                .extracting(UserAction::steps)
                .isEqualTo(
                        List.of(new Step.RemoveFromGroups(List.of("Trial")), new Step.AddToGroups(List.of("Video"))));
        assertThat(scenario.primary.only("bob@x.example").lastName()).isEqualTo("New");
        assertThat(count(result, "Number of matching Adobe users updated")).isEqualTo(1);
        assertThat(scenario.again()).isEmpty();
    }

    @Test
    void usersWhoAreNotInThePrimaryAreLeftAloneAndNotCreatedAnew() {
        scenario.options.processGroups(true).adobeOnlyAction(new AdobeOnlyAction.Remove());
        scenario.options.adobeScope(new AdobeScope.Mapped());
        scenario.map("Staff", "Design").map("Art", "second::Print");
        scenario.directory.with(Directory.user("bob@x.example", "Art"));
        scenario.second.with(Adobe.user("bob@x.example", "Print"), Adobe.user("guest@x.example", "Print"));

        scenario.run();

        assertThat(scenario.journal).containsExactly("primary bob@x.example [Create]");
    }

    @Test
    void aUserWhoIsNewInThePrimaryAndKnownInASecondaryGetsItsGroupsThereAtOnce() {
        scenario.options.processGroups(true).adobeOnlyAction(new AdobeOnlyAction.Remove());
        scenario.map("Art", "second::Print").map("Old", "second::Trial");
        scenario.directory.with(Directory.user("bob@x.example", "Art"));
        scenario.primary.with(Adobe.user("staying@x.example"));
        scenario.directory.with(Directory.user("staying@x.example", "Old"));
        scenario.second.with(Adobe.user("bob@x.example", "Trial"), Adobe.user("guest@x.example", "Print"));

        SyncResult result = scenario.run();

        assertThat(scenario.journal)
                .containsExactly(
                        "primary bob@x.example [Create]",
                        "second bob@x.example [RemoveFromGroups, AddToGroups]",
                        "second staying@x.example [Create, AddToGroups]");
        assertThat(count(result, "Number of non-excluded Adobe users with no changes"))
                .isEqualTo(1);
        assertThat(scenario.again()).isEmpty();
    }

    @Test
    void aUserWhoIsNewInThePrimaryAndOfAnExcludedKindIsLeftAloneInASecondary() {
        scenario.options
                .processGroups(true)
                .exclusions(new Exclusions(Set.of(IdentityType.FEDERATED_ID), List.of(), List.of()));
        scenario.map("Art", "second::Print").directory.with(Directory.user("bob@x.example", "Art"));
        scenario.second.with(Adobe.user("bob@x.example"));

        scenario.run();

        assertThat(scenario.second.actions()).isEmpty();
    }

    @Test
    void usersExcludedInThePrimaryAreNotCreatedInASecondary() {
        scenario.options
                .processGroups(true)
                .exclusions(new Exclusions(Set.of(IdentityType.FEDERATED_ID), List.of(), List.of()));
        scenario.map("Art", "second::Print").directory.with(Directory.user("bob@x.example", "Art"));
        scenario.primary.with(Adobe.user("bob@x.example"));

        scenario.run();

        assertThat(scenario.journal).isEmpty();
    }

    @Test
    void aUserWhoCannotBeCreatedInThePrimaryIsNotCreatedInASecondary() {
        scenario.options.processGroups(true);
        scenario.map("Art", "second::Print");
        scenario.directory.with(Directory.user("bob@x.example", "Art").country(null));

        SyncResult result = scenario.run();

        assertThat(scenario.journal).isEmpty();
        assertThat(result.errors()).isEqualTo(1);
    }

    @Test
    void anEmailThatBelongsToAnAdobeIdAnywhereIsNotCreated() {
        scenario.options.processGroups(true);
        scenario.map("Art", "second::Print").directory.with(Directory.user("bob@x.example", "Art"));
        scenario.second.with(Adobe.typed(IdentityType.ADOBE_ID, "bob@x.example", "bob@x.example"));

        try (LogCapture log = new LogCapture()) {
            SyncResult result = scenario.run();
            assertThat(log.lines())
                    .contains("WARN federatedID,bob@x.example,,bob@x.example is not created: its email belongs to an"
                            + " adobeID already");
            assertThat(result.exitStatus()).isZero();
        }
        assertThat(scenario.journal).isEmpty();
    }

    @Test
    void adobeOnlyUsersAreProcessedInSecondariesFirst() {
        scenario.options.adobeOnlyAction(new AdobeOnlyAction.Delete());
        scenario.map("Art", "second::Print");
        scenario.primary.with(Adobe.user("old@x.example"));
        scenario.second.with(Adobe.user("old@x.example"), Adobe.user("own@x.example"));

        SyncResult result = scenario.run();

        assertThat(scenario.journal)
                .containsExactly(
                        "second old@x.example [RemoveFromOrganisation]",
                        "primary old@x.example [RemoveFromOrganisation]");
        assertThat(scenario.second.actions().get(0).steps()).containsExactly(new Step.RemoveFromOrganisation(false));
        assertThat(scenario.primary.actions().get(0).steps()).containsExactly(new Step.RemoveFromOrganisation(true));
        assertThat(count(result, "Number of Adobe-only users deleted")).isEqualTo(1);
    }

    @Test
    void theListNamesTheSecondary() {
        scenario.options.adobeOnlyAction(new AdobeOnlyAction.WriteFile(java.nio.file.Path.of("f")));
        scenario.map("Art", "second::Print");
        scenario.primary.with(Adobe.user("old@x.example"));
        scenario.second.with(Adobe.user("old@x.example"));

        scenario.run();

        assertThat(scenario.lists.written)
                .extracting(AdobeOnlyListEntry::secondary)
                .containsExactly(null, "second");
    }

    @Test
    void eachTargetIsReadByItsOwnGroups() {
        scenario.options.adobeScope(
                new AdobeScope.Groups(List.of(TargetGroup.parse("One"), TargetGroup.parse("second::Two"))));
        scenario.map("Art", "second::Print");
        scenario.primary.withGroups("One");
        scenario.second.withGroups("Two");

        scenario.run();

        assertThat(scenario.primary.calls()).containsExactly("members of One");
        assertThat(scenario.second.calls()).containsExactly("members of Two");
    }

    @Test
    void aUserWithADifferentIdentityInTheSecondaryIsLeftAlone() {
        scenario.options.processGroups(true);
        scenario.map("Art", "second::Print").directory.with(Directory.user("bob@x.example", "Art"));
        scenario.primary.with(Adobe.user("bob@x.example"));
        AdobeUser other = Adobe.typed(IdentityType.ENTERPRISE_ID, "bob@x.example", "bob@x.example");
        scenario.second.with(other);

        scenario.run();

        assertThat(scenario.journal).isEmpty();
    }
}
