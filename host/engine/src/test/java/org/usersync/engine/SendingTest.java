package org.usersync.engine;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.usersync.engine.ActionCount.Outcome;
import org.usersync.engine.options.AdobeOnlyAction;
import org.usersync.engine.options.AdobeOnlyLimit;
import org.usersync.engine.target.ActionKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.usersync.engine.Scenario.count;
import static org.usersync.engine.Scenario.line;

/** Order, outcome and breaking off (section 6 of the sync rules). */
class SendingTest {
    private final Scenario scenario = new Scenario();

    @Test
    void changesComeBeforeAdobeOnlyActionsAndTheLastCallSaysSo() {
        scenario.withSecond();
        scenario.options.processGroups(true).adobeOnlyAction(new AdobeOnlyAction.Remove());
        scenario.map("Staff", "Design", "second::Print");
        scenario.directory.with(Directory.user("ann@x.example", "Staff"));
        scenario.primary.with(Adobe.user("old@x.example"));
        scenario.second.with(Adobe.user("old@x.example"));

        scenario.run();

        assertThat(scenario.journal)
                .containsExactly(
                        "primary ann@x.example [Create, AddToGroups]",
                        "second ann@x.example [Create, AddToGroups]",
                        "second old@x.example [RemoveFromOrganisation]",
                        "primary old@x.example [RemoveFromOrganisation]");
        assertThat(scenario.primary.calls()).containsExactly("users", "send 1", "send 1 last");
        assertThat(scenario.second.calls()).containsExactly("users", "send 1", "send 1 last");
    }

    @Test
    void whoCouldNotBeRemovedFromASecondaryStaysInThePrimaryForTheNextRun() {
        scenario.withSecond();
        scenario.options.processGroups(true).adobeOnlyAction(new AdobeOnlyAction.Delete());
        scenario.map("Staff", "Design", "second::Print");
        scenario.primary.with(Adobe.user("old@x.example"), Adobe.user("left@x.example"));
        scenario.second.with(Adobe.user("old@x.example"), Adobe.user("left@x.example"));
        scenario.second.rejecting("old@x.example");

        try (LogCapture log = new LogCapture()) {
            assertThat(scenario.run().exitStatus()).isEqualTo(3);
            assertThat(log.lines())
                    .contains("ERROR federatedID,old@x.example,,old@x.example is not removed from the primary in this"
                            + " run, because second did not confirm the removal there");
        }
        assertThat(scenario.primary.users()).extracting(user -> user.email()).containsExactly("old@x.example");
        assertThat(scenario.primary.calls()).containsExactly("users", "send 1 last");
    }

    @Test
    void aTargetIsToldThatTheRunIsOverAlsoIfAllThatWasLeftIsHeldBack() {
        scenario.withSecond();
        scenario.options.processGroups(true).adobeOnlyAction(new AdobeOnlyAction.Remove());
        scenario.map("Staff", "Design", "second::Print");
        scenario.primary.with(Adobe.user("old@x.example"));
        scenario.second.with(Adobe.user("old@x.example")).rejecting("old@x.example");

        scenario.run();

        assertThat(scenario.primary.users()).hasSize(1);
        assertThat(scenario.primary.endings()).isOne();
    }

    @Test
    void aMembershipThatCouldNotBeTakenInASecondaryHoldsNothingBack() {
        scenario.withSecond();
        scenario.options.processGroups(true);
        scenario.map("Staff", "Design", "second::Print");
        scenario.primary.with(Adobe.user("old@x.example", "Design"));
        scenario.second.with(Adobe.user("old@x.example", "Print")).rejecting("old@x.example");

        scenario.run();

        assertThat(scenario.primary.only("old@x.example").groups()).isEmpty();
    }

    @Test
    void groupsThatAreMissingAreCreatedFirst() {
        scenario.withSecond();
        String tooLong = "x".repeat(256);
        scenario.options.processGroups(true).autoCreate(true);
        scenario.map("Staff", "Design", "design", "Known", "_admin_No", tooLong, "second::Print");
        scenario.directory.with(Directory.user("ann@x.example", "Staff"));
        scenario.primary.withGroups("KNOWN");

        try (LogCapture log = new LogCapture()) {
            SyncResult result = scenario.run();
            assertThat(log.lines())
                    .contains(
                            "CRITICAL the user group \"_admin_No\" of target primary cannot be created: its name begins"
                                    + " with _",
                            "CRITICAL the user group \"" + tooLong + "\" of target primary cannot be created: its name"
                                    + " has over 255 characters");
            assertThat(count(result, "Number of Adobe user-groups created")).isEqualTo(2);
            assertThat(result.exitStatus()).isEqualTo(3);
        }

        assertThat(scenario.journal.subList(0, 2))
                .containsExactly("primary create groups [Design]", "second create groups [Print]");
        assertThat(scenario.primary.calls()).contains("groups", "create [Design]");
    }

    @Test
    void groupsAloneAreTheLastCall() {
        scenario.options.processGroups(true).autoCreate(true);
        scenario.map("Staff", "Design");

        scenario.run();

        assertThat(scenario.primary.calls()).containsExactly("users", "groups", "create [Design] last");
    }

    @Test
    void withoutGroupProcessingOrAutoCreateGroupsAreNotRead() {
        scenario.options.autoCreate(true);
        scenario.map("Staff", "Design");

        scenario.run();

        assertThat(scenario.primary.calls()).containsExactly("users");
    }

    @Test
    void aTargetWithNothingToChangeIsToldOnceThatTheRunIsOver() {
        scenario.run();

        assertThat(scenario.primary.calls()).containsExactly("users");
        assertThat(scenario.primary.endings()).isOne();
    }

    @Test
    void aGroupThatCannotBeCreatedIsCriticalAndTheRunGoesOn() {
        scenario.options.processGroups(true).autoCreate(true);
        scenario.map("Staff", "Design").directory.with(Directory.user("ann@x.example", "Staff"));
        scenario.primary.rejecting("Design");

        try (LogCapture log = new LogCapture()) {
            SyncResult result = scenario.run();
            assertThat(log.lines()).anyMatch(line -> line.startsWith("CRITICAL Adobe (primary) did not create"));
            assertThat(result.exitStatus()).isEqualTo(3);
        }
        assertThat(scenario.primary.users()).hasSize(1);
    }

    @Test
    void eachRejectedStepIsAnErrorLineAndTheActionCountsOnce() {
        scenario.directory.with(Directory.user("ann@x.example"), Directory.user("bob@x.example"));
        scenario.primary.rejecting("ann@x.example");

        try (LogCapture log = new LogCapture()) {
            SyncResult result = scenario.run();
            assertThat(log.lines())
                    .contains(
                            "ERROR Adobe (primary) rejected action_1: federatedID,ann@x.example,,ann@x.example, step"
                                    + " update: error.update: no",
                            "ERROR Adobe (primary) rejected action_1: federatedID,ann@x.example,,ann@x.example, step"
                                    + " the whole action: error.other: no");
            assertThat(line(result, "Number of UMAPI actions sent (total, success, error)"))
                    .isEqualTo("(2, 1, 1)");
            assertThat(count(result, "Number of new Adobe users added")).isEqualTo(2);
            assertThat(result.exitStatus()).isEqualTo(3);
            assertThat(result.counts().actions())
                    .containsExactly(
                            new ActionCount(ActionKind.CREATE, Outcome.ACCEPTED, 1),
                            new ActionCount(ActionKind.CREATE, Outcome.REJECTED, 1));
        }
    }

    @Test
    void actionsAreCountedByKindAndOutcomeForAllTargetsTogether() {
        scenario.withSecond();
        scenario.options.processGroups(true).autoCreate(true).adobeOnlyAction(new AdobeOnlyAction.Delete());
        scenario.map("Staff", "Design", "second::Print");
        scenario.directory.with(Directory.user("ann@x.example", "Staff"), Directory.user("bob@x.example", "Staff"));
        scenario.primary.with(Adobe.user("bob@x.example"), Adobe.user("old@x.example"));
        scenario.second.with(Adobe.user("old@x.example"));

        assertThat(scenario.run().counts().actions())
                .containsExactlyInAnyOrder(
                        new ActionCount(ActionKind.CREATE_GROUP, Outcome.ACCEPTED, 2),
                        new ActionCount(ActionKind.CREATE, Outcome.ACCEPTED, 3),
                        new ActionCount(ActionKind.ADD_MEMBERSHIPS, Outcome.ACCEPTED, 1),
                        new ActionCount(ActionKind.REMOVE, Outcome.ACCEPTED, 1),
                        new ActionCount(ActionKind.DELETE, Outcome.ACCEPTED, 1));
    }

    @Test
    void aLimitWinsOverErrors() {
        scenario.options.adobeOnlyAction(new AdobeOnlyAction.Remove()).adobeOnlyLimit(new AdobeOnlyLimit.Count(0));
        scenario.directory.with(Directory.user("ann@x.example"));
        scenario.primary.with(Adobe.user("old@x.example")).rejecting("ann@x.example");

        assertThat(scenario.run().exitStatus()).isEqualTo(4);
    }

    @Test
    void breakingOffSaysWhatWasSentAndWhatWasNot() {
        scenario.directory.with(
                Directory.user("a@x.example"), Directory.user("b@x.example"), Directory.user("c@x.example"));
        scenario.primary.rejecting("a@x.example").brokenAfter(2);

        assertThatThrownBy(scenario::run)
                .hasMessage("Adobe does not answer; actions of primary: 2 sent (1 rejected), 1 not sent")
                .isInstanceOfSatisfying(SyncAbortedException.class, aborted -> {
                    assertThat(aborted.kind()).isEqualTo(SyncAbortedException.Kind.FAILED);
                    assertThat(line(
                                    aborted.partial().orElseThrow(),
                                    "Number of UMAPI actions sent (total, success, error)"))
                            .isEqualTo("(2, 1, 1)");
                });
    }

    @Test
    void cancellingBetweenTwoCallsSaysWhatWasSent() {
        scenario.options.adobeOnlyAction(new AdobeOnlyAction.Remove());
        scenario.directory.with(Directory.user("ann@x.example"));
        scenario.primary.with(Adobe.user("old@x.example"));
        scenario.listener(new SyncListener() {
            @Override
            public void progress(Stage stage, long done, long total) {
                scenario.cancelled.set(stage == Stage.SEND);
            }
        });

        assertThatThrownBy(scenario::run)
                .hasMessage("the run was interrupted; actions of primary: 1 sent (0 rejected), 1 not sent")
                .isInstanceOfSatisfying(SyncAbortedException.class, aborted -> assertThat(aborted.kind())
                        .isEqualTo(SyncAbortedException.Kind.INTERRUPTED));
    }

    @Test
    void aPreparedRunHasSentNothing() {
        scenario.directory.with(Directory.user("ann@x.example"));

        PreparedSync prepared = scenario.engine().prepare(scenario.options.build());

        assertThat(scenario.journal).isEmpty();
        assertThat(prepared.send().exitStatus()).isZero();
        assertThat(scenario.journal).hasSize(1);
    }

    @Test
    void theStagesAreTold() {
        List<String> stages = new ArrayList<>();
        scenario.directory.with(Directory.user("ann@x.example"));
        scenario.executor(Runnable::run).listener(new SyncListener() {
            @Override
            public void started(Stage stage) {
                stages.add("start " + stage);
            }

            @Override
            public void finished(Stage stage) {
                stages.add("end " + stage);
            }

            @Override
            public void progress(Stage stage, long done, long total) {
                stages.add(stage + " " + done + " of " + total);
            }
        });

        scenario.run();

        assertThat(stages)
                .containsExactly(
                        "start READ_DIRECTORY",
                        "start READ_ADOBE",
                        "end READ_ADOBE",
                        "end READ_DIRECTORY",
                        "start MAP",
                        "end MAP",
                        "start PLAN",
                        "end PLAN",
                        "start SEND",
                        "SEND 1 of 1",
                        "end SEND");
    }

    @Test
    void theSummaryHasItsLinesInOrder() {
        scenario.withSecond();
        scenario.options.processGroups(true);
        scenario.map("Staff", "Design");

        assertThat(scenario.run().summary())
                .extracting(SummaryLine::label)
                .containsExactly(
                        "Number of directory users read",
                        "Number of directory users selected for input",
                        "Number of Adobe users read",
                        "Number of Adobe users excluded from updates",
                        "Number of non-excluded Adobe users with no changes",
                        "Number of new Adobe users added",
                        "Number of matching Adobe users updated",
                        "Number of Adobe user-groups created",
                        "Number of Adobe users added to secondaries",
                        "Number of Adobe-only users with groups processed",
                        "Number of primary UMAPI actions sent (total, success, error)",
                        "Number of second UMAPI actions sent (total, success, error)");
    }
}
