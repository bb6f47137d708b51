package org.usersync.engine.internal.directory;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.engine.internal.identity.KeyIndex;
import org.usersync.engine.internal.identity.KeyOrder;
import org.usersync.engine.internal.identity.NameLists;
import org.usersync.engine.internal.log.RunLog;
import org.usersync.engine.options.DirectoryScope;
import org.usersync.engine.options.GroupMapping;
import org.usersync.engine.options.SyncOptions;
import org.usersync.spi.extension.UserFilter;
import org.usersync.spi.model.DirectoryUser;

/**
 * The users of a directory that was read completely, joined where they are one user to Adobe.
 *
 * @param read how many have a valid identity, in scope or not
 * @param selected those in scope, in the order of their keys
 */
record Selection(int read, List<DirectoryRecord> selected) {
    /** Joins and selects users; warnings come in the order of the directory ids. */
    static Selection of(DirectoryReader directory, SyncOptions options, List<UserFilter> filters, RunLog log) {
        List<DirectoryRecord> selected = join(directory, log);
        int read = selected.size();
        Predicate<DirectoryRecord> inScope = scope(options);
        selected.removeIf(record -> !inScope.test(record));
        KeyOrder.sort(selected, DirectoryRecord::key, Comparator.comparing(DirectoryRecord::id));
        // After sorting: a filter that remembers users sees them in the same order in every run.
        if (!filters.isEmpty()) {
            selected.removeIf(record -> !kept(record, filters));
        }
        return new Selection(read, selected);
    }

    private static boolean kept(DirectoryRecord record, List<UserFilter> filters) {
        DirectoryUser user = record.toUser();
        return filters.stream().allMatch(filter -> filter.keep(user));
    }

    /**
     * Most users are valid and alone with their email: those need no order, which is expensive where there are many. The
     * others are looked at in the order of their ids.
     */
    private static List<DirectoryRecord> join(DirectoryReader directory, RunLog log) {
        List<DirectoryRecord> records = directory.take();
        BitSet others = others(records);
        List<DirectoryRecord> joined = new ArrayList<>(records.size());
        List<DirectoryRecord> sorted = new ArrayList<>();
        for (int number = 0; number < records.size(); number++) {
            (others.get(number) ? sorted : joined).add(records.get(number));
        }
        sorted.sort(Comparator.comparing(DirectoryRecord::id));
        joined.addAll(joinSorted(sorted, directory.names(), log));
        return joined;
    }

    /** {@return those that are not valid or share their email with somebody} */
    private static BitSet others(List<DirectoryRecord> records) {
        BitSet others = new BitSet();
        KeyIndex<String> byEmail =
                new KeyIndex<>(number -> records.get(number).key().email(), records.size());
        for (int number = 0; number < records.size(); number++) {
            DirectoryRecord record = records.get(number);
            String email = record.key().email();
            if (!record.valid()) {
                others.set(number);
            } else if (!email.isEmpty()) {
                int known = byEmail.putIfAbsent(email, number);
                if (known >= 0) {
                    others.set(known);
                    others.set(number);
                }
            }
        }
        return others;
    }

    private static List<DirectoryRecord> joinSorted(List<DirectoryRecord> sorted, NameLists names, RunLog log) {
        List<DirectoryRecord> joined = new ArrayList<>();
        Map<String, Integer> byEmail = new HashMap<>();
        for (DirectoryRecord record : sorted) {
            if (!valid(record, log)) {
                continue;
            }
            String email = record.key().email();
            Integer known = email.isEmpty() ? null : byEmail.putIfAbsent(email, joined.size());
            if (known == null) {
                joined.add(record);
                continue;
            }
            DirectoryRecord first = joined.get(known);
            log.warn(
                    "two directory users have the same email and are one user to Adobe: {} ({}) gives the"
                            + " attributes, {} ({}) only its groups",
                    first.key(),
                    first.place(),
                    record.key(),
                    record.place());
            joined.set(known, first.joinSameEmail(record, names));
        }
        return joined;
    }

    private static boolean valid(DirectoryRecord record, RunLog log) {
        String problem = IdentityProblem.of(record.key());
        if (problem.isEmpty()) {
            return true;
        }
        log.warn("directory user {} ({}) is skipped: {}", record.key(), record.place(), problem);
        return false;
    }

    private static Predicate<DirectoryRecord> scope(SyncOptions options) {
        Predicate<DirectoryRecord> inGroups = inGroups(options);
        Predicate<String> filter = options.userFilter();
        if (filter == null) {
            return inGroups;
        }
        return record -> inGroups.test(record) && filter.test(shownUsername(record));
    }

    private static String shownUsername(DirectoryRecord record) {
        String username = record.username();
        if (username != null) {
            return username;
        }
        String email = record.email();
        return email == null ? "" : email;
    }

    private static Predicate<DirectoryRecord> inGroups(SyncOptions options) {
        Set<String> wanted = new HashSet<>();
        if (options.directoryScope() instanceof DirectoryScope.All) {
            return record -> true;
        } else if (options.directoryScope() instanceof DirectoryScope.Mapped) {
            for (GroupMapping entry : options.mapping()) {
                wanted.add(entry.directoryGroup().strip());
            }
        } else if (options.directoryScope() instanceof DirectoryScope.Groups named) {
            named.names().forEach(name -> wanted.add(name.strip()));
        }
        // Users share their lists of groups, so each list is asked once.
        IdentityHashMap<List<String>, Boolean> known = new IdentityHashMap<>();
        return record ->
                known.computeIfAbsent(record.groups(), groups -> groups.stream().anyMatch(wanted::contains));
    }

    /** Says what a key lacks to be an identity. */
    static final class IdentityProblem {
        private IdentityProblem() {}

        /** {@return one phrase, empty if nothing is wrong} */
        static String of(IdentityKey key) {
            if (key.type() == null) {
                return "it has no identity type";
            }
            if (key.username().isEmpty()) {
                return "it has neither username nor email";
            }
            if (key.username().indexOf('@') < 0 && key.domain().isEmpty()) {
                return "its username has no @ and there is no domain";
            }
            return "";
        }
    }
}
