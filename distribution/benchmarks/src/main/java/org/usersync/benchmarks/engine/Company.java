package org.usersync.benchmarks.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import org.usersync.engine.options.DirectoryScope;
import org.usersync.engine.options.GroupMapping;
import org.usersync.engine.options.SyncOptions;
import org.usersync.engine.options.TargetGroup;
import org.usersync.engine.target.AdobeUser;
import org.usersync.spi.model.DirectoryUser;
import org.usersync.spi.model.IdentityType;

/**
 * People of a directory and at Adobe, in 20 groups; every fourth is in two. All texts are made anew for each record, as they
 * come from the wire: nothing knows their hash yet.
 */
final class Company {
    /** What JMH divides by has to be a constant. */
    static final int USERS = 10_000;

    private static final int GROUPS = 20;
    private static final long SEED = 20;

    private Company() {}

    /** {@return names and groups are synced, of those who are in a mapped group} */
    static SyncOptions options() {
        return SyncOptions.builder()
                .mapping(IntStream.range(0, GROUPS)
                        .mapToObj(group ->
                                new GroupMapping("Group " + group, List.of(TargetGroup.parse("Adobe Group " + group))))
                        .toList())
                .directoryScope(new DirectoryScope.Mapped())
                .processGroups(true)
                .updateUserInfo(true)
                .build();
    }

    /** {@return the emails in lower case, in no order} */
    static List<String> emails() {
        List<String> emails = new ArrayList<>(USERS);
        for (int number : shuffled()) {
            emails.add(email(number));
        }
        return emails;
    }

    /** {@return the records of a directory that lists one group after the other} */
    static List<DirectoryUser> directory() {
        List<DirectoryUser> users = new ArrayList<>(USERS * 5 / 4);
        List<Integer> order = shuffled();
        for (int group = 0; group < GROUPS; group++) {
            Set<String> groups = Set.of("Group " + group);
            for (int number : order) {
                if (first(number) == group || (inTwo(number) && second(number) == group)) {
                    users.add(directoryUser(number, groups));
                }
            }
        }
        return users;
    }

    private static DirectoryUser directoryUser(int number, Set<String> groups) {
        return DirectoryUser.builder("00u000000000" + (USERS + number))
                .label(email(number))
                .identityType(IdentityType.FEDERATED_ID)
                .username(email(number))
                .domain("company.example")
                .email(email(number))
                .firstName("First")
                .lastName("Surname" + number)
                .country("DE")
                .groups(groups)
                .build();
    }

    /**
     * Makes Adobe's users.
     *
     * @param changedPercent how many of them have another surname and lack a group
     * @return the users, in no order
     */
    static List<AdobeUser> adobe(int changedPercent) {
        List<AdobeUser> users = new ArrayList<>(USERS);
        for (int number : shuffled()) {
            boolean changed = number % 100 < changedPercent;
            List<String> groups = new ArrayList<>();
            if (!changed) {
                groups.add("Adobe Group " + first(number));
            }
            if (inTwo(number)) {
                groups.add("Adobe Group " + second(number));
            }
            users.add(new AdobeUser(
                    IdentityType.FEDERATED_ID,
                    email(number),
                    email(number),
                    "company.example",
                    "First",
                    (changed ? "Former" : "Surname") + number,
                    "DE",
                    groups));
        }
        return users;
    }

    /** {@return how many of Adobe's users differ from the directory} */
    static int changed(int percent) {
        return USERS / 100 * percent;
    }

    static List<String> adobeGroups() {
        return IntStream.range(0, GROUPS)
                .mapToObj(group -> "Adobe Group " + group)
                .toList();
    }

    private static String email(int number) {
        return "person" + (USERS + number) + "@company.example";
    }

    private static int first(int number) {
        return number % GROUPS;
    }

    private static int second(int number) {
        return (number + 1) % GROUPS;
    }

    private static boolean inTwo(int number) {
        return number % 4 == 0;
    }

    private static List<Integer> shuffled() {
        List<Integer> numbers =
                new ArrayList<>(IntStream.range(0, USERS).boxed().toList());
        Collections.shuffle(numbers, new Random(SEED));
        return numbers;
    }
}
