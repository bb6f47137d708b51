package org.usersync.umapi.internal;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.usersync.engine.target.Step;
import org.usersync.engine.target.UserAction;
import org.usersync.spi.model.IdentityType;
import org.usersync.umapi.RequestIds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is to be sent: every request is within Adobe's limits, and together they say what was to be said. */
class SplittingProperties {
    private final JsonMapper json = new JsonMapper();

    @Property(tries = 200)
    void commandsAreWithinLimitsAndLoseNothing(@ForAll("steps") List<Step> steps) {
        List<List<Step>> commands = StepSplitter.split(steps);

        assertThat(commands).allSatisfy(command -> assertThat(command).hasSizeBetween(1, 10));
        List<Step> small = commands.stream().flatMap(List::stream).toList();
        assertThat(small).allSatisfy(step -> assertThat(groups(step)).hasSizeLessThanOrEqualTo(10));
        assertThat(flat(small)).isEqualTo(flat(steps));
    }

    @Property(tries = 100)
    void requestsAreWithinLimitsAndLoseNothing(
            @ForAll("actions") List<UserAction> actions, @ForAll("sizes") int mostBytes) throws Exception {
        CommandFactory factory = new CommandFactory(new RequestIds(), false);
        Batches batches = new Batches(factory.users(actions), json.getFactory(), mostBytes);
        Map<String, List<JsonNode>> sent = new HashMap<>();
        Set<String> ids = new HashSet<>();

        while (batches.hasNext()) {
            Batches.Batch batch = batches.next();
            JsonNode body = json.readTree(batch.body());
            assertThat(body).hasSizeBetween(1, 10).hasSameSizeAs(batch.commands());
            assertThat(batch.body().getBytes(StandardCharsets.UTF_8).length <= mostBytes || body.size() == 1)
                    .isTrue();
            Set<String> users = new HashSet<>();
            for (JsonNode command : body) {
                String user = command.path("user").textValue();
                assertThat(users.add(user)).isTrue();
                assertThat(ids.add(command.path("requestID").textValue())).isTrue();
                command.path("do").forEach(sent.computeIfAbsent(user, key -> new ArrayList<>())::add);
            }
        }

        Map<String, List<JsonNode>> wanted = new HashMap<>();
        for (UserAction action : actions) {
            for (List<Step> command : StepSplitter.split(action.steps())) {
                for (Step step : command) {
                    wanted.computeIfAbsent(action.user(), key -> new ArrayList<>())
                            .add(json.readTree(written(step)));
                }
            }
        }
        assertThat(sent).isEqualTo(wanted);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<List<String>> names = Arbitraries.integers()
                .between(1, 60)
                .map(number -> "Group " + number)
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(60);
        Arbitrary<Step> changes = Arbitraries.oneOf(
                names.map(Step.AddToGroups::new),
                names.map(Step.RemoveFromGroups::new),
                Arbitraries.just(new Step.RemoveFromAllGroups()),
                Arbitraries.just(new Step.Update(null, null, "Ana", null)));
        Arbitrary<Boolean> create = Arbitraries.of(true, false);
        Arbitrary<Boolean> leave = Arbitraries.of(true, false);
        return Combinators.combine(create, changes.list().ofMinSize(1).ofMaxSize(15), leave)
                .as((first, middle, last) -> {
                    List<Step> steps = new ArrayList<>();
                    if (first) {
                        steps.add(new Step.Create(IdentityType.FEDERATED_ID, "a@x.example", "ES", "A", "B", true));
                    }
                    steps.addAll(middle);
                    if (last) {
                        steps.add(new Step.RemoveFromOrganisation(true));
                    }
                    return steps;
                });
    }

    @Provide
    Arbitrary<List<UserAction>> actions() {
        Arbitrary<String> users = Arbitraries.integers().between(0, 25).map(number -> "user" + number);
        return Combinators.combine(users, steps())
                .as((user, steps) -> new UserAction(user, user, "x.example", false, steps))
                .list()
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<Integer> sizes() {
        return Arbitraries.of(500, 3_000, 1_000_000);
    }

    /** A step a group, so that lists compare whatever their cut. */
    private static List<String> flat(List<Step> steps) {
        List<String> flat = new ArrayList<>();
        for (Step step : steps) {
            if (groups(step).isEmpty()) {
                flat.add(step.toString());
            }
            groups(step).forEach(group -> flat.add(StepWriter.name(step) + " " + group));
        }
        return flat;
    }

    private static List<String> groups(Step step) {
        if (step instanceof Step.AddToGroups add) {
            return add.groups();
        }
        return step instanceof Step.RemoveFromGroups remove ? remove.groups() : List.of();
    }

    private String written(Step step) throws Exception {
        StringWriter text = new StringWriter();
        try (var generator = json.getFactory().createGenerator(text)) {
            StepWriter.write(step, generator);
        }
        return text.toString();
    }
}
