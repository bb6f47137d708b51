package org.usersync.umapi;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.usersync.engine.target.Step;
import org.usersync.engine.target.UserAction;
import org.usersync.spi.model.IdentityType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersync.umapi.Organisation.done;

/** Actions that take two commands, the first of which decides what becomes of the second. */
class LargeActionTest {
    private static final Step MANY = new Step.AddToGroups(
            IntStream.range(0, 95).mapToObj(i -> "Group " + i).toList());
    private static final String FIRST_STEP_FAILED = """
            {"result":"error","completed":0,"notCompleted":1,"errors":[
              {"index":0,"step":0,"errorCode":"error.user.type_mismatch","message":"m"}]}""";
    private static final String SECOND_STEP_FAILED = """
            {"result":"error","completed":0,"notCompleted":1,"errors":[
              {"index":0,"step":1,"errorCode":"error.group.not_found","message":"m"}]}""";
    private static final String COMMAND_FAILED = """
            {"result":"error","completed":0,"notCompleted":1,"errors":[
              {"index":0,"errorCode":"error.group.not_found","message":"m"}]}""";

    private final Organisation org = new Organisation();

    @Test
    void doesNotGoOnWithAUserWhoWasNotCreated() {
        org.api.then(200, FIRST_STEP_FAILED);

        send(create("ana@x.example", "ana@x.example"));

        assertThat(org.outcomes.lines())
                .containsExactly(
                        "rejected action_1 key createEnterpriseID error.user.type_mismatch: m",
                        "rejected action_2 key null not_sent: not sent, because the create in action_1 failed or is in"
                                + " doubt");
    }

    @Test
    void doesNotGoOnWithAUserWhoseCreateWasRefusedWithItsRequest() {
        org.api.then(400, "");

        send(create("ana@x.example", "ana@x.example"));

        assertThat(org.outcomes.lines()).hasSize(2);
        assertThat(org.outcomes.lines().get(1)).startsWith("rejected action_2 key null not_sent: ");
    }

    @Test
    void goesOnAfterAStepBehindTheCreateFailed() {
        org.api.then(200, SECOND_STEP_FAILED).then(200, done(1));

        send(create("ana@x.example", "ana@x.example"));

        assertThat(org.outcomes.lines())
                .containsExactly("rejected action_1 key add error.group.not_found: m", "accepted action_2");
    }

    @Test
    void namesAUserByEmailAfterACreateByAnotherAddress() {
        org.api.then(200, done(1)).then(200, done(1));

        send(create("ana@login.example", "ana@x.example"));

        assertThat(names()).containsExactly("ana@login.example", "ana@x.example");
    }

    @Test
    void keepsABareUsername() {
        org.api.then(200, done(1)).then(200, done(1));

        send(create("ana", "ana@x.example"));

        assertThat(names()).containsExactly("ana", "ana");
        assertThat(org.api.sent().get(1).body()).contains("\"domain\":\"x.example\"");
    }

    @Test
    void namesAUserByTheNewEmailAfterAnUpdate() {
        org.api.then(200, done(1)).then(200, done(1));

        send(update());

        assertThat(names()).containsExactly("ana@x.example", "new@x.example");
    }

    @Test
    void namesAUserByTheOldEmailAfterAnUpdateThatFailed() {
        org.api.then(200, FIRST_STEP_FAILED).then(200, done(1));

        send(update());

        assertThat(names()).containsExactly("ana@x.example", "ana@x.example");
    }

    @Test
    void namesAUserByTheOldEmailAfterARequestThatWasRefused() {
        org.api.then(400, "").then(200, done(1));

        send(update());

        assertThat(names()).containsExactly("ana@x.example", "ana@x.example");
    }

    @Test
    void doesNotGoOnAfterAnErrorInsideAdobeThatMayHaveRenamedTheUser() {
        org.api.then(500, "");

        send(update());

        assertThat(names()).containsExactly("ana@x.example");
        assertThat(org.outcomes.lines()).hasSize(2);
    }

    @Test
    void namesAUserByTheNewEmailAfterAnotherStepFailed() {
        org.api.then(200, SECOND_STEP_FAILED).then(200, done(1));

        send(update());

        assertThat(names()).containsExactly("ana@x.example", "new@x.example");
    }

    @Test
    void doesNotGoOnWithAUserWhoseNameIsInDoubt() {
        org.api.then(200, COMMAND_FAILED);

        send(update());

        assertThat(org.outcomes.lines())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("rejected action_2 key null not_sent: not sent, because it is in doubt whether the update");
    }

    @Test
    void namesAUserByTheNewUsernameWhereItHasNoEmailForAName() {
        Step update = new Step.Update("new@x.example", "bo", null, null);
        org.api.then(200, done(1)).then(200, done(1));

        send(new UserAction("key", "ana", "x.example", false, List.of(update, MANY)));

        assertThat(names()).containsExactly("ana", "bo");
    }

    @Test
    void namesNobodyAnewInTestMode() {
        String tested = "{\"result\":\"success\",\"completed\":0,\"notCompleted\":0,\"completedInTestMode\":1}";
        org.api.then(200, tested).then(200, tested);

        org.open(settings -> settings.testMode(true)).send(List.of(update()), true, org.outcomes);

        assertThat(names()).containsExactly("ana@x.example", "ana@x.example");
    }

    @Test
    void sendsTheRestOfAThrottledActionAfterItsRepetition() {
        org.api.then(200, """
                        {"result":"error","completed":0,"notCompleted":1,"errors":[{"index":0,"step":0,
                          "errorCode":"error.throttled_by_external_service","message":"m"}]}""").then(200, done(1)).then(200, done(1));

        send(create("ana@x.example", "ana@x.example"));

        assertThat(org.api.sent())
                .extracting(sent -> sent.body().replaceAll(".*\"requestID\":\"(\\w+)\".*", "$1"))
                .containsExactly("action_1", "action_1", "action_2");
        assertThat(org.outcomes.lines()).containsExactly("accepted action_1", "accepted action_2");
    }

    private static UserAction create(String user, String email) {
        Step create = new Step.Create(IdentityType.ENTERPRISE_ID, email, "ES", "Ana", "Ruiz", false);
        return new UserAction("key", user, user.contains("@") ? null : "x.example", false, List.of(create, MANY));
    }

    private static UserAction update() {
        Step update = new Step.Update("new@x.example", null, null, null);
        return new UserAction("key", "ana@x.example", null, false, List.of(update, MANY));
    }

    private void send(UserAction action) {
        org.open().send(List.of(action), true, org.outcomes);
    }

    private Stream<String> names() {
        return org.api.sent().stream().map(sent -> sent.body().replaceAll(".*\"user\":\"([^\"]+)\".*", "$1"));
    }
}
