package org.usersync.spi.tck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a fixture's directory holds.
 *
 * @param people everybody
 * @param groups all groups by name; the value names the groups that are members of it (empty unless the connector
 *     claims nested groups)
 */
public record TestDirectory(List<TestPerson> people, Map<String, Set<String>> groups) {
    /** Copies the collections. */
    public TestDirectory {
        people = List.copyOf(people);
        groups = Map.copyOf(groups);
    }

    static final String DESIGN = "Design Team";
    static final String PRINT = "Print & Prepress #1";
    static final String OTHER = "Somebody else";
    static final String EMPTY = "Nobody yet";
    static final String LARGE = "Everyone";
    static final String OUTER = "Outer";
    static final String INNER = "Inner";

    /** A few people in a few groups, one of them in two, one in none. */
    static TestDirectory small() {
        return of(
                List.of(
                        TestPerson.of(1, DESIGN),
                        TestPerson.of(2, DESIGN, PRINT),
                        TestPerson.of(3, PRINT, OTHER),
                        TestPerson.of(4, OTHER),
                        TestPerson.of(5)),
                DESIGN,
                PRINT,
                OTHER,
                EMPTY);
    }

    /** One group of more people than a page of the directory has. */
    static TestDirectory large(int people) {
        return of(
                IntStream.rangeClosed(1, people)
                        .mapToObj(number -> TestPerson.of(number, LARGE))
                        .toList(),
                LARGE);
    }

    /** A group inside a group. */
    static TestDirectory nested() {
        return new TestDirectory(
                List.of(TestPerson.of(1, OUTER), TestPerson.of(2, INNER), TestPerson.of(3)),
                Map.of(OUTER, Set.of(INNER), INNER, Set.of()));
    }

    private static TestDirectory of(List<TestPerson> people, String... groups) {
        Map<String, Set<String>> byName = new LinkedHashMap<>();
        Arrays.stream(groups).forEach(group -> byName.put(group, Set.of()));
        return new TestDirectory(people, byName);
    }

    /** The emails of those who are directly in one of some groups. */
    List<String> membersOf(String... names) {
        List<String> emails = new ArrayList<>();
        for (TestPerson person : people) {
            if (Arrays.stream(names).anyMatch(person.groups()::contains)) {
                emails.add(person.email());
            }
        }
        return emails;
    }
}
