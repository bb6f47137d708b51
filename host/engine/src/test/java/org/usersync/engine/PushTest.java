package org.usersync.engine;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.usersync.engine.options.AdobeOnlyAction;
import org.usersync.engine.options.Exclusions;
import org.usersync.engine.options.Strategy;
import org.usersync.engine.target.Step;
import org.usersync.engine.target.UserAction;
import org.usersync.spi.model.IdentityType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.usersync.engine.Scenario.count;

/** Strategy {@code push} (section 5 of the sync rules). */
class PushTest {
    private final Scenario scenario = new Scenario().withSecond();

    PushTest() {
        scenario.options.strategy(Strategy.PUSH);
    }

    @Test
    void everySelectedUserIsSentWithAllItsGroups() {
        scenario.options.processGroups(true).updateUserInfo(true);
        scenario.map("Staff", "Design").map("Old", "Trial", "second::Print");
        scenario.directory.with(Directory.user("ann@x.example", "Staff"), Directory.user("bob@x.example", "Old"));
        scenario.primary.withGroups("Design");

        SyncResult result = scenario.run();

        assertThat(scenario.primary.actions())
                .extracting(UserAction::steps)
                .containsExactly(
                        List.of(
                                create("ann@x.example", true),
                                new Step.RemoveFromGroups(List.of("Trial")),
                                new Step.AddToGroups(List.of("Design"))),
                        List.of(
                                create("bob@x.example", true),
                                new Step.RemoveFromGroups(List.of("Design")),
                                new Step.AddToGroups(List.of("Trial"))));
        assertThat(scenario.second.actions())
                .extracting(UserAction::steps)
                .containsExactly(List.of(create("bob@x.example", false), new Step.AddToGroups(List.of("Print"))));
        assertThat(scenario.primary.calls()).containsExactly("send 2 last");
        assertThat(scenario.second.calls()).containsExactly("send 1 last");
        assertThat(result.summary())
                .extracting(SummaryLine::label, SummaryLine::value)
                .containsExactly(
                        tuple("Number of directory users read", "2"),
                        tuple("Number of directory users selected for input", "2"),
                        tuple("Number of directory users pushed to Adobe", "2"),
                        tuple("Number of Adobe users pushed to secondaries", "1"),
                        tuple("Number of primary UMAPI actions sent (total, success, error)", "(2, 2, 0)"),
                        tuple("Number of second UMAPI actions sent (total, success, error)", "(1, 1, 0)"));
    }

    @Test
    void withoutGroupProcessingOnlyTheUserIsSent() {
        scenario.map("Staff", "Design").directory.with(Directory.user("ann@x.example", "Staff"));

        scenario.run();

        assertThat(scenario.primary.actions())
                .extracting(UserAction::steps)
                .containsExactly(List.of(create("ann@x.example", false)));
    }

    @Test
    void thereAreNoAdobeOnlyUsersAndNoGroupsAreCreated() {
        scenario.options.processGroups(true).autoCreate(true).adobeOnlyAction(new AdobeOnlyAction.Delete());
        scenario.map("Staff", "Design").primary.with(Adobe.user("old@x.example"));

        scenario.run();

        assertThat(scenario.primary.calls()).isEmpty();
    }

    @Test
    void theRulesOfCreationHold() {
        scenario.options.excludeUnmappedUsers(true);
        scenario.map("Staff", "Design");
        scenario.directory.with(
                Directory.user("ann@x.example"),
                Directory.user("bob@x.example", "Staff").country(null));

        SyncResult result = scenario.run();

        assertThat(scenario.journal).isEmpty();
        assertThat(result.exitStatus()).isEqualTo(3);
        assertThat(count(result, "Number of directory users pushed to Adobe")).isZero();
    }

    @Test
    void usersOfAnExcludedKindAreNotPushed() {
        scenario.options.exclusions(new Exclusions(
                Set.of(IdentityType.ENTERPRISE_ID), List.of("VIP"), List.of(name -> name.startsWith("bob"))));
        scenario.directory.with(
                Directory.user("ann@x.example").identityType(IdentityType.ENTERPRISE_ID),
                Directory.user("bob@x.example"));

        try (LogCapture log = new LogCapture()) {
            scenario.run();
            assertThat(log.lines())
                    .contains(
                            "WARN 2 directory users are of an excluded kind and are not pushed",
                            "WARN exclude_adobe_groups cannot be obeyed with strategy push: Adobe is not read");
        }
        assertThat(scenario.journal).isEmpty();
    }

    private static Step create(String email, boolean update) {
        return new Step.Create(IdentityType.FEDERATED_ID, email, "DE", "Ann", "Doe", update);
    }
}
