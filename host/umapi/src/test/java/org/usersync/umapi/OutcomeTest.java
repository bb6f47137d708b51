package org.usersync.umapi;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersync.engine.target.AdobeTarget;
import org.usersync.engine.target.Step;
import org.usersync.engine.target.TargetException;
import org.usersync.engine.target.TargetException.Kind;
import org.usersync.engine.target.UserAction;
import org.usersync.spi.http.HttpFailure;
import org.usersync.spi.model.IdentityType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.usersync.umapi.Organisation.action;
import static org.usersync.umapi.Organisation.add;
import static org.usersync.umapi.Organisation.done;

class OutcomeTest {
    private static final UserAction ANA = action(
            "ana@x.example",
            new Step.Create(IdentityType.FEDERATED_ID, "ana@x.example", "ES", "Ana", "Ruiz", false),
            add("G"));
    private static final UserAction BO = action("bo@x.example", add("G"));

    private final Organisation org = new Organisation();

    @Test
    void reportsEveryErrorInAdobesOrderWithTheNameOfItsStep() {
        org.api.then(200, """
                {"result":"partial","completed":1,"notCompleted":1,"completedInTestMode":0,"errors":[
                  {"index":0,"step":0,"errorCode":"error.user.belongs_to_another_org","message":"elsewhere",
                   "requestID":"action_1","user":"ana@x.example"},
                  {"index":0,"step":"1","errorCode":"error.user.not_found","message":"no user"}]}""");

        send(ANA, BO);

        assertThat(org.outcomes.lines())
                .containsExactly(
                        "rejected action_1 key of ana@x.example createFederatedID error.user.belongs_to_another_org:"
                                + " elsewhere",
                        "rejected action_1 key of ana@x.example add error.user.not_found: no user",
                        "accepted action_2");
    }

    @Test
    void saysThatARenamedUserWhoIsNotFoundMayHaveTheNewNameAlready() {
        org.api.then(200, """
                {"result":"error","completed":0,"notCompleted":1,"errors":[
                  {"index":0,"step":0,"errorCode":"error.user.not_found","message":"no user"}]}""");

        send(action("ana@x.example", new Step.Update("new@x.example", null, null, null)));

        assertThat(org.outcomes.lines())
                .containsExactly(
                        "rejected action_1 key of ana@x.example update error.user.not_found: no user; the action"
                                + " may or may not have been carried out: the user has the new name already if an answer of"
                                + " Adobe was lost");
    }

    @Test
    void takesAnErrorWithoutAStepForTheWholeAction() {
        org.api.then(200, """
                {"result":"partial","completed":1,"notCompleted":1,"errors":[
                  {"index":"1","errorCode":"error.user.not_found","message":"no user"}]}""");

        send(ANA, BO);

        assertThat(org.outcomes.lines())
                .containsExactly(
                        "accepted action_1",
                        "rejected action_2 key of bo@x.example null error.user.not_found: no user");
    }

    @Test
    void trustsTheRequestIdOfAnErrorMoreThanItsIndex() {
        org.api.then(200, """
                {"result":"partial","completed":1,"notCompleted":1,"errors":[
                  {"index":0,"step":0,"errorCode":"error.group.not_found","message":"m","requestID":"action_2"}]}""");

        send(ANA, BO);

        assertThat(org.outcomes.lines())
                .containsExactly(
                        "accepted action_1", "rejected action_2 key of bo@x.example add error.group.not_found: m");
    }

    @Test
    void doesNotTakeTheIndexOfAnErrorWhoseIdIsAnothers() {
        org.api.then(200, """
                {"result":"partial","completed":1,"notCompleted":1,"errors":[
                  {"index":0,"step":0,"errorCode":"error.group.not_found","message":"m","requestID":"action_9"}]}""");

        send(ANA, BO);

        assertThat(org.outcomes.lines()).hasSize(2).allSatisfy(line -> assertThat(line)
                .contains("in_doubt: Adobe names no action"));
    }

    @Test
    void passesWarningsOnWithoutMakingThemErrors() {
        org.api.then(200, """
                {"result":"success","completed":1,"notCompleted":0,"warnings":[{"index":0,"step":0,
                  "warningCode":"warning.command.deprecated","message":"old","requestID":"action_1"}]}""");

        send(BO);

        assertThat(org.outcomes.lines())
                .containsExactly(
                        "warned action_1 key of bo@x.example warning.command.deprecated: old", "accepted action_1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"result\":\"success\",\"completed\":1,\"notCompleted\":0}",
                "{\"result\":\"success\",\"completed\":1,\"notCompleted\":1}",
                "{\"result\":\"success\",\"completed\":3,\"notCompleted\":0}",
                "{\"result\":\"error\",\"completed\":0,\"notCompleted\":2}",
                "{\"result\":\"partial\",\"completed\":1,\"notCompleted\":1}",
                "{\"result\":\"partial\"}",
                "{\"completed\":2,\"notCompleted\":0}",
                "{}"
            })
    void claimsNothingThatAdobesAnswerDoesNotProve(String body) {
        org.api.then(200, body);

        send(ANA, BO);

        assertThat(org.outcomes.lines()).hasSize(2).allSatisfy(line -> assertThat(line)
                .contains("in_doubt: Adobe's answer contradicts itself"));
    }

    @Test
    void takesASuccessWithoutCountsForOne() {
        org.api.then(200, "{\"result\":\"success\"}");

        send(ANA, BO);

        assertThat(org.outcomes.lines()).containsExactly("accepted action_1", "accepted action_2");
    }

    @Test
    void doubtsEverythingWhereAnErrorNamesNoAction() {
        org.api.then(200, """
                {"result":"partial","completed":1,"notCompleted":1,"errors":[
                  {"index":7,"errorCode":"error.group.not_found","message":"m"}]}""");

        send(ANA, BO);

        assertThat(org.outcomes.lines()).hasSize(2).allSatisfy(line -> assertThat(line)
                .contains("in_doubt: Adobe names no action of this request with the error error.group.not_found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "null", "{\"result\":\"success\",\"completed\":2"})
    void claimsNothingFromABodyItCannotRead(String body) {
        org.api.then(200, body).then(200, done(1));
        AdobeTarget target = org.open();

        target.send(List.of(ANA, BO), false, org.outcomes);
        target.send(List.of(BO), true, org.outcomes);

        assertThat(org.outcomes.lines())
                .containsExactly(
                        "refused [action_1, action_2] Adobe's answer is no JSON object; the actions may or may not have"
                                + " been carried out",
                        "accepted action_3");
    }

    @Test
    void reportsARequestThatIsRefusedAsAWhole() {
        org.api.then(200, "{\"result\":\"error.organization.migrating\",\"message\":\"wait\"}");

        send(ANA, BO);

        assertThat(org.outcomes.lines())
                .containsExactly("refused [action_1, action_2] error.organization.migrating: wait");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409, 500})
    void goesOnAfterARefusedRequest(int status) {
        org.api
                .then(ScriptedHttp.answer(status, "{\"result\":\"error.command.malformed\",\"message\":\"bad\"}")
                        .with("X-Request-Id", "r-9"))
                .then(200, done(1));

        send(IntStream.range(0, 11)
                .mapToObj(i -> action("u" + i + "@x.example", add("G")))
                .toArray(UserAction[]::new));

        assertThat(org.outcomes.lines()).hasSize(2);
        assertThat(org.outcomes.lines().get(0))
                .startsWith("refused [action_1, action_2,")
                .endsWith("HTTP status " + status + ", code error.command.malformed, message: bad (request id r-9)");
        assertThat(org.outcomes.lines().get(1)).isEqualTo("accepted action_11");
    }

    @Test
    void sendsAThrottledCommandOnceMoreAfterAllOthers() {
        org.api
                .then(200, failing("error.throttled_by_external_service", 10))
                .then(200, done(1))
                .then(200, done(1));

        send(IntStream.range(0, 11)
                .mapToObj(i -> action("u" + i + "@x.example", add("G")))
                .toArray(UserAction[]::new));

        assertThat(org.api.sent().get(1).body()).contains("\"action_11\"");
        assertThat(org.api.sent().get(2).body()).contains("\"u0@x.example\"", "\"action_1\"");
        assertThat(org.outcomes.lines()).hasSize(11).endsWith("accepted action_11", "accepted action_1");
    }

    @Test
    void sendsAThrottledCommandOnceMoreOnly() {
        org.api.then(200, failing("error.internal.add", 1)).then(200, failing("error.internal.add", 1));

        send(BO);

        assertThat(org.outcomes.lines())
                .containsExactly("rejected action_1 key of bo@x.example add error.internal.add: m");
    }

    @Test
    void doesNotRepeatWhatIsNotSafeToRepeat() {
        org.api.then(200, failing("error.internal.update_failed", 1));

        send(action("bo@x.example", new Step.Update("bo2@x.example", null, null, null)));

        assertThat(org.outcomes.lines()).hasSize(1).first().asString().startsWith("rejected action_1");
    }

    @Test
    void takesAUserWhoIsThereAfterARepetitionForCreated() {
        Step create = new Step.Create(IdentityType.ADOBE_ID, "a@x.example", null, null, null, false);
        org.api
                .then(200, failing("error.internal.create_failed", 1))
                .then(200, failing("error.user.already_in_org", 1));

        send(action("a@x.example", create));

        assertThat(org.outcomes.lines()).containsExactly("accepted action_1");
    }

    @Test
    void reportsAUserWhoIsThereAlreadyTheFirstTime() {
        Step create = new Step.Create(IdentityType.ADOBE_ID, "a@x.example", null, null, null, false);
        org.api.then(200, failing("error.user.already_in_org", 1));

        send(action("a@x.example", create));

        assertThat(org.outcomes.lines())
                .containsExactly("rejected action_1 key of a@x.example addAdobeID error.user.already_in_org: m");
    }

    @Test
    void saysWhatWasSentWhenAdobeBecomesUnavailable() {
        org.api.then(200, done(10)).thenFail(HttpFailure.Kind.TIMEOUT, "no answer in 120 s");
        AdobeTarget target = org.open();
        List<UserAction> actions = IntStream.range(0, 30)
                .mapToObj(i -> action("u" + i + "@x.example", add("G")))
                .toList();

        assertThatExceptionOfType(TargetException.class)
                .isThrownBy(() -> target.send(actions, true, org.outcomes))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
                .withMessageContaining("no answer in 120 s. Adobe had answered 10 actions of this part;"
                        + " action_11 to action_20 may or may not have been carried out, what follows was not sent");
        assertThat(org.outcomes.lines()).hasSize(10);
    }

    @Test
    void saysWhatWasNotSentWhenTheCredentialsAreRefused() {
        org.api.then(200, done(10)).then(403, "");
        AdobeTarget target = org.open();
        List<UserAction> actions = IntStream.range(0, 11)
                .mapToObj(i -> action("u" + i + "@x.example", add("G")))
                .toList();

        assertThatExceptionOfType(TargetException.class)
                .isThrownBy(() -> target.send(actions, true, org.outcomes))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.AUTH))
                .withMessageContaining("action_11 was not carried out, what follows was not sent");
    }

    @Test
    void stopsBetweenRequestsWhenTheRunIsCancelled() {
        org.api.then(request -> {
            org.cancelled.set(true);
            return ScriptedHttp.answer(200, done(10));
        });
        AdobeTarget target = org.open();
        List<UserAction> actions = IntStream.range(0, 11)
                .mapToObj(i -> action("u" + i + "@x.example", add("G")))
                .toList();

        assertThatExceptionOfType(TargetException.class)
                .isThrownBy(() -> target.send(actions, true, org.outcomes))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED))
                .withMessageContaining(
                        "Adobe had answered 10 actions of this part; action_11 and what follows was not" + " sent");
        assertThat(org.api.sent()).hasSize(1);
    }

    /** The answer to a request whose first command failed in its first step. */
    private static String failing(String code, int commands) {
        return """
                {"result":"%s","completed":%d,"notCompleted":1,"errors":[
                  {"index":0,"step":0,"errorCode":"%s","message":"m"}]}""".formatted(commands == 1 ? "error" : "partial", commands - 1, code);
    }

    private void send(UserAction... actions) {
        org.open().send(List.of(actions), true, org.outcomes);
    }
}
