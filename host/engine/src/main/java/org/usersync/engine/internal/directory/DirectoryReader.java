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
import org.usersync.engine.internal.identity.NameLists;
import org.usersync.engine.internal.identity.TextPool;
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
    private final NameLists names;
    private List<DirectoryRecord> records = new ArrayList<>();
    private KeyIndex<String> byId = index();
    private long delivered;

    /**
     * Makes a reader.
     *
     * @param connector the directory
     * @param options says which groups are wanted
     * @param additions say which attributes are wanted
     * @param texts takes the texts of all users
     * @param listener is told the progress
     */
    public DirectoryReader(
            DirectoryConnector connector,
            SyncOptions options,
            Additions additions,
            TextPool texts,
            SyncListener listener) {
        this.connector = connector;
        this.names = new NameLists(texts);
        this.listener = listener;
        this.request = request(options, additions);
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
    }

    private boolean accept(DirectoryUser user, BooleanSupplier stop, Runnable first) {
        if (delivered++ == 0) {
            first.run();
        }
        int known = byId.putIfAbsent(user.id(), records.size());
        if (known < 0) {
            records.add(new DirectoryRecord(user, request.sourceAttributes(), names));
        } else {
            records.set(known, records.get(known).join(user, request.sourceAttributes(), names));
        }
        if (delivered % PROGRESS_STEP == 0) {
            listener.progress(Stage.READ_DIRECTORY, records.size(), 0);
        }
        return !stop.getAsBoolean();
    }

    /**
     * Hands over what was read and forgets it.
     *
     * @return one record for each directory id, in the order in which they came; complete only after the read returned
     *     normally
     */
    List<DirectoryRecord> take() {
        List<DirectoryRecord> taken = records;
        records = new ArrayList<>();
        byId = index();
        return taken;
    }

    private KeyIndex<String> index() {
        return new KeyIndex<>(number -> records.get(number).id(), 0);
    }

    /** {@return the pool of this side's names} */
    NameLists names() {
        return names;
    }

    private record Request(
            boolean allUsers,
            List<String> groups,
            Set<String> extendedAttributes,
            boolean sourceAttributes,
            Optional<Predicate<String>> memberGroups)
            implements ReadRequest {}
}
