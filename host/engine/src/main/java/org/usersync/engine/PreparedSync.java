package org.usersync.engine;

import java.util.List;

import org.usersync.engine.SyncListener.Stage;
import org.usersync.engine.SyncResult.Counts;
import org.usersync.engine.internal.log.RunLog;
import org.usersync.engine.internal.plan.Figures;
import org.usersync.engine.internal.plan.Plan;
import org.usersync.engine.internal.send.PlanSender;
import org.usersync.engine.internal.send.Summary;
import org.usersync.engine.options.SyncOptions;
import org.usersync.engine.target.AdobeTarget;
import org.usersync.engine.target.TargetException;

/**
 * A run whose plan stands: everything is decided, nothing is sent, and neither the connector nor an extension is needed any
 * more.
 */
public final class PreparedSync {
    private final SyncPorts ports;
    private final SyncOptions options;
    private final Plan plan;
    private final RunLog log;

    PreparedSync(SyncPorts ports, SyncOptions options, Plan plan, RunLog log) {
        this.ports = ports;
        this.options = options;
        this.plan = plan;
        this.log = log;
    }

    /**
     * Sends the plan. To be called once; blocks as long as sending takes.
     *
     * @return what became of it
     * @throws SyncAbortedException if sending broke off; it says what was sent and has the figures so far
     */
    public SyncResult send() {
        List<AdobeTarget> targets = SyncEngine.targets(ports);
        PlanSender sender = new PlanSender(targets, plan, ports.cancellation(), log, ports.listener());
        ports.listener().started(Stage.SEND);
        try {
            sender.send();
        } catch (TargetException | SyncAbortedException failure) {
            SyncAbortedException aborted = SyncEngine.aborted(failure);
            throw new SyncAbortedException(
                    aborted.kind(), aborted.getMessage() + "; " + sender.progress(), failure, result(targets, sender));
        }
        ports.listener().finished(Stage.SEND);
        return result(targets, sender);
    }

    private SyncResult result(List<AdobeTarget> targets, PlanSender sender) {
        List<String> names = targets.stream().map(AdobeTarget::name).toList();
        return new SyncResult(
                Summary.of(options, names, plan.figures(), sender::figures),
                log.errors(),
                plan.limitExceeded(),
                counts(sender));
    }

    private Counts counts(PlanSender sender) {
        Figures figures = plan.figures();
        return new Counts(
                figures.directoryRead(),
                figures.adobeRead(),
                figures.created() + figures.createdInSecondaries(),
                figures.updated(),
                figures.adobeOnly(),
                figures.groupsCreated(),
                sender.actions());
    }
}
