package org.usersync.umapi;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersync.engine.target.AdobeGroup;
import org.usersync.engine.target.AdobeTarget;
import org.usersync.engine.target.AdobeUser;
import org.usersync.engine.target.TargetException;
import org.usersync.engine.target.TargetException.Kind;
import org.usersync.spi.http.HttpFailure;
import org.usersync.spi.model.IdentityType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.usersync.umapi.Organisation.page;
import static org.usersync.umapi.Organisation.user;
import static org.usersync.umapi.Organisation.users;

class ReadingTest {
    private final Organisation org = new Organisation();

    @Test
    void readsEveryMemberOfAUser() {
        org.api.then(200, """
                {"tags":{"a":[1,{"b":2}]},"users":[{"id":"1A2B@abcd","email":"ana@acme.example","username":"ana",
                 "domain":"acme.example","firstname":"Ana","lastname":"Ruiz","country":"ES","type":"federatedID",
                 "status":"active","groups":["Design","_admin_Design"],"adminRoles":["org"]}],
                 "result":"success","lastPage":true}""");

        assertThat(users(org.open()))
                .containsExactly(new AdobeUser(
                        IdentityType.FEDERATED_ID,
                        "ana@acme.example",
                        "ana",
                        "acme.example",
                        "Ana",
                        "Ruiz",
                        "ES",
                        List.of("Design", "_admin_Design")));
    }

    @Test
    void takesMissingAndNullMembersForNull() {
        org.api.then(200, page(true, "{}", "{\"email\":null,\"groups\":null,\"country\":\"\",\"type\":\"unknown\"}"));

        AdobeUser nobody = new AdobeUser(null, null, null, null, null, null, null, List.of());
        assertThat(users(org.open())).containsExactly(nobody, nobody);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | ''",
                "[null, \"\"] | ''",
                "[\"G\"] | G",
                "[null, \"G\", \"\"] | G",
                "[\"G\", null, \"H\"] | G H",
                "[\"G\", \"H\", \"I\", \"G\"] | G H I G"
            })
    void readsTheGroupsOfAUserAndSharesThem(String json, String groups) {
        String user = "{\"email\":\"a@x.example\",\"groups\":" + json + "}";
        org.api.then(200, page(true, user, user));

        List<AdobeUser> users = users(org.open());

        assertThat(String.join(" ", users.get(0).groups())).isEqualTo(groups);
        assertThat(users.get(1).groups()).isSameAs(users.get(0).groups());
    }

    @Test
    void sharesEqualValuesAmongUsers() {
        String ana = "{\"email\":\"a@x.example\",\"domain\":\"x.example\",\"country\":\"ES\",\"groups\":[\"G\",\"H\"]}";
        String bo = "{\"email\":\"b@x.example\",\"domain\":\"x.example\",\"country\":\"ES\",\"groups\":[\"G\",\"H\"]}";
        org.api.then(200, page(false, ana)).then(200, page(true, bo));

        List<AdobeUser> users = users(org.open());

        assertThat(users.get(1).domain()).isSameAs(users.get(0).domain());
        assertThat(users.get(1).country()).isSameAs(users.get(0).country());
        assertThat(users.get(1).groups()).isSameAs(users.get(0).groups());
    }

    @Test
    void readsPagesFromZeroToTheLastOne() {
        // the second and the third page are asked for at once
        Function<ScriptedHttp.Sent, ScriptedHttp.Answer> others =
                request -> request.uri().endsWith("/1")
                        ? counted(page(false, user("b@x.example")), 3)
                        : counted(page(true, user("c@x.example")), 3);
        org.api.then(counted(page(false, user("a@x.example")), 3)).then(others).then(others);

        assertThat(users(org.open()))
                .extracting(AdobeUser::email)
                .containsExactly("a@x.example", "b@x.example", "c@x.example");
        assertThat(org.api.sent())
                .extracting(ScriptedHttp.Sent::uri)
                .containsExactlyInAnyOrder(
                        Organisation.USERS + "0", Organisation.USERS + "1", Organisation.USERS + "2");
        assertThat(org.api.sent()).extracting(ScriptedHttp.Sent::bucket).containsOnly("users");
        assertThat(org.api.exhausted()).isTrue();
    }

    @Test
    void takesACountThatGrowsWhileItReads() {
        org.api
                .then(counted(page(false, user("a@x.example")), 2))
                .then(counted(page(false, user("b@x.example")), 3))
                .then(counted(page(true, user("c@x.example")), 3));

        assertThat(users(org.open())).hasSize(3);
    }

    @Test
    void readsPagesThatTheFirstCountDidNotKnow() {
        for (int page = 0; page < 5; page++) {
            org.api.then(counted(page(page == 4, user(page + "@x.example")), page == 0 ? 3 : 5));
        }

        assertThat(users(org.open()))
                .extracting(AdobeUser::email)
                .containsExactlyInAnyOrder("0@x.example", "1@x.example", "2@x.example", "3@x.example", "4@x.example");
    }

    @Test
    void aPageThatTellsNoCountIsHeldAgainstTheCountBefore() {
        org.api.then(counted(page(false, user("a@x.example")), 2)).then(200, page(false, user("b@x.example")));

        assertProtocol("page 1 wrongly: it is said not to be the last page, while the page count is 2");
    }

    @Test
    void aPageThatCallsItselfTheLastOneAndTellsNoCountIsNotBelieved() {
        org.api
                .then(counted(page(false, user("a@x.example")), 3))
                .then(200, page(true, user("b@x.example")))
                .then(200, page(true, user("c@x.example")));

        assertProtocol("it is said to be the last page, while the page count is 3");
    }

    @Test
    void readsAnEmptyOrganisation() {
        org.api.then(counted(page(true), 0));

        assertThat(users(org.open())).isEmpty();
    }

    @Test
    void doesNotTakeTheTotalForProof() {
        org.api.then(ScriptedHttp.answer(200, page(true, user("a@x.example"))).with("X-Total-Count", "9"));

        assertThat(users(org.open())).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"true,2", "false,1", "true,-1"})
    void refusesAPageCountThatContradictsThePage(boolean last, int count) {
        org.api.then(counted(page(last, user("a@x.example")), count));

        assertProtocol("while the page count is");
    }

    @Test
    void refusesALastPageThatIsRepeated() {
        org.api.then(200, page(false, user("a@x.example"))).then(200, page(false, user("a@x.example")));

        assertProtocol("page 1 wrongly: it repeats the page before");
    }

    @Test
    void refusesARepeatedPageOfWhichAUserChangedMeanwhile() {
        String changed = user("b@x.example").replace("}", ",\"firstname\":\"Bea\"}");
        org.api
                .then(200, page(false, user("a@x.example"), user("b@x.example"), user("c@x.example")))
                .then(200, page(false, user("a@x.example"), changed, user("c@x.example")));

        assertProtocol("page 1 wrongly: it repeats the page before");
    }

    @ParameterizedTest
    @CsvSource({"a,d", "d,c"})
    void takesAPageThatBeginsOrEndsLikeTheOneBefore(String first, String last) {
        org.api
                .then(200, page(false, user("a@x.example"), user("c@x.example")))
                .then(200, page(true, user(first + "@x.example"), user(last + "@x.example")));

        assertThat(users(org.open())).hasSize(4);
    }

    @Test
    void refusesAnEmptyPageWithAnotherOneAfterIt() {
        org.api.then(200, page(false));

        assertProtocol("it is empty and not the last page");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"result\":\"success\",\"users\":[]}",
                "{\"result\":\"success\",\"users\":[],\"lastPage\":\"true\"}",
                "{\"result\":\"success\",\"lastPage\":true}",
                "{\"result\":\"success\",\"lastPage\":true,\"users\":null}",
                "{\"result\":\"success\",\"lastPage\":true,\"users\":[null]}",
                "{\"result\":\"success\",\"lastPage\":true,\"users\":[{\"groups\":\"G\"}]}",
                "{\"lastPage\":true,\"users\":[]}",
                "{\"result\":\"error.organization.migrating\",\"lastPage\":true,\"users\":[]}",
                "{\"result\":\"success\",\"lastPage\":true,\"users\":[{\"email\":\"a@x.example\"",
                "{\"result\":\"success\",\"lastPage\":true,\"users\":[]",
                "{\"result\":\"success\",\"lastPage\":true,\"users\":[]}{}",
                "[]",
                "<html>",
                ""
            })
    void refusesABodyThatIsNoPage(String body) {
        org.api.then(200, body);

        assertProtocol("answered the request for users, page 0 wrongly: ");
    }

    @Test
    void deliversNothingOfAPageThatIsBroken() {
        String whole = page(true, user("a@x.example"), user("b@x.example"));
        org.api.then(200, whole.substring(0, whole.length() - 5));
        List<AdobeUser> users = new ArrayList<>();
        AdobeTarget target = org.open();

        assertThatExceptionOfType(TargetException.class).isThrownBy(() -> target.readUsers(users::add));

        assertThat(users).isEmpty();
    }

    @Test
    void describesARefusedRead() {
        org.api.then(
                ScriptedHttp.answer(400, "{\"result\":\"error.organization.invalid_id\",\"message\":\"no such org\"}")
                        .with("X-Request-Id", "r-4"));

        assertProtocol("HTTP status 400, code error.organization.invalid_id, message: no such org (request id r-4)");
    }

    @Test
    void saysNothingOfAnHtmlPage() {
        org.api.then(500, "<html><body>Oops</body></html>");

        assertProtocol("refused the request for users, page 0: HTTP status 500 (request id none)");
    }

    @Test
    void cutsALongMessage() {
        org.api.then(400, "x".repeat(100_000));

        assertThatExceptionOfType(TargetException.class)
                .isThrownBy(() -> users(org.open()))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(600));
    }

    @Test
    void takesAPlainTextForTheMessage() {
        org.api.then(418, "short and\nstout");

        assertProtocol("HTTP status 418, message: short and stout");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void endsUnavailableAfterTheLastAttempt(int status) {
        org.api.then(status, "{\"error_code\":\"429050\",\"message\":\"Too many requests\"}");

        assertThatExceptionOfType(TargetException.class)
                .isThrownBy(() -> users(org.open()))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
                .withMessageContaining("code 429050, message: Too many requests");
    }

    @Test
    void explainsALongWaitByTheSyncWindow() {
        org.api.then(ScriptedHttp.answer(429, "").with("Retry-After", "3244"));

        assertThatExceptionOfType(TargetException.class)
                .isThrownBy(() -> users(org.open()))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.RATE_LIMITED))
                .withMessageContaining("until 2026-03-01T08:54:04Z")
                .withMessageContaining("about two hours");
    }

    @Test
    void readsAWaitThatIsADate() {
        org.api.then(ScriptedHttp.answer(429, "").with("Retry-After", "Sun, 01 Mar 2026 09:00:00 GMT"));

        assertThatExceptionOfType(TargetException.class)
                .isThrownBy(() -> users(org.open()))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.RATE_LIMITED))
                .withMessageContaining("until 2026-03-01T09:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN_HOST,UNAVAILABLE",
        "UNREACHABLE,UNAVAILABLE",
        "TLS,UNAVAILABLE",
        "PROXY,UNAVAILABLE",
        "TIMEOUT,UNAVAILABLE",
        "BROKEN,UNAVAILABLE",
        "RATE_LIMITED,RATE_LIMITED",
        "CANCELLED,CANCELLED"
    })
    void tellsWhyNoAnswerCame(HttpFailure.Kind failure, Kind kind) {
        org.api.thenFail(failure, "what the transport says");

        assertThatExceptionOfType(TargetException.class)
                .isThrownBy(() -> users(org.open()))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @Test
    void stopsBetweenPagesWhenTheRunIsCancelled() {
        org.api.then(200, page(false, user("a@x.example")));
        AdobeTarget target = org.open();

        assertThatExceptionOfType(TargetException.class)
                .isThrownBy(() -> target.readUsers(user -> org.cancelled.set(true)))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
        assertThat(org.api.sent()).hasSize(1);
    }

    @Test
    void readsTheMembersOfAGroupWhoseNameNeedsEncoding() {
        org.api.then(200, page(true, user("a@x.example")));
        List<AdobeUser> members = new ArrayList<>();

        assertThat(org.open().readMembers("R&D / Café 100%", members::add)).isTrue();

        assertThat(members).hasSize(1);
        assertThat(org.api.sent().get(0).uri()).isEqualTo(Organisation.USERS + "0/R%26D%20%2F%20Caf%C3%A9%20100%25");
    }

    @Test
    void doesNotLetAGroupNameLeaveThePath() {
        org.api.then(200, page(true, user("a@x.example")));

        org.open().readMembers("..", user -> {});

        assertThat(org.api.sent().get(0).uri()).isEqualTo(Organisation.USERS + "0/%2E%2E");
    }

    @Test
    void saysThatAGroupIsUnknown() {
        org.api.then(404, "{\"lastPage\":false,\"result\":\"error.group.not_found\",\"message\":\"no group\"}");

        assertThat(org.open().readMembers("Nobody", user -> {})).isFalse();
    }

    @Test
    void doesNotTakeEvery404ForAnUnknownGroup() {
        org.api.then(404, "");
        AdobeTarget target = org.open();

        assertThatExceptionOfType(TargetException.class)
                .isThrownBy(() -> target.readMembers("Design", user -> {}))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL))
                .withMessageContaining("the members of group Design, page 0");
    }

    @Test
    void failsWhenAGroupVanishesWhileItIsRead() {
        org.api
                .then(200, page(false, user("a@x.example")))
                .then(404, "{\"lastPage\":false,\"result\":\"error.group.not_found\"}");
        AdobeTarget target = org.open();

        assertThatExceptionOfType(TargetException.class)
                .isThrownBy(() -> target.readMembers("Design", user -> {}))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL));
    }

    @Test
    void readsAllGroups() {
        org.api
                .then(
                        200,
                        "{\"lastPage\":false,\"result\":\"success\",\"groups\":[{\"type\":\"USER_GROUP\","
                                + "\"groupName\":\"Design\",\"groupId\":1},{\"groupId\":2}]}")
                .then(200, "{\"lastPage\":true,\"result\":\"success\",\"groups\":[{\"groupName\":\"Default CC\"}]}");

        assertThat(org.open().readGroups()).containsExactly(new AdobeGroup("Design"), new AdobeGroup("Default CC"));
        assertThat(org.api.sent().get(1).uri())
                .isEqualTo("https://usermanagement.adobe.io/v2/usermanagement/groups/AB12@AdobeOrg/1");
        assertThat(org.api.sent()).extracting(ScriptedHttp.Sent::bucket).containsOnly("groups");
    }

    @Test
    void endsTheGroupsWhereAdobeKnowsNoFurtherPage() {
        org.api
                .then(200, "{\"lastPage\":false,\"result\":\"success\",\"groups\":[{\"groupName\":\"Design\"}]}")
                .then(200, "{\"lastPage\":true,\"result\":\"Not found\"}");

        assertThat(org.open().readGroups()).containsExactly(new AdobeGroup("Design"));
    }

    private static int pageNumber(ScriptedHttp.Sent request) {
        return Integer.parseInt(request.uri().substring(request.uri().lastIndexOf('/') + 1));
    }

    @Test
    void pagesThatAreReadAtOnceAreDeliveredInTheirOrder() {
        int pages = 30;
        for (int i = 0; i < pages; i++) {
            org.api.then(request -> {
                int number = pageNumber(request);
                return counted(page(number == pages - 1, user("u" + number + "@x.example")), pages);
            });
        }

        assertThat(users(org.open()))
                .extracting(AdobeUser::email)
                .containsExactlyElementsOf(IntStream.range(0, pages)
                        .mapToObj(i -> "u" + i + "@x.example")
                        .toList());
        assertThat(org.api.exhausted()).isTrue();
        assertThat(org.api.sent().stream()
                        .map(request -> request.header("Pragma"))
                        .filter(mark -> !mark.isEmpty()))
                .containsExactly("umapi-sync-start");
    }

    @Test
    void onePageOfManyThatCannotBeReadFailsTheWholeRead() {
        int pages = 12;
        for (int i = 0; i < pages; i++) {
            org.api.then(request -> {
                int number = pageNumber(request);
                return number == 7
                        ? ScriptedHttp.answer(500, "{}")
                        : counted(page(number == pages - 1, user("u" + number + "@x.example")), pages);
            });
        }
        List<AdobeUser> delivered = new ArrayList<>();

        assertThatExceptionOfType(TargetException.class)
                .isThrownBy(() -> org.open().readUsers(delivered::add))
                .withMessageContaining("page 7");
        assertThat(delivered).hasSize(7);
    }

    private static ScriptedHttp.Answer counted(String body, int pages) {
        return ScriptedHttp.answer(200, body).with("X-Page-Count", Integer.toString(pages));
    }

    private void assertProtocol(String message) {
        assertThatExceptionOfType(TargetException.class)
                .isThrownBy(() -> users(org.open()))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL))
                .withMessageContaining(message);
    }
}
