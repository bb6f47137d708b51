package org.usersync.engine.internal.directory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.engine.internal.identity.KeyIndex;
import org.usersync.engine.internal.identity.KeyOrder;
import org.usersync.engine.internal.identity.NameList;
import org.usersync.engine.internal.log.RunLog;
import org.usersync.engine.options.DirectoryScope;
import org.usersync.engine.options.GroupMapping;
import org.usersync.engine.options.SyncOptions;
import org.usersync.spi.extension.UserFilter;
import org.usersync.spi.model.DirectoryUser;

/** The users of a directory that was read completely, joined where they are one user to Adobe. */
final class Selection {
    private final int read;
    private final DirectoryRecords records;
    private final int[] selected;
    private final KeyIndex<String> byEmail;

    private Selection(int read, DirectoryRecords records, int[] selected, KeyIndex<String> byEmail) {
        this.read = read;
        this.records = records;
        this.selected = selected;
        this.byEmail = byEmail;
    }

    /** {@return how many have a valid identity, in scope or not} */
    int read() {
        return read;
    }

    /** {@return the directory} */
    DirectoryRecords records() {
        return records;
    }

    /** {@return the numbers of those in scope; in the order of their keys if somebody watches, else as they came} */
    int[] selected() {
        return selected;
    }

    /** {@return who of all records has an email, selected or not} */
    KeyIndex<String> byEmail() {
        return byEmail;
    }

    /**
     * Joins and selects users; warnings come in the order of the directory ids.
     *
     * @param watched whether somebody looks at one user after the other, and is to see them in the same order in every run.
     *     Otherwise it would be a waste to sort all of them, of whom few are changed.
     */
    static Selection of(
            DirectoryReader directory, SyncOptions options, List<UserFilter> filters, boolean watched, RunLog log) {
        DirectoryRecords records = directory.take();
        EmailClaims claims = records.claims();
        int[] joined = join(records, claims, log);
        int read = joined.length;
        int[] selected = filtered(joined, scope(records, options));
        if (watched) {
            KeyOrder.sort(selected, records::key, Comparator.comparing(records::id));
        }
        if (!filters.isEmpty()) {
            selected = filtered(selected, number -> kept(records.get(number), filters));
        }
        return new Selection(read, records, selected, claims.byEmail());
    }

    /** Most are nearly all, so no memory is taken for them anew: the numbers that are given are overwritten. */
    private static int[] filtered(int[] numbers, IntPredicate filter) {
        int count = 0;
        for (int number : numbers) {
            if (filter.test(number)) {
                numbers[count++] = number;
            }
        }
        return count == numbers.length ? numbers : Arrays.copyOf(numbers, count);
    }

    private static boolean kept(DirectoryRecord record, List<UserFilter> filters) {
        DirectoryUser user = record.toUser();
        return filters.stream().allMatch(filter -> filter.keep(user));
    }

    /** Those who are not alone are looked at in the order of their ids. */
    private static int[] join(DirectoryRecords records, EmailClaims claims, RunLog log) {
        BitSet others = claims.others();
        List<Integer> sorted = new ArrayList<>(others.stream().boxed().toList());
        sorted.sort(Comparator.comparing(records::id));
        List<Integer> joined = joinSorted(records, sorted, log);
        joined.forEach(number -> claims.settle(number, records.key(number).email()));
        int[] all = new int[records.size() - others.cardinality() + joined.size()];
        int count = 0;
        for (int number = 0; number < records.size(); number++) {
            if (!others.get(number)) {
                all[count++] = number;
            }
        }
        for (int number : joined) {
            all[count++] = number;
        }
        return all;
    }

    private static List<Integer> joinSorted(DirectoryRecords records, List<Integer> sorted, RunLog log) {
        List<Integer> joined = new ArrayList<>();
        Map<String, Integer> byEmail = new HashMap<>();
        for (int number : sorted) {
            DirectoryRecord record = records.get(number);
            if (!valid(record, log)) {
                continue;
            }
            String email = record.key().email();
            Integer known = email.isEmpty() ? null : byEmail.putIfAbsent(email, number);
            if (known == null) {
                joined.add(number);
                continue;
            }
            DirectoryRecord first = records.get(known);
            log.warn(
                    "two directory users have the same email and are one user to Adobe: {} ({}) gives the"
                            + " attributes, {} ({}) only its groups",
                    first.key(),
                    first.place(),
                    record.key(),
                    record.place());
            records.joinGroups(known, number);
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

    private static IntPredicate scope(DirectoryRecords records, SyncOptions options) {
        IntPredicate inGroups = inGroups(records, options);
        Predicate<String> filter = options.userFilter();
        if (filter == null) {
            return inGroups;
        }
        return inGroups.and(
                number -> filter.test(shownUsername(records.get(number).values())));
    }

    private static String shownUsername(TargetValues values) {
        String username = values.username();
        if (username != null) {
            return username;
        }
        String email = values.email();
        return email == null ? "" : email;
    }

    private static IntPredicate inGroups(DirectoryRecords records, SyncOptions options) {
        Set<String> wanted = new HashSet<>();
        if (options.directoryScope() instanceof DirectoryScope.All) {
            return number -> true;
        } else if (options.directoryScope() instanceof DirectoryScope.Mapped) {
            for (GroupMapping entry : options.mapping()) {
                wanted.add(entry.directoryGroup().strip());
            }
        } else if (options.directoryScope() instanceof DirectoryScope.Groups named) {
            named.names().forEach(name -> wanted.add(name.strip()));
        }
        // Users share their lists of groups, so each list is asked once.
        BitSet asked = new BitSet();
        BitSet inScope = new BitSet();
        return number -> {
            NameList groups = records.groups(number);
            if (!asked.get(groups.number())) {
                asked.set(groups.number());
                inScope.set(groups.number(), groups.stream().anyMatch(wanted::contains));
            }
            return inScope.get(groups.number());
        };
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
