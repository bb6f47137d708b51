package org.usersync.engine.internal.directory;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import org.usersync.engine.SyncListener;
import org.usersync.engine.SyncListener.Stage;
import org.usersync.engine.internal.identity.KeyIndex;
import org.usersync.engine.options.AdditionalGroupRule;
import org.usersync.engine.options.DirectoryScope;
import org.usersync.engine.options.GroupMapping;
import org.usersync.engine.options.SyncOptions;
import org.usersync.spi.connector.DirectoryConnector;
import org.usersync.spi.connector.ReadRequest;
import org.usersync.spi.model.DirectoryUser;

/** Reads the directory and keeps one record for each directory id. For one run. */
public final class DirectoryReader {
    private static final int PROGRESS_STEP = 1000;

    private final DirectoryConnector connector;
    private final SyncListener listener;
    private final Request request;
    private final List<DirectoryUser> waiting = new ArrayList<>(KeyIndex.TOGETHER);
    private DirectoryRecords records;
    private long delivered;

    /**
     * Makes a reader.
     *
     * @param connector the directory
     * @param options says which groups are wanted
     * @param additions say which attributes are wanted
     * @param listener is told the progress
     */
    public DirectoryReader(
            DirectoryConnector connector, SyncOptions options, Additions additions, SyncListener listener) {
        this.connector = connector;
        this.listener = listener;
        this.request = request(options, additions);
        this.records = new DirectoryRecords(request.sourceAttributes());
    }

    private static Request request(SyncOptions options, Additions additions) {
        Set<String> groups = new LinkedHashSet<>();
        if (options.processGroups() || options.directoryScope() instanceof DirectoryScope.Mapped) {
            for (GroupMapping entry : options.mapping()) {
                groups.add(entry.directoryGroup().strip());
            }
        }
        if (options.directoryScope() instanceof DirectoryScope.Groups named) {
            named.names().forEach(name -> groups.add(name.strip()));
        }
        return new Request(
                options.directoryScope() instanceof DirectoryScope.All,
                List.copyOf(groups),
                additions.attributes(),
                additions.readSource(),
                memberGroups(options.additionalGroups()));
    }

    private static Optional<Predicate<String>> memberGroups(List<AdditionalGroupRule> rules) {
        return rules.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        group -> rules.stream().anyMatch(rule -> rule.rewrite().apply(group) != null));
    }

    /**
     * Reads everything.
     *
     * @param stop says whether the rest is not wanted any more; then what was read must not be used
     * @param first runs when the first user came
     */
    public void read(BooleanSupplier stop, Runnable first) {
        connector.read(request, user -> accept(user, stop, first));
        takeWaiting();
    }

    private boolean accept(DirectoryUser user, BooleanSupplier stop, Runnable first) {
        if (delivered++ == 0) {
            first.run();
        }
        waiting.add(user);
        if (waiting.size() == KeyIndex.TOGETHER) {
            takeWaiting();
        }
        if (delivered % PROGRESS_STEP == 0) {
            listener.progress(Stage.READ_DIRECTORY, records.size(), 0);
        }
        return !stop.getAsBoolean();
    }

    private void takeWaiting() {
        records.add(waiting);
        waiting.clear();
    }

    /**
     * Hands over what was read and forgets it.
     *
     * @return complete only after the read returned normally
     */
    DirectoryRecords take() {
        DirectoryRecords taken = records;
        records = new DirectoryRecords(request.sourceAttributes());
        return taken;
    }

    private record Request(
            boolean allUsers,
            List<String> groups,
            Set<String> extendedAttributes,
            boolean sourceAttributes,
            Optional<Predicate<String>> memberGroups)
            implements ReadRequest {}
}
