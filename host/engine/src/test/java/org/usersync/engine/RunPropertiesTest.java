package org.usersync.engine;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import org.usersync.engine.RunModel.Account;
import org.usersync.engine.RunModel.Person;
import org.usersync.engine.options.AdobeOnlyAction;
import org.usersync.engine.options.AdobeOnlyLimit;
import org.usersync.engine.options.AdobeScope;
import org.usersync.engine.options.Strategy;
import org.usersync.engine.options.SyncOptions;
import org.usersync.engine.options.TargetGroup;
import org.usersync.engine.target.AdobeUser;
import org.usersync.engine.target.Step;
import org.usersync.spi.extension.TargetAttribute;
import org.usersync.spi.model.IdentityType;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

import static org.assertj.core.api.Assertions.assertThat;

/** Whole runs over a primary and a secondary, with any options, against the rules as {@link RunModel} tells them. */
class RunPropertiesTest {
    private static final Path FILE = Path.of("list.csv");

    @Property(tries = 500)
    void aRunReachesWhatTheRulesSayAndASecondOneSendsNothing(
            @ForAll("people") List<Person> people, @ForAll("options") Choice choice) {
        Scenario scenario = choice.apply(RunModel.scenario(people));
        SyncOptions options = scenario.options.build();
        RunModel model = new RunModel(options, people);

        SyncResult result = scenario.run();

        assertThat(RunModel.state(scenario.primary)).as("the primary").isEqualTo(model.after("primary"));
        assertThat(RunModel.state(scenario.second)).as("the secondary").isEqualTo(model.after("second"));
        assertThat(result.limitExceeded()).isEqualTo(model.limited());
        assertThat(result.errors()).isZero();
        // A share changes with every user that is created: what it forbids in one run it may allow in the next.
        if (!(model.limited() && options.adobeOnlyLimit() instanceof AdobeOnlyLimit.Percent)) {
            assertThat(scenario.again()).isEmpty();
        }
    }

    @Property(tries = 200)
    void noActionNamesAnExcludedUserRepeatsAChangeOrRemovesAnUnmappedGroup(
            @ForAll("people") List<Person> people,
            @ForAll("options") Choice choice,
            @ForAll("scopes") AdobeScope scope) {
        Scenario scenario = choice.apply(RunModel.scenario(people));
        scenario.options.adobeScope(scope);
        Set<String> excluded = new TreeSet<>();
        for (int number = 0; number < people.size(); number++) {
            if (people.get(number).excluded()) {
                excluded.add(people.get(number).email(number));
            }
        }

        scenario.run();

        for (Adobe target : List.of(scenario.primary, scenario.second)) {
            assertThat(target.actions()).noneMatch(action -> excluded.contains(action.user()));
            assertThat(target.actions())
                    .extracting(action -> action.user() + action.useAdobeId())
                    .doesNotHaveDuplicates();
            assertThat(target.actions().stream().flatMap(action -> action.steps().stream()))
                    .allSatisfy(step -> {
                        if (step instanceof Step.RemoveFromGroups remove) {
                            assertThat(remove.groups()).isNotEmpty().allMatch(group -> group.matches("[AS]\\d"));
                        } else if (step instanceof Step.AddToGroups add) {
                            assertThat(add.groups()).isNotEmpty().allMatch(group -> group.matches("[AS]\\d"));
                        }
                    });
        }
    }

    @Property(tries = 200)
    void theOrderInWhichAnybodyIsReadNeverMatters(
            @ForAll("people") List<Person> people, @ForAll("options") Choice choice, @ForAll long seed) {
        Scenario one = numbering(choice.apply(RunModel.scenario(people)));
        Scenario other = numbering(choice.apply(RunModel.scenario(people))).executor(Runnable::run);
        other.directory.reorder(users -> Collections.shuffle(users, new Random(seed)));
        other.primary.reorder(users -> Collections.shuffle(users, new Random(seed + 1)));
        other.second.reorder(users -> Collections.shuffle(users, new Random(seed + 2)));

        SyncResult first = one.run();
        SyncResult second = other.run();

        assertThat(second).isEqualTo(first);
        assertThat(other.primary.actions()).containsExactlyInAnyOrderElementsOf(one.primary.actions());
        assertThat(other.second.actions()).containsExactlyInAnyOrderElementsOf(one.second.actions());
    }

    /** A hook that remembers: what it gives a user depends on how many came before. */
    private static Scenario numbering(Scenario scenario) {
        AtomicInteger number = new AtomicInteger();
        return scenario.hook(user -> user.set(TargetAttribute.LASTNAME, "Number " + number.incrementAndGet()));
    }

    @Property(tries = 200)
    void theListOfAdobeOnlyUsersCarriesOutWhatTheRunThatWroteItWouldHave(
            @ForAll("people") List<Person> people, @ForAll boolean delete) {
        Scenario writing = RunModel.scenario(people);
        writing.options.adobeOnlyAction(new AdobeOnlyAction.WriteFile(FILE));
        Scenario direct = RunModel.scenario(people);
        Scenario listed = RunModel.scenario(people);
        AdobeOnlyAction action = delete ? new AdobeOnlyAction.Delete() : new AdobeOnlyAction.Remove();
        direct.options.adobeOnlyAction(action);
        listed.options.adobeOnlyAction(action).adobeOnlyUserList(FILE);

        writing.run();
        writing.lists.written.forEach(entry -> listed.lists.row(
                entry.type().wireName(),
                "",
                entry.email(),
                entry.domain(),
                entry.secondary() == null ? "" : entry.secondary()));
        direct.run();
        listed.run();

        assertThat(removals(listed.primary)).isEqualTo(removals(direct.primary));
        assertThat(removals(listed.second)).isEqualTo(removals(direct.second));
        assertThat(listed.directory.reads()).isZero();
        assertThat(listed.primary.calls()).doesNotContain("users");
    }

    @Property(tries = 300)
    void aPushGivesEverySelectedUserItsGroupsAndAnotherChangesNothing(
            @ForAll("people") List<Person> people, @ForAll boolean processGroups, @ForAll boolean update) {
        Scenario scenario = RunModel.scenario(people);
        scenario.options.strategy(Strategy.PUSH).processGroups(processGroups).updateUserInfo(update);

        scenario.run();

        assertThat(scenario.primary.calls()).doesNotContain("users", "groups");
        for (int number = 0; number < people.size(); number++) {
            Person person = people.get(number);
            pushed(scenario.primary, "A", person, number, processGroups);
            if (person.known() && !person.directory().isEmpty()) {
                pushed(scenario.second, "S", person, number, processGroups);
            }
        }
        var primary = RunModel.state(scenario.primary);
        var second = RunModel.state(scenario.second);
        scenario.run();
        assertThat(RunModel.state(scenario.primary)).isEqualTo(primary);
        assertThat(RunModel.state(scenario.second)).isEqualTo(second);
    }

    private static void pushed(Adobe target, String prefix, Person person, int number, boolean processGroups) {
        if (!person.known() || person.kind().equals("boss")) {
            assertThat(target.actions()).noneMatch(action -> action.user().equals(person.email(number)));
            return;
        }
        Set<String> wanted =
                person.directory().stream().map(group -> prefix + group).collect(Collectors.toCollection(TreeSet::new));
        assertThat(target.users())
                .filteredOn(user -> person.email(number).equals(user.email())
                        && (user.identityType() == IdentityType.ADOBE_ID) == (person.type() == IdentityType.ADOBE_ID))
                .singleElement()
                .satisfies(user -> {
                    if (processGroups) {
                        assertThat(mapped(user, prefix)).isEqualTo(wanted);
                    }
                });
    }

    private static Set<String> mapped(AdobeUser user, String prefix) {
        return user.groups().stream()
                .filter(group -> group.matches(prefix + "\\d"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> removals(Adobe target) {
        return target.actions().stream()
                .filter(action -> action.steps().get(0) instanceof Step.RemoveFromOrganisation)
                .map(action -> action.user() + action.steps())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Provide
    Arbitrary<List<Person>> people() {
        Arbitrary<Set<Integer>> groups =
                Arbitraries.integers().between(0, RunModel.GROUPS - 1).set().ofMaxSize(RunModel.GROUPS);
        Arbitrary<IdentityType> type =
                Arbitraries.frequency(Tuple.of(4, IdentityType.FEDERATED_ID), Tuple.of(1, IdentityType.ADOBE_ID));
        Arbitrary<Account> account =
                Combinators.combine(type, groups, Arbitraries.of(true, false)).as(Account::new);
        return Combinators.combine(
                        groups.injectNull(0.4),
                        type,
                        account.injectNull(0.3),
                        account.injectNull(0.5),
                        Arbitraries.frequency(Tuple.of(6, "none"), Tuple.of(1, "vip"), Tuple.of(1, "boss")),
                        Arbitraries.of(true, false))
                .as(Person::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(7);
    }

    @Provide
    Arbitrary<AdobeScope> scopes() {
        return Arbitraries.<AdobeScope>of(
                new AdobeScope.All(),
                new AdobeScope.Mapped(),
                new AdobeScope.Groups(List.of(TargetGroup.parse("Own"), TargetGroup.parse("second::S1"))));
    }

    @Provide
    Arbitrary<Choice> options() {
        Arbitrary<AdobeOnlyLimit> limit = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 4).map(AdobeOnlyLimit.Count::new),
                Arbitraries.integers()
                        .between(0, 100)
                        .map(percent -> new AdobeOnlyLimit.Percent(BigDecimal.valueOf(percent))));
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.<AdobeOnlyAction>of(
                                new AdobeOnlyAction.Preserve(),
                                new AdobeOnlyAction.Exclude(),
                                new AdobeOnlyAction.WriteFile(FILE),
                                new AdobeOnlyAction.RemoveAdobeGroups(),
                                new AdobeOnlyAction.Remove(),
                                new AdobeOnlyAction.Delete()),
                        limit,
                        Arbitraries.of(true, false))
                .as(Choice::new);
    }

    /** What a user may ask for. */
    record Choice(
            boolean processGroups,
            boolean updateUserInfo,
            boolean excludeUnmappedUsers,
            AdobeOnlyAction action,
            AdobeOnlyLimit limit,
            boolean groupRemovalsOnly) {
        Scenario apply(Scenario scenario) {
            scenario.options
                    .processGroups(processGroups)
                    .updateUserInfo(updateUserInfo)
                    .excludeUnmappedUsers(excludeUnmappedUsers)
                    .adobeOnlyAction(action)
                    .adobeOnlyLimit(limit)
                    .groupRemovalsOnly(groupRemovalsOnly);
            return scenario;
        }
    }
}
