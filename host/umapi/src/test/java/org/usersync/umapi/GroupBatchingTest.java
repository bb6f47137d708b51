package org.usersync.umapi;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.usersync.engine.target.AdobeTarget;
import org.usersync.engine.target.Step;
import org.usersync.engine.target.UserAction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersync.umapi.Organisation.action;
import static org.usersync.umapi.Organisation.add;
import static org.usersync.umapi.Organisation.done;
import static org.usersync.umapi.ScriptedHttp.answer;

/** Memberships that are sent from the side of the groups. */
final class GroupBatchingTest {
    private static final String GROUPS = "{\"lastPage\":true,\"result\":\"success\",\"groups\":["
            + "{\"groupName\":\"Design\",\"type\":\"USER_GROUP\"},{\"groupName\":\"Law\",\"type\":\"USER_GROUP\"},"
            + "{\"groupName\":\"Default CC\",\"type\":\"PRODUCT_PROFILE\"},{\"groupName\":\"Untyped\"}]}";

    private final Organisation org = new Organisation();
    private final JsonMapper json = new JsonMapper();

    private AdobeTarget open() {
        return org.open(settings -> settings.batchGroups(true));
    }

    private static List<UserAction> people(int count, Step... steps) {
        return IntStream.range(0, count)
                .mapToObj(i -> action("p" + i + "@acme.example", steps))
                .toList();
    }

    private static Step remove(String... groups) {
        return new Step.RemoveFromGroups(List.of(groups));
    }

    /** Answers as many requests as come as if each command went well. */
    private void answerAll(int requests) {
        for (int i = 0; i < requests; i++) {
            org.api.then(request -> answer(200, done(commands(request).size())));
        }
    }

    private JsonNode commands(ScriptedHttp.Sent request) {
        try {
            return json.readTree(request.body());
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<ScriptedHttp.Sent> posts() {
        return org.api.sent().stream()
                .filter(request -> request.method().equals("POST"))
                .toList();
    }

    @Test
    void tenThousandPeopleIntoOneGroupTakeATenthOfTheRequests() {
        org.api.then(200, GROUPS);
        answerAll(100);
        try (AdobeTarget target = open()) {
            target.send(people(10_000, add("Design")), true, org.outcomes);
        }
        assertThat(org.api.exhausted()).isTrue();
        assertThat(posts()).hasSize(100);
        List<String> emails = new ArrayList<>();
        for (ScriptedHttp.Sent post : posts()) {
            for (JsonNode command : commands(post)) {
                assertThat(command.get("usergroup").asText()).isEqualTo("Design");
                assertThat(command.get("do")).hasSizeLessThanOrEqualTo(10);
                for (JsonNode step : command.get("do")) {
                    assertThat(step.get("add").get("user")).hasSizeLessThanOrEqualTo(10);
                    step.get("add").get("user").forEach(email -> emails.add(email.asText()));
                }
            }
        }
        assertThat(emails).hasSize(10_000).doesNotHaveDuplicates();
        assertThat(org.outcomes.lines()).hasSize(10_000).allMatch(line -> line.startsWith("accepted action_"));
        assertThat(posts().get(99).header("Pragma")).isEqualTo("umapi-sync-end");
    }

    @Test
    void removalsComeBeforeAdditionsAndGroupsShareARequest() {
        org.api.then(200, GROUPS);
        answerAll(1);
        try (AdobeTarget target = open()) {
            target.send(people(20, remove("law"), add("DESIGN")), true, org.outcomes);
        }
        JsonNode commands = commands(posts().get(0));
        assertThat(commands).hasSize(2);
        assertThat(commands.get(0).get("usergroup").asText()).isEqualTo("law");
        assertThat(commands.get(0).get("do").get(0).has("remove")).isTrue();
        assertThat(commands.get(1).get("usergroup").asText()).isEqualTo("DESIGN");
        assertThat(commands.get(1).get("do")).hasSize(2);
        assertThat(org.outcomes.lines()).hasSize(20);
    }

    @Test
    void onlyMembershipsOfExistingUsersInUserGroupsAreMoved() {
        org.api.then(200, GROUPS);
        answerAll(2);
        List<UserAction> actions = new ArrayList<>(people(30, add("Design")));
        actions.add(action("profile@acme.example", add("Design", "Default CC")));
        actions.add(action("untyped@acme.example", add("Untyped")));
        actions.add(action("renamed@acme.example", new Step.Update(null, null, "Ann", null), add("Design")));
        actions.add(new UserAction("key", "bare", "acme.example", false, List.of(add("Design"))));
        actions.add(new UserAction("key", "adobe@acme.example", null, true, List.of(add("Design"))));
        try (AdobeTarget target = open()) {
            target.send(actions, true, org.outcomes);
        }
        JsonNode users = commands(posts().get(0));
        assertThat(users).hasSize(5).allMatch(command -> command.has("user"));
        assertThat(commands(posts().get(1))).hasSize(1).allMatch(command -> command.has("usergroup"));
        assertThat(org.outcomes.lines()).hasSize(35);
    }

    @Test
    void aRefusedStepIsSentUserByUser() {
        org.api.then(200, GROUPS);
        org.api.then(
                200,
                "{\"result\":\"partial\",\"completed\":0,\"notCompleted\":1,\"errors\":[{\"index\":0,\"step\":1,"
                        + "\"errorCode\":\"error.usergroup.user_list.invalid\",\"message\":\"no\",\"requestID\":\"action_1\"}]}");
        // what follows a failed step is not known to be carried out either
        answerAll(2);
        try (AdobeTarget target = open()) {
            target.send(people(30, add("Design")), true, org.outcomes);
        }
        assertThat(posts()).hasSize(3);
        List<String> again = new ArrayList<>();
        posts().stream().skip(1).forEach(post -> commands(post)
                .forEach(command -> again.add(command.get("user").asText())));
        assertThat(again)
                .hasSize(20)
                .contains("p10@acme.example", "p29@acme.example")
                .doesNotContain("p9@acme.example");
        assertThat(org.outcomes.lines()).hasSize(30).allMatch(line -> line.startsWith("accepted"));
    }

    @Test
    void aRefusedRequestIsSentUserByUserAndOnlyWhatFailsThenIsAnError() {
        org.api.then(200, GROUPS);
        org.api.then(400, "{\"result\":\"error.command.malformed\",\"message\":\"no lists here\"}");
        answerAll(1);
        org.api.then(
                200,
                "{\"result\":\"partial\",\"completed\":9,\"notCompleted\":1,\"errors\":[{\"index\":4,\"step\":0,"
                        + "\"errorCode\":\"error.user.not_found\",\"message\":\"gone\",\"requestID\":\"action_16\"}]}");
        try (AdobeTarget target = open()) {
            target.send(people(20, add("Design")), true, org.outcomes);
        }
        assertThat(posts()).hasSize(3);
        assertThat(org.outcomes.lines()).hasSize(20);
        assertThat(org.outcomes.lines().stream().filter(line -> line.startsWith("rejected")))
                .containsExactly("rejected action_16 key of p14@acme.example add error.user.not_found: gone");
    }

    @Test
    void whereTheUsersSideNeedsNoMoreRequestsItIsTaken() {
        answerAll(1);
        try (AdobeTarget target = open()) {
            target.send(people(5, add("Design")), false, org.outcomes);
            assertThat(org.api.sent()).hasSize(1).allMatch(request -> request.method()
                    .equals("POST"));
        }
    }

    @Test
    void itIsOffByDefault() {
        answerAll(2);
        try (AdobeTarget target = org.open()) {
            target.send(people(20, add("Design")), true, org.outcomes);
        }
        assertThat(posts()).hasSize(2).allMatch(post -> commands(post).get(0).has("user"));
    }
}
