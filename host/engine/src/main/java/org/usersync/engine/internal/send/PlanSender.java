package org.usersync.engine.internal.send;

import java.util.ArrayList;
import java.util.List;

import org.usersync.engine.ActionCount;
import org.usersync.engine.SyncAbortedException;
import org.usersync.engine.SyncListener;
import org.usersync.engine.SyncListener.Stage;
import org.usersync.engine.internal.log.RunLog;
import org.usersync.engine.internal.plan.Plan;
import org.usersync.engine.internal.plan.PlannedAction;
import org.usersync.engine.internal.plan.TargetPlan;
import org.usersync.engine.target.AdobeTarget;
import org.usersync.engine.target.SentAction;
import org.usersync.engine.target.Step;
import org.usersync.engine.target.TargetException;
import org.usersync.spi.connector.Cancellation;

/** Sends a plan: creates and changes, the primary first; then Adobe-only actions, the primary last. For one run. */
public final class PlanSender {
    private static final String GROUP_DESCRIPTION = "Created by User Sync for the mapping of directory groups";

    private final List<AdobeTarget> targets;
    private final Plan plan;
    private final Cancellation cancellation;
    private final RunLog log;
    private final SyncListener listener;
    private final Outcomes outcomes = new Outcomes();
    private final List<TargetTally> tallies = new ArrayList<>();
    private final long total;
    private long settled;

    /**
     * Prepares.
     *
     * @param targets the targets, the primary first
     * @param plan what is to be sent
     * @param cancellation looked at between two calls of a target
     * @param log takes what is sent and what Adobe says
     * @param listener is told the progress
     */
    public PlanSender(
            List<AdobeTarget> targets, Plan plan, Cancellation cancellation, RunLog log, SyncListener listener) {
        this.targets = targets;
        this.plan = plan;
        this.cancellation = cancellation;
        this.log = log;
        this.listener = listener;
        this.total = plan.targets().stream().mapToLong(TargetPlan::size).sum();
        for (AdobeTarget target : targets) {
            tallies.add(new TargetTally(target.name(), log, this::settle));
        }
    }

    /**
     * Sends everything.
     *
     * @throws TargetException if a target cannot be changed any further
     * @throws SyncAbortedException if the run was cancelled
     */
    public void send() {
        for (int target = 0; target < targets.size(); target++) {
            createGroups(target);
        }
        for (int target = 0; target < targets.size(); target++) {
            TargetPlan own = plan.targets().get(target);
            if (own.size() == 0) {
                // Adobe is told that the sync has ended even if reading was all there was to it.
                targets.get(target).send(List.of(), true, tallies.get(target));
            }
            send(target, own.changes(), own.adobeOnly().isEmpty());
        }
        for (int target = 1; target < targets.size(); target++) {
            send(target, plan.targets().get(target).adobeOnly(), true);
        }
        List<PlannedAction> adobeOnly = plan.targets().get(0).adobeOnly();
        List<PlannedAction> sent =
                adobeOnly.stream().filter(planned -> !heldBack(planned)).toList();
        if (sent.isEmpty() && !adobeOnly.isEmpty()) {
            targets.get(0).send(List.of(), true, tallies.get(0));
        }
        send(0, sent, true);
    }

    /**
     * A user who leaves the primary is not looked for in a secondary by any later run. So whoever could not be removed from
     * a secondary stays in the primary, and the next run tries both again.
     */
    private boolean heldBack(PlannedAction planned) {
        if (planned.action().steps().stream().noneMatch(Step.RemoveFromOrganisation.class::isInstance)) {
            return false;
        }
        for (int target = 1; target < targets.size(); target++) {
            if (tallies.get(target).unsettled(planned.action())) {
                log.error(
                        "{} is not removed from the primary in this run, because {} did not confirm the removal there",
                        planned.action().key(),
                        name(target));
                return true;
            }
        }
        return false;
    }

    private void createGroups(int target) {
        TargetPlan own = plan.targets().get(target);
        if (own.groupsToCreate().isEmpty()) {
            return;
        }
        checkCancelled();
        own.groupsToCreate().forEach(name -> log.info("creating the user group \"{}\" ({})", name, name(target)));
        TargetTally tally = tallies.get(target);
        tally.creatingGroups(true);
        boolean last = own.changes().isEmpty() && own.adobeOnly().isEmpty();
        targets.get(target).createGroups(own.groupsToCreate(), GROUP_DESCRIPTION, last, tally);
        tally.creatingGroups(false);
    }

    private void send(int target, List<PlannedAction> actions, boolean last) {
        if (actions.isEmpty()) {
            return;
        }
        checkCancelled();
        for (PlannedAction planned : actions) {
            log.info(
                    "{}: {} ({}; {})",
                    StepWords.of(planned.action().steps()),
                    planned.action().key(),
                    name(target),
                    planned.reason().text());
        }
        targets.get(target).send(actions.stream().map(PlannedAction::action).toList(), last, tallies.get(target));
    }

    private void checkCancelled() {
        if (cancellation.cancelled()) {
            throw new SyncAbortedException(SyncAbortedException.Kind.INTERRUPTED, "the run was interrupted", null);
        }
    }

    private String name(int target) {
        return targets.get(target).name();
    }

    private void settle(SentAction action, ActionCount.Outcome outcome) {
        outcomes.count(action.kind(), outcome);
        settled++;
        listener.progress(Stage.SEND, settled, Math.max(total, settled));
    }

    /**
     * Tells the counts of a target.
     *
     * @param target its number
     * @return actions in total, successes and errors
     */
    public String figures(int target) {
        return tallies.get(target).figures();
    }

    /** {@return what became of the actions sent so far, of all targets} */
    public List<ActionCount> actions() {
        return outcomes.counts();
    }

    /** {@return one phrase on what was sent and what was not, for a run that broke off} */
    public String progress() {
        List<String> parts = new ArrayList<>();
        for (int target = 0; target < targets.size(); target++) {
            long planned = plan.targets().get(target).size();
            long sent = tallies.get(target).sent();
            if (planned > 0) {
                parts.add(name(target) + ": " + sent + " sent ("
                        + tallies.get(target).failed() + " rejected), " + Math.max(planned - sent, 0) + " not sent");
            }
        }
        return parts.isEmpty() ? "nothing was to be sent" : "actions of " + String.join("; of ", parts);
    }
}
