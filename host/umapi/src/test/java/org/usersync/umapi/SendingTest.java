package org.usersync.umapi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.usersync.engine.target.AdobeTarget;
import org.usersync.engine.target.Step;
import org.usersync.engine.target.UserAction;
import org.usersync.spi.model.IdentityType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.usersync.umapi.Organisation.action;
import static org.usersync.umapi.Organisation.add;
import static org.usersync.umapi.Organisation.done;

class SendingTest {
    private final Organisation org = new Organisation();
    private final JsonMapper json = new JsonMapper();

    @Test
    void writesACreateWithItsGroups() throws Exception {
        org.api.then(200, done(1));

        send(action(
                "ana@acme.example",
                new Step.Create(IdentityType.FEDERATED_ID, "ana@acme.example", "ES", "Ana", null, false),
                new Step.RemoveFromGroups(List.of("Trial")),
                add("Default CC", "Design")));

        assertSent(0, """
                [{"user":"ana@acme.example","requestID":"action_1","do":[
                  {"createFederatedID":{"email":"ana@acme.example","country":"ES","firstname":"Ana",
                    "option":"ignoreIfAlreadyExists"}},
                  {"remove":{"group":["Trial"]}},
                  {"add":{"group":["Default CC","Design"]}}]}]""");
        assertThat(org.outcomes.lines()).containsExactly("accepted action_1");
    }

    @ParameterizedTest
    @CsvSource({"ADOBE_ID,addAdobeID", "ENTERPRISE_ID,createEnterpriseID", "FEDERATED_ID,createFederatedID"})
    void namesTheCreateByTheKindOfUser(IdentityType type, String step) throws Exception {
        org.api.then(200, done(1));

        send(new UserAction(
                "key",
                "a@x.example",
                null,
                true,
                List.of(new Step.Create(type, "a@x.example", null, null, "L", true))));

        assertSent(0, """
                [{"user":"a@x.example","useAdobeID":true,"requestID":"action_1","do":[
                  {"%s":{"email":"a@x.example","lastname":"L","option":"updateIfAlreadyExists"}}]}]""".formatted(step));
    }

    @Test
    void writesTheOtherSteps() throws Exception {
        org.api.then(200, done(3));

        send(
                new UserAction(
                        "key",
                        "bo",
                        "acme.example",
                        false,
                        List.of(new Step.Update("bo.li@acme.example", "bo2", null, "Li"))),
                action("cy@x.example", new Step.RemoveFromAllGroups(), new Step.RemoveFromOrganisation(false)),
                new UserAction(
                        "key", "di@x.example", "x.example", false, List.of(new Step.RemoveFromOrganisation(true))));

        assertSent(0, """
                [{"user":"bo","domain":"acme.example","requestID":"action_1","do":[
                   {"update":{"email":"bo.li@acme.example","username":"bo2","lastname":"Li"}}]},
                 {"user":"cy@x.example","requestID":"action_2","do":[
                   {"remove":"all"},{"removeFromOrg":{"deleteAccount":false}}]},
                 {"user":"di@x.example","requestID":"action_3","do":[{"removeFromOrg":{"deleteAccount":true}}]}]""");
    }

    @Test
    void postsToTheOrganisation() {
        org.api.then(200, done(1));

        send(action("a@x.example", add("G")));

        ScriptedHttp.Sent request = org.api.sent().get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).isEqualTo(Organisation.ACTION);
        assertThat(request.header("Content-Type")).isEqualTo("application/json");
        assertThat(request.bucket()).isEqualTo("actions");
    }

    @Test
    void onlyAsksInTestMode() {
        org.api.then(200, "{\"result\":\"success\",\"completed\":0,\"notCompleted\":0,\"completedInTestMode\":1}");

        org.open(settings -> settings.testMode(true))
                .send(List.of(action("a@x.example", add("G"))), true, org.outcomes);

        assertThat(org.api.sent().get(0).uri()).isEqualTo(Organisation.ACTION + "?testOnly=true");
        assertThat(org.outcomes.lines()).containsExactly("accepted action_1");
    }

    @Test
    void putsTenActionsIntoARequest() throws Exception {
        org.api.then(200, done(10)).then(200, done(10)).then(200, done(3));

        send(IntStream.range(0, 23)
                .mapToObj(i -> action("u" + i + "@x.example", add("G")))
                .toArray(UserAction[]::new));

        List<String> users = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            body(i).forEach(command -> users.add(command.path("user").textValue()));
        }
        assertThat(body(0)).hasSize(10);
        assertThat(users)
                .containsExactlyElementsOf(IntStream.range(0, 23)
                        .mapToObj(i -> "u" + i + "@x.example")
                        .toList());
        assertThat(org.outcomes.lines()).hasSize(23).doesNotHaveDuplicates().allMatch(l -> l.startsWith("accepted "));
    }

    @Test
    void splitsLargeActionsIntoSequentialRequests() throws Exception {
        org.api.then(200, done(2)).then(200, done(1)).then(200, done(1));

        send(action("big@x.example", add(groups(250))), action("small@x.example", add("G")));

        assertThat(body(0)).hasSize(2);
        assertThat(body(0).path(0).path("do")).hasSize(10);
        assertThat(body(0).path(1).path("user").textValue()).isEqualTo("small@x.example");
        assertThat(body(1)).hasSize(1);
        assertThat(body(2).path(0).path("do")).hasSize(5);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            for (JsonNode step : body(i).path(0).path("do")) {
                JsonNode list = step.path("add").path("group");
                assertThat(list).hasSizeLessThanOrEqualTo(10);
                list.forEach(name -> names.add(name.textValue()));
            }
        }
        assertThat(names).containsExactly(groups(250));
        assertThat(org.outcomes.lines())
                .containsExactlyInAnyOrder(
                        "accepted action_1", "accepted action_2", "accepted action_3", "accepted action_4");
    }

    @Test
    void neverPutsOneUserTwiceIntoARequest() throws Exception {
        org.api.then(200, done(2)).then(200, done(1));

        send(action("A@x.example", add("G")), action("b@x.example", add("G")), action("a@X.example", add("H")));

        assertThat(body(0)).hasSize(2);
        assertThat(body(1).path(0).path("user").textValue()).isEqualTo("a@X.example");
    }

    @Test
    void namesAGroupOnceInAList() throws Exception {
        org.api.then(200, done(1));

        send(action("a@x.example", add("G", "g ", "H", "_product_admin_P", "_product_admin_p")));

        assertThat(body(0).at("/0/do/0/add/group").toString())
                .isEqualTo("[\"G\",\"H\",\"_product_admin_P\",\"_product_admin_p\"]");
    }

    @Test
    void refusesImpossibleActionsBeforeItSendsAny() {
        AdobeTarget target = org.open();
        Step create = new Step.Create(IdentityType.ADOBE_ID, "b@x.example", null, null, null, false);
        List<UserAction> lateCreate = List.of(action("a@x.example", add("G")), action("b@x.example", add("G"), create));
        List<UserAction> earlyRemoval =
                List.of(action("b@x.example", new Step.RemoveFromOrganisation(false), add("G")));

        assertThatIllegalArgumentException().isThrownBy(() -> target.send(lateCreate, true, org.outcomes));
        assertThatIllegalArgumentException().isThrownBy(() -> target.send(earlyRemoval, true, org.outcomes));

        assertThat(org.api.sent()).isEmpty();
    }

    @Test
    void sharesTheIdsOfTheRunAmongTargets() throws Exception {
        org.api.then(200, done(1)).then(200, done(1));

        send(action("a@x.example", add("G")));
        send(action("a@x.example", add("H")));

        assertThat(body(1).at("/0/requestID").textValue()).isEqualTo("action_2");
    }

    @Test
    void createsUserGroups() throws Exception {
        org.api.then(200, done(2));

        org.open().createGroups(List.of("Design", "design ", "R&D"), "by sync", true, org.outcomes);

        assertSent(0, """
                [{"usergroup":"Design","requestID":"action_1","do":[
                   {"createUserGroup":{"description":"by sync","option":"ignoreIfAlreadyExists"}}]},
                 {"usergroup":"R&D","requestID":"action_2","do":[
                   {"createUserGroup":{"description":"by sync","option":"ignoreIfAlreadyExists"}}]}]""");
        assertThat(org.outcomes.lines()).containsExactly("accepted action_1", "accepted action_2");
    }

    @Test
    void leavesAGroupAsItIsThatIsThereAlready() {
        org.api.then(200, """
                {"result":"error","completed":0,"notCompleted":1,"errors":[
                  {"index":0,"step":0,"errorCode":"error.usergroup.already_exists","message":"there"}]}""");

        org.open().createGroups(List.of("Design"), "by sync", true, org.outcomes);

        assertThat(org.outcomes.lines()).containsExactly("accepted action_1");
    }

    @Test
    void doesNotSendNamesThatNoUserGroupMayHave() {
        String longest = "x".repeat(255);
        org.api.then(200, done(1));

        org.open().createGroups(List.of("_admin", longest + "x", longest), "by sync", true, org.outcomes);

        assertThat(org.outcomes.lines()).hasSize(3);
        assertThat(org.outcomes.lines().get(0)).startsWith("rejected action_1 _admin createUserGroup ");
        assertThat(org.outcomes.lines().get(1)).startsWith("rejected action_2 xxx");
        assertThat(org.outcomes.lines().get(2)).isEqualTo("accepted action_3");
    }

    @Test
    void marksBeginAndEndOfASync() {
        org.api
                .then(200, Organisation.page(false, Organisation.user("a@x.example")))
                .then(200, Organisation.page(true, Organisation.user("b@x.example")))
                .then(200, done(10))
                .then(200, done(1))
                .then(200, done(1));
        AdobeTarget target = org.open();

        Organisation.users(target);
        target.send(
                IntStream.range(0, 11)
                        .mapToObj(i -> action("u" + i + "@x.example", add("G")))
                        .toList(),
                false,
                org.outcomes);
        target.send(List.of(action("z@x.example", add("G"))), true, org.outcomes);

        assertThat(markers()).containsExactly("umapi-sync-start", "", "", "", "umapi-sync-end");
    }

    @Test
    void onlyBeginsASyncOfOneRequest() {
        org.api.then(200, done(1));

        send(action("a@x.example", add("G")));

        assertThat(markers()).containsExactly("umapi-sync-start");
    }

    @Test
    void endsASyncThatOnlyReadWithTheSmallestRequest() {
        org.api
                .then(200, Organisation.page(true, Organisation.user("a@x.example")))
                .then(200, "{\"lastPage\":true,\"result\":\"Not found\"}");
        AdobeTarget target = org.open();

        Organisation.users(target);
        target.send(List.of(), true, org.outcomes);
        target.send(List.of(), true, org.outcomes);

        assertThat(markers()).containsExactly("umapi-sync-start", "umapi-sync-end");
        assertThat(org.api.sent().get(1).method()).isEqualTo("GET");
        assertThat(org.policies).last().satisfies(policy -> {
            assertThat(policy.attempts()).isEqualTo(1);
            assertThat(policy.rateLimitAttempts()).isEqualTo(1);
        });
        assertThat(org.outcomes.lines()).isEmpty();
    }

    @Test
    void doesNotMindWhenTheEndCannotBeTold() {
        org.api
                .then(200, Organisation.page(true, Organisation.user("a@x.example")))
                .then(503, "");
        AdobeTarget target = org.open();

        Organisation.users(target);
        target.send(List.of(), true, org.outcomes);

        assertThat(org.api.exhausted()).isTrue();
    }

    @Test
    void sendsNothingWhereNothingWasReadOrIsToBeSent() {
        AdobeTarget target = org.open();

        target.send(List.of(), true, org.outcomes);
        target.createGroups(List.of(), "by sync", false, org.outcomes);

        assertThat(org.api.sent()).isEmpty();
        assertThat(org.ims.sent()).isEmpty();
    }

    private void send(UserAction... actions) {
        org.open().send(Arrays.asList(actions), true, org.outcomes);
    }

    private List<String> markers() {
        return org.api.sent().stream().map(sent -> sent.header("Pragma")).toList();
    }

    private JsonNode body(int request) throws Exception {
        return json.readTree(org.api.sent().get(request).body());
    }

    private void assertSent(int request, String expected) throws Exception {
        assertThat(body(request)).isEqualTo(json.readTree(expected));
    }

    private static String[] groups(int count) {
        return IntStream.range(0, count).mapToObj(i -> "Group " + i).toArray(String[]::new);
    }
}
