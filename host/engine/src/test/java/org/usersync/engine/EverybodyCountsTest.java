package org.usersync.engine;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersync.engine.options.AdobeOnlyAction;
import org.usersync.engine.options.AdobeOnlyLimit;
import org.usersync.engine.options.AdobeScope;
import org.usersync.engine.target.Step;
import org.usersync.engine.target.UserAction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersync.engine.Scenario.count;

/**
 * Users are taken and matched some hundreds at a time: nobody is lost between two of these, nor behind the last one. A lost
 * directory user would be deleted at Adobe, a lost Adobe user created there again.
 */
class EverybodyCountsTest {
    private final Scenario scenario = new Scenario();

    @ParameterizedTest
    @ValueSource(ints = {1, 249, 250, 251, 499, 500, 501, 1000, 1001})
    void whoeverIsOnBothSidesIsLeftAlone(int users) {
        for (int number = 0; number < users; number++) {
            scenario.directory.with(Directory.user(email(number)));
            scenario.primary.with(Adobe.user(email(number)));
        }

        SyncResult result = scenario.run();

        assertThat(scenario.primary.actions()).isEmpty();
        assertThat(count(result, "Number of directory users read")).isEqualTo(users);
        assertThat(count(result, "Number of Adobe users read")).isEqualTo(users);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 249, 250, 251, 499, 500, 501, 1000, 1001})
    void whoeverIsOnOneSideOnlyIsCreatedOrRemoved(int users) {
        scenario.options.adobeOnlyAction(new AdobeOnlyAction.Remove()).adobeOnlyLimit(new AdobeOnlyLimit.Count(users));
        for (int number = 0; number < users; number++) {
            scenario.directory.with(Directory.user("new" + email(number)));
            scenario.primary.with(Adobe.user("old" + email(number)));
        }

        scenario.run();

        assertThat(usersOf(Step.Create.class)).isEqualTo(emails("new", users));
        assertThat(scenario.primary.actions()).hasSize(2 * users);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 250, 251, 501})
    void membersOfSeveralGroupsAreTakenGroupByGroup(int users) {
        scenario.options.processGroups(true).adobeScope(new AdobeScope.Mapped());
        scenario.map("Staff", "One").map("Board", "Two");
        for (int number = 0; number < users; number++) {
            scenario.directory.with(
                    Directory.user(email(number), "Staff"), Directory.user("b" + email(number), "Board"));
            scenario.primary.with(Adobe.user(email(number), "One"), Adobe.user("b" + email(number), "Two"));
        }

        scenario.run();

        assertThat(scenario.primary.actions()).isEmpty();
    }

    private Set<String> usersOf(Class<? extends Step> kind) {
        return scenario.primary.actions().stream()
                .filter(action -> action.steps().stream().anyMatch(kind::isInstance))
                .map(UserAction::user)
                .collect(Collectors.toSet());
    }

    private static Set<String> emails(String begin, int users) {
        return IntStream.range(0, users)
                .mapToObj(number -> begin + email(number))
                .collect(Collectors.toSet());
    }

    private static String email(int number) {
        return "person" + number + "@x.example";
    }
}
