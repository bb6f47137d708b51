package org.usersync.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.usersync.engine.options.Exclusions;
import org.usersync.engine.options.UpdatableAttribute;
import org.usersync.engine.target.AdobeUser;
import org.usersync.spi.model.DirectoryUser;
import org.usersync.spi.model.IdentityType;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds of every run, whoever is in the directory and in Adobe. */
class SyncPropertiesTest {
    private static final Set<String> MAPPED = Set.of("a0", "a1", "a2");

    @Property(tries = 300)
    void aRunReachesTheDesiredStateAndASecondOneSendsNothing(@ForAll("people") List<Person> people) {
        Scenario scenario = scenario(people);

        scenario.run();

        for (int number = 0; number < people.size(); number++) {
            Person person = people.get(number);
            if (person.directory() == Form.ABSENT || person.excluded()) {
                continue;
            }
            DirectoryUser user = person.directoryUser(number).build();
            assertThat(scenario.primary.users())
                    .as("the Adobe user of %s", user)
                    .anySatisfy(adobe -> {
                        assertThat(same(adobe, user)).isTrue();
                        assertThat(mappedGroups(adobe)).isEqualTo(desired(person));
                    });
        }
        assertThat(scenario.again()).isEmpty();
    }

    @Property(tries = 200)
    void nobodyExcludedIsTouchedAndNoGroupOutsideTheMappingChanges(@ForAll("people") List<Person> people) {
        Scenario scenario = scenario(people);
        List<AdobeUser> excludedBefore = excluded(scenario);
        List<Set<String>> ownBefore = ownGroups(scenario);

        scenario.run();

        assertThat(excluded(scenario)).isEqualTo(excludedBefore);
        // New users come after those who were there.
        assertThat(ownGroups(scenario).subList(0, ownBefore.size())).isEqualTo(ownBefore);
        assertThat(scenario.primary.actions())
                .noneMatch(action -> action.steps().isEmpty());
    }

    @Property(tries = 200)
    void neitherTheOrderOfTheInputNorTheThreadMatters(@ForAll("people") List<Person> people, @ForAll long seed) {
        Scenario one = scenario(people);
        Scenario other = scenario(people).executor(Runnable::run);
        other.directory.reorder(users -> Collections.shuffle(users, new Random(seed)));
        other.primary.reorder(users -> Collections.shuffle(users, new Random(seed)));

        SyncResult first = one.run();
        SyncResult second = other.run();

        assertThat(other.primary.actions()).containsExactlyInAnyOrderElementsOf(one.primary.actions());
        assertThat(second).isEqualTo(first);
    }

    @Provide
    Arbitrary<List<Person>> people() {
        Arbitrary<Set<Integer>> groups =
                Arbitraries.integers().between(0, 2).set().ofMaxSize(3);
        Arbitrary<Person> person = Combinators.combine(
                        Arbitraries.of(Form.values()),
                        Arbitraries.of(Form.values()),
                        Arbitraries.of(true, false),
                        Arbitraries.of(IdentityType.values()),
                        Arbitraries.of(true, false),
                        groups,
                        groups,
                        Arbitraries.of("none", "vip", "other first name"))
                .as(Person::new);
        return person.list().ofMinSize(1).ofMaxSize(6);
    }

    private static Scenario scenario(List<Person> people) {
        Scenario scenario = new Scenario();
        scenario.options
                .processGroups(true)
                .updateUserInfo(true)
                .updateAttributes(Set.of(UpdatableAttribute.values()))
                .exclusions(new Exclusions(Set.of(), List.of("VIP"), List.of()));
        for (int group = 0; group < MAPPED.size(); group++) {
            scenario.map("D" + group, "A" + group);
        }
        for (int number = 0; number < people.size(); number++) {
            Person person = people.get(number);
            if (person.directory() != Form.ABSENT) {
                scenario.directory.with(person.directoryUser(number));
                person.directoryGroups().forEach(group -> assertThat(group).isBetween(0, MAPPED.size() - 1));
            }
            person.adobeUsers(number).forEach(scenario.primary::with);
        }
        return scenario;
    }

    private static boolean same(AdobeUser adobe, DirectoryUser user) {
        String username = user.username() == null ? user.email() : user.username();
        return adobe.email().equals(user.email()) || adobe.username().equals(username);
    }

    private static Set<String> desired(Person person) {
        return person.directoryGroups().stream().map(group -> "a" + group).collect(Collectors.toSet());
    }

    private static Set<String> mappedGroups(AdobeUser user) {
        Set<String> groups = new HashSet<>();
        user.groups().forEach(group -> groups.add(group.toLowerCase(Locale.ROOT)));
        groups.retainAll(MAPPED);
        return groups;
    }

    private static List<AdobeUser> excluded(Scenario scenario) {
        return scenario.primary.users().stream()
                .filter(user -> user.groups().contains("vip"))
                .toList();
    }

    private static List<Set<String>> ownGroups(Scenario scenario) {
        List<Set<String>> own = new ArrayList<>();
        for (AdobeUser user : scenario.primary.users()) {
            Set<String> groups = new TreeSet<>(user.groups());
            groups.removeIf(group -> MAPPED.contains(group.toLowerCase(Locale.ROOT)));
            own.add(groups);
        }
        return own;
    }

    /** How a side knows a person. */
    private enum Form {
        ABSENT,
        EMAIL,
        BARE,
        EMAIL_LIKE
    }

    /**
     * Somebody who may be in the directory, in Adobe, or both.
     *
     * @param directory how the directory knows the person
     * @param adobe how Adobe does
     * @param emailChanged whether Adobe still has another email
     * @param type the type in the directory
     * @param adobeIdToo whether Adobe has an adobeID of the same email too
     * @param directoryGroups numbers of directory groups
     * @param adobeGroups numbers of Adobe groups
     * @param oddity what else is special
     */
    record Person(
            Form directory,
            Form adobe,
            boolean emailChanged,
            IdentityType type,
            boolean adobeIdToo,
            Set<Integer> directoryGroups,
            Set<Integer> adobeGroups,
            String oddity) {
        boolean excluded() {
            return oddity.equals("vip");
        }

        DirectoryUser.Builder directoryUser(int number) {
            String[] groups = directoryGroups.stream().map(group -> "D" + group).toArray(String[]::new);
            DirectoryUser.Builder user = Directory.user("new" + number + "@x.example", groups)
                    .identityType(type)
                    .username(username(directory, number));
            return directory == Form.BARE ? user.domain("x.example") : user;
        }

        List<AdobeUser> adobeUsers(int number) {
            List<String> groups = new ArrayList<>(List.of("Own"));
            adobeGroups.forEach(group -> groups.add("A" + group));
            if (excluded()) {
                groups.add("vip");
            }
            String email = (emailChanged ? "old" : "new") + number + "@x.example";
            List<AdobeUser> users = new ArrayList<>();
            if (adobe != Form.ABSENT) {
                String username = username(adobe, number);
                users.add(new AdobeUser(
                        IdentityType.FEDERATED_ID,
                        email,
                        username == null ? email : username,
                        "x.example",
                        oddity.equals("other first name") ? "Bob" : "Ann",
                        "Doe",
                        "DE",
                        groups));
            }
            if (adobeIdToo) {
                users.add(new AdobeUser(IdentityType.ADOBE_ID, email, email, "x.example", "Ann", "Doe", "DE", groups));
            }
            return users;
        }

        private static String username(Form form, int number) {
            return switch (form) {
                case BARE -> "user" + number;
                case EMAIL_LIKE -> "login" + number + "@x.example";
                default -> null;
            };
        }
    }
}
