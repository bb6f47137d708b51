package org.usersync.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.usersync.engine.SyncAbortedException.Kind;
import org.usersync.engine.SyncListener.Stage;
import org.usersync.engine.internal.adobe.AdobeSide;
import org.usersync.engine.internal.adobe.BothSides;
import org.usersync.engine.internal.directory.Additions;
import org.usersync.engine.internal.directory.DesiredIndex;
import org.usersync.engine.internal.directory.DirectoryReader;
import org.usersync.engine.internal.directory.MappedGroups;
import org.usersync.engine.internal.log.RunLog;
import org.usersync.engine.internal.plan.Decision;
import org.usersync.engine.internal.plan.ListPlanner;
import org.usersync.engine.internal.plan.Plan;
import org.usersync.engine.internal.plan.PlanInput;
import org.usersync.engine.internal.plan.PushPlanner;
import org.usersync.engine.internal.plan.SyncPlanner;
import org.usersync.engine.options.AdobeOnlyAction;
import org.usersync.engine.options.AdobeScope;
import org.usersync.engine.options.DirectoryScope;
import org.usersync.engine.options.Strategy;
import org.usersync.engine.options.SyncOptions;
import org.usersync.engine.target.AdobeTarget;
import org.usersync.engine.target.TargetException;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.DirectoryConnector;
import org.usersync.spi.extension.ExpressionException;
import org.usersync.spi.extension.ExtensionException;

/**
 * One run: reads both sides, decides on everything, then sends it. Nothing is sent unless both sides were read
 * completely. For one run and one calling thread.
 *
 * <p>Exceptions of ports that no contract allows pass through as they are; nothing was sent then unless a target threw
 * one while sending.
 */
public final class SyncEngine {
    private final SyncPorts ports;
    private final RunLog log = new RunLog();

    /**
     * Makes an engine.
     *
     * @param ports what the run works on
     */
    public SyncEngine(SyncPorts ports) {
        this.ports = ports;
    }

    /**
     * Prepares and sends.
     *
     * @param options what is to be done
     * @return what became of it
     * @throws SyncAbortedException if the run ended before its end
     */
    public SyncResult run(SyncOptions options) {
        return prepare(options).send();
    }

    /**
     * Reads and decides. Sends nothing; a list of Adobe-only users is written.
     *
     * @param options what is to be done
     * @return the run, ready to be sent
     * @throws SyncAbortedException if a side could not be read completely, or options contradict each other
     */
    public PreparedSync prepare(SyncOptions options) {
        try {
            Additions additions = Additions.of(ports.extensions());
            MappedGroups mapped = new MappedGroups(
                    targets(ports).stream().map(AdobeTarget::name).toList(), options, additions);
            check(options, additions);
            Plan plan = plan(options, additions, mapped);
            checkCancelled();
            return new PreparedSync(ports, options, plan, log);
        } catch (ConnectorException | TargetException | ExpressionException | ExtensionException failure) {
            throw aborted(failure);
        }
    }

    private static void check(SyncOptions options, Additions additions) {
        boolean mappedUsers = options.directoryScope() instanceof DirectoryScope.Mapped;
        if (options.adobeOnlyUserList() != null) {
            if (options.strategy() == Strategy.PUSH) {
                throw configuration("a list of Adobe-only users cannot be used with strategy push");
            }
            if (options.adobeOnlyAction() instanceof AdobeOnlyAction.WriteFile) {
                throw configuration("a list of Adobe-only users cannot be read and written in one run");
            }
            return;
        }
        if (mappedUsers && options.mapping().isEmpty()) {
            throw configuration("users are asked for by mapped groups, but the mapping (directory_users.groups) is"
                    + " empty: that would make everybody Adobe-only");
        }
        boolean nothingMapped = options.mapping().isEmpty()
                && additions.adobeGroups().isEmpty()
                && options.additionalGroups().isEmpty();
        if (options.strategy() == Strategy.SYNC && options.adobeScope() instanceof AdobeScope.Mapped && nothingMapped) {
            throw configuration("Adobe users are asked for by mapped groups, but the mapping (directory_users.groups)"
                    + " is empty: that would make everybody look new");
        }
    }

    private Plan plan(SyncOptions options, Additions additions, MappedGroups mapped) {
        Path list = options.adobeOnlyUserList();
        if (list != null) {
            return new ListPlanner(options, mapped.targets(), log)
                    .plan(ports.adobeOnlyList().read(list));
        }
        DirectoryConnector connector = ports.directory();
        if (connector == null) {
            throw new IllegalArgumentException("a run without a list needs a directory");
        }
        DirectoryReader directory = new DirectoryReader(connector, options, additions, ports.listener());
        return options.strategy() == Strategy.PUSH
                ? push(options, additions, mapped, directory)
                : compare(options, additions, mapped, directory);
    }

    private Plan push(SyncOptions options, Additions additions, MappedGroups mapped, DirectoryReader directory) {
        ports.listener().started(Stage.READ_DIRECTORY);
        directory.read(ports.cancellation()::cancelled, () -> {});
        ports.listener().finished(Stage.READ_DIRECTORY);
        DesiredIndex desired = map(options, additions, mapped, directory);
        ports.listener().started(Stage.PLAN);
        Plan plan = new PushPlanner(options, mapped, desired, log).plan();
        ports.listener().finished(Stage.PLAN);
        return plan;
    }

    private Plan compare(SyncOptions options, Additions additions, MappedGroups mapped, DirectoryReader directory) {
        BothSides sides = new BothSides(ports.executor(), ports.cancellation(), ports.listener());
        AdobeSide adobe = new AdobeSide(targets(ports), options, mapped, log, ports.listener(), sides::adobeUnwanted);
        sides.read(directory, adobe);
        DesiredIndex desired = map(options, additions, mapped, directory);
        adobe.readRest(mapped);
        checkCancelled();
        ports.listener().started(Stage.PLAN);
        Decision decision = new SyncPlanner(PlanInput.of(options, mapped, desired, adobe), log).plan();
        ports.listener().finished(Stage.PLAN);
        if (options.adobeOnlyAction() instanceof AdobeOnlyAction.WriteFile file) {
            ports.adobeOnlyList().write(file.file(), decision.listing());
        }
        return decision.plan();
    }

    private DesiredIndex map(SyncOptions options, Additions additions, MappedGroups mapped, DirectoryReader directory) {
        // A cancelled read may have stopped half-way: what it delivered must not be looked at.
        checkCancelled();
        ports.listener().started(Stage.MAP);
        DesiredIndex desired = DesiredIndex.of(directory, options, additions, mapped, log);
        ports.listener().finished(Stage.MAP);
        return desired;
    }

    private void checkCancelled() {
        if (ports.cancellation().cancelled()) {
            throw new SyncAbortedException(Kind.INTERRUPTED, "the run was interrupted; nothing was sent", null);
        }
    }

    static List<AdobeTarget> targets(SyncPorts ports) {
        List<AdobeTarget> targets = new ArrayList<>();
        targets.add(ports.primary());
        targets.addAll(ports.secondaries());
        return List.copyOf(targets);
    }

    static SyncAbortedException aborted(RuntimeException failure) {
        if (failure instanceof SyncAbortedException aborted) {
            return aborted;
        }
        return new SyncAbortedException(kind(failure), String.valueOf(failure.getMessage()), failure);
    }

    private static Kind kind(RuntimeException failure) {
        if (failure instanceof ConnectorException directory) {
            return switch (directory.kind()) {
                case CONFIG -> Kind.CONFIGURATION;
                case RATE_LIMITED -> Kind.RATE_LIMITED;
                case CANCELLED -> Kind.INTERRUPTED;
                default -> Kind.FAILED;
            };
        }
        if (failure instanceof TargetException adobe) {
            return switch (adobe.kind()) {
                case RATE_LIMITED -> Kind.RATE_LIMITED;
                case CANCELLED -> Kind.INTERRUPTED;
                default -> Kind.FAILED;
            };
        }
        return Kind.FAILED;
    }

    private static SyncAbortedException configuration(String message) {
        return new SyncAbortedException(Kind.CONFIGURATION, message, null);
    }
}
