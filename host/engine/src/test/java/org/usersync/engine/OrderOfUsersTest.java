package org.usersync.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.usersync.engine.options.AdditionalGroupRule;
import org.usersync.engine.options.Strategy;
import org.usersync.engine.options.TargetGroup;
import org.usersync.engine.target.AdobeUser;
import org.usersync.engine.target.UserAction;
import org.usersync.spi.extension.TargetAttribute;
import org.usersync.spi.model.IdentityType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Groups are read several at once: who comes first differs from run to run, and what is done and told does not. */
class OrderOfUsersTest {
    private static final int ORDERS = 8;

    @Test
    void changesAreSentInTheOrderOfTheKeys() {
        List<String> expected =
                List.of("a@x.example", "b@x.example", "c@x.example", "d@x.example", "e@x.example", "f@x.example");

        assertThat(sent(scenario -> {
                    scenario.options.processGroups(true).updateUserInfo(true);
                    changes(scenario);
                }))
                .containsOnly(expected);
    }

    @Test
    void usersArePushedInTheOrderOfTheKeys() {
        List<String> expected = List.of(
                "a@x.example",
                "b@x.example",
                "c@x.example",
                "d@x.example",
                "e@x.example",
                "f@x.example",
                "same@x.example");

        assertThat(sent(scenario -> {
                    scenario.options.processGroups(true).strategy(Strategy.PUSH);
                    changes(scenario);
                }))
                .containsOnly(expected);
    }

    private static void changes(Scenario scenario) {
        scenario.map("Staff", "Design");
        for (String name : List.of("a", "c", "e")) {
            scenario.directory.with(Directory.user(name + "@x.example", "Staff"));
        }
        scenario.directory.with(
                Directory.user("b@x.example", "Staff"),
                Directory.user("d@x.example").firstName("Eve"));
        scenario.directory.with(Directory.user("f@x.example"), Directory.user("same@x.example", "Staff"));
        scenario.primary.with(
                Adobe.user("f@x.example", "Design"),
                Adobe.user("d@x.example"),
                Adobe.user("b@x.example"),
                Adobe.user("same@x.example", "Design"));
    }

    /** Nobody has the domain that Adobe reports: then the first one counts. */
    @Test
    void ofSeveralUsersOfOneUsernameTheFirstOneIsMatched() {
        assertThat(sent(scenario -> {
                    scenario.options.processGroups(true);
                    scenario.map("Staff", "Design");
                    for (String domain : List.of("y", "w", "x", "v")) {
                        scenario.directory.with(Directory.bare("ann", domain + ".example", domain + "@mail.example"));
                    }
                    scenario.primary.with(new AdobeUser(
                            IdentityType.FEDERATED_ID,
                            "z@mail.example",
                            "ann",
                            "z.example",
                            "Ann",
                            "Doe",
                            "DE",
                            List.of("Design")));
                }))
                // the user of v.example is there already
                .containsOnly(List.of("z@mail.example", "ann", "ann", "ann"));
    }

    @Test
    void whoHasAUsernameIsToldAlike() {
        assertThat(told(scenario -> {
                    scenario.directory.with(
                            Directory.bare("one", "x.example", "a@x.example"),
                            Directory.bare("two", "x.example", "b@x.example"),
                            Directory.bare("three", "x.example", "c@x.example"),
                            Directory.bare("twin", "x.example", "new@x.example"));
                    scenario.primary.with(
                            Adobe.typed(IdentityType.FEDERATED_ID, "twin", "a@x.example"),
                            Adobe.typed(IdentityType.ENTERPRISE_ID, "twin", "b@x.example"),
                            Adobe.typed(IdentityType.FEDERATED_ID, "three", "c@x.example"));
                }))
                .containsOnly(List.of("ERROR federatedID,twin,x.example,new@x.example is not created in target primary:"
                        + " its username belongs to federatedID,twin,x.example,a@x.example"));
    }

    /** The keys as hooks leave them count. */
    @Test
    void changesOfRenamedUsersAreSentInTheOrderOfTheirNewKeys() {
        assertThat(sent(scenario -> {
                    for (String name : List.of("a", "b", "c")) {
                        scenario.directory.with(Directory.user(name + "@x.example"));
                    }
                    scenario.hook(user -> {
                        int renamed = 'z' - user.get(TargetAttribute.EMAIL).charAt(0);
                        user.set(TargetAttribute.EMAIL, renamed + "@x.example");
                        user.set(TargetAttribute.USERNAME, renamed + "@x.example");
                    });
                }))
                .containsOnly(List.of("23@x.example", "24@x.example", "25@x.example"));
    }

    /** A filter that remembers: whether it keeps a user depends on whom it saw before. */
    @Test
    void filtersSeeUsersInTheOrderOfTheKeys() {
        assertThat(sent(scenario -> {
                    for (String name : List.of("a", "b", "c", "d")) {
                        scenario.directory.with(Directory.user(name + "@x.example"));
                    }
                    AtomicInteger seen = new AtomicInteger();
                    scenario.extension(new TestExtension().filter(user -> seen.incrementAndGet() % 2 == 0));
                }))
                .containsOnly(List.of("b@x.example", "d@x.example"));
    }

    @Test
    void aConflictOfRulesIsToldAlike() {
        assertThat(outcomes(
                        scenario -> {
                            scenario.options.additionalGroups(
                                    List.of(new AdditionalGroupRule(TargetGroup.PRIMARY, "A.*", name -> "Same")));
                            for (String name : List.of("a", "b", "c")) {
                                scenario.directory.with(
                                        Directory.user(name + "@x.example").memberGroups(Set.of("A " + name)));
                            }
                        },
                        scenario -> catchThrowable(scenario::run).getMessage()))
                .containsOnly("additional groups conflict: the directory groups \"A a\" and \"A b\" both become the"
                        + " Adobe group \"Same\"");
    }

    /** {@return whom the primary was sent, for each order} */
    private static List<List<String>> sent(Consumer<Scenario> setUp) {
        return outcomes(setUp, scenario -> {
            scenario.run();
            return scenario.primary.actions().stream().map(UserAction::user).toList();
        });
    }

    /** {@return the warnings and errors, for each order} */
    private static List<List<String>> told(Consumer<Scenario> setUp) {
        return outcomes(setUp, scenario -> {
            try (LogCapture log = new LogCapture()) {
                scenario.run();
                return log.lines().stream()
                        .filter(line -> line.startsWith("WARN") || line.startsWith("ERROR"))
                        .toList();
            }
        });
    }

    private static <T> List<T> outcomes(Consumer<Scenario> setUp, Function<Scenario, T> outcome) {
        List<T> all = new ArrayList<>();
        for (int seed = 0; seed < ORDERS; seed++) {
            Random random = new Random(seed);
            Scenario scenario = new Scenario();
            setUp.accept(scenario);
            scenario.directory.reorder(users -> Collections.shuffle(users, random));
            scenario.primary.reorder(users -> Collections.shuffle(users, random));
            all.add(outcome.apply(scenario));
        }
        return all;
    }
}
