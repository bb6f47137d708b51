package org.usersync.demo.tenant;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FaultTest {
    private static final String MEMBERS = "/api/v1/groups/g/users";

    private DemoTenant tenant;
    private TenantClient client;

    @BeforeEach
    void start() throws Exception {
        List<OktaUser> users = List.of(new OktaUser("a", "ACTIVE", Map.of()), new OktaUser("b", "ACTIVE", Map.of()));
        tenant = DemoTenant.start(
                new TenantState(
                        new OktaState("t", null, users, List.of(new OktaGroup("g", "G", List.of("a", "b")))),
                        new AdobeState(
                                "ORG",
                                "client",
                                "hush",
                                Map.of("a.example", "federatedID"),
                                0,
                                List.of(new AdobeUser("federatedID", "x@a.example", "X", "Y", "DE", List.of("D"))),
                                List.of(new AdobeGroup("D")))),
                TenantOptions.defaults());
        client = new TenantClient(tenant);
    }

    @AfterEach
    void stop() {
        tenant.close();
    }

    private static List<String> ids(HttpResponse<String> page) throws Exception {
        List<String> ids = new ArrayList<>();
        TenantClient.json(page).forEach(user -> ids.add(user.path("id").asText()));
        return ids;
    }

    @Test
    void aStatusHitsTheRequestsThatTheRuleNames() throws Exception {
        tenant.faults(Fault.status(Service.OKTA, "GET /api/v1/groups/g/users", 503)
                .nth(2)
                .times(2)
                .header("Retry-After", "7"));

        assertThat(client.okta("/api/v1/groups").statusCode()).isEqualTo(200);
        assertThat(client.okta(MEMBERS).statusCode()).isEqualTo(200);
        HttpResponse<String> hit = client.okta(MEMBERS);
        assertThat(hit.statusCode()).isEqualTo(503);
        assertThat(hit.headers().firstValue("Retry-After")).contains("7");
        assertThat(TenantClient.json(hit).path("errorCode").asText()).isEqualTo("E0000181");
        assertThat(client.okta(MEMBERS).statusCode()).isEqualTo(503);
        assertThat(client.okta(MEMBERS).statusCode()).isEqualTo(200);
    }

    @Test
    void everySecondRequestWithABodyOfOnesOwn() throws Exception {
        tenant.faults(Fault.status(Service.OKTA, "users", 500).every(2).body("{}"));

        assertThat(client.okta(MEMBERS).body()).isEqualTo("{}");
        assertThat(client.okta(MEMBERS).statusCode()).isEqualTo(200);
        assertThat(client.okta(MEMBERS).statusCode()).isEqualTo(500);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.Kind.class,
            names = {"RESET", "LOST_ANSWER", "TRUNCATE"})
    void brokenConnections(Fault.Kind kind) throws Exception {
        // more than one, since the client itself repeats a call that broke before any answer
        tenant.faults(Fault.of(Service.OKTA, "users", kind).times(-1));

        assertThatThrownBy(() -> client.okta(MEMBERS)).isInstanceOf(IOException.class);
        tenant.faults();
        assertThat(ids(client.okta(MEMBERS))).containsExactly("a", "b");
    }

    @Test
    void aStallEndsInABrokenConnection() throws Exception {
        tenant.faults(
                Fault.of(Service.OKTA, "users", Fault.Kind.STALL).millis(1).times(-1));

        assertThatThrownBy(() -> client.okta(MEMBERS)).isInstanceOf(IOException.class);
    }

    @Test
    void aLostAnswerWasCarriedOut() throws Exception {
        client.signedIn();
        tenant.faults(Fault.of(Service.UMAPI, "POST", Fault.Kind.LOST_ANSWER).times(-1));

        assertThatThrownBy(() -> client.action("[{\"user\":\"x@a.example\",\"do\":[{\"removeFromOrg\":{}}]}]"))
                .isInstanceOf(IOException.class);
        assertThat(tenant.adobe().users()).isEmpty();
        assertThat(tenant.journal().actions()).allSatisfy(entry -> {
            assertThat(entry.status()).isZero();
            assertThat(entry.fault()).isEqualTo(Fault.Kind.LOST_ANSWER);
        });
    }

    @Test
    void aSlowAnswerIsWhole() throws Exception {
        tenant.faults(Fault.of(Service.OKTA, "users", Fault.Kind.DRIP).millis(1));

        assertThat(ids(client.okta(MEMBERS))).containsExactly("a", "b");
    }

    @Test
    void wrongContent() throws Exception {
        tenant.faults(
                Fault.of(Service.OKTA, "users", Fault.Kind.WRONG_TYPE),
                Fault.of(Service.OKTA, "users", Fault.Kind.HTML).nth(2),
                Fault.of(Service.OKTA, "users", Fault.Kind.HALF_JSON).nth(3));

        assertThat(client.okta(MEMBERS).headers().firstValue("Content-Type")).contains("text/plain");
        HttpResponse<String> html = client.okta(MEMBERS);
        assertThat(html.statusCode()).isEqualTo(200);
        assertThat(html.body()).startsWith("<!DOCTYPE html>");
        HttpResponse<String> half = client.okta(MEMBERS);
        assertThatThrownBy(() -> TenantClient.json(half)).isInstanceOf(IOException.class);
    }

    @Test
    void pagesThatRepeatOrReverse() throws Exception {
        tenant.faults(
                Fault.of(Service.OKTA, "users", Fault.Kind.DUPLICATE),
                Fault.of(Service.OKTA, "users", Fault.Kind.REORDER).nth(2));

        assertThat(ids(client.okta(MEMBERS))).containsExactly("a", "b", "a", "b");
        assertThat(ids(client.okta(MEMBERS))).containsExactly("b", "a");
    }

    @Test
    void aPageThatComesASecondTime() throws Exception {
        tenant.faults(Fault.of(Service.OKTA, "after=", Fault.Kind.REPEAT_PAGE));

        HttpResponse<String> first = client.okta(MEMBERS + "?limit=1");
        assertThat(ids(first)).containsExactly("a");
        assertThat(ids(client.okta(TenantClient.next(first).orElseThrow()))).containsExactly("a");
    }

    @Test
    void aRuleLooksAtTheBodyToo() throws Exception {
        client.signedIn();
        tenant.faults(Fault.status(Service.UMAPI, "POST .*removeFromOrg", 503));

        assertThat(client.actionResponse("[{\"user\":\"x@a.example\",\"do\":[{\"remove\":\"all\"}]}]", "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.actionResponse("[{\"user\":\"x@a.example\",\"do\":[{\"removeFromOrg\":{}}]}]", "")
                        .statusCode())
                .isEqualTo(503);
        assertThat(tenant.journal().actions())
                .extracting(JournalEntry::answer)
                .satisfiesExactly(answer -> assertThat(answer).contains("\"completed\":1"), answer -> assertThat(answer)
                        .isEmpty());
    }

    @Test
    void halfAnAnswerAndThenNothing() throws Exception {
        tenant.faults(
                Fault.of(Service.OKTA, "users", Fault.Kind.STALL_BODY).millis(1).times(-1));

        assertThatThrownBy(() -> client.okta(MEMBERS)).isInstanceOf(IOException.class);
    }

    @Test
    void aSeedGivesTheSamePlanEveryTime() {
        assertThat(RandomFaults.of(7, 5)).hasSize(5).isEqualTo(RandomFaults.of(7, 5));
        assertThat(RandomFaults.of(7, 5)).isNotEqualTo(RandomFaults.of(8, 5));
    }

    @Test
    void linksThatLead() throws Exception {
        tenant.faults(
                Fault.of(Service.OKTA, "users", Fault.Kind.NEXT_FOREIGN),
                Fault.of(Service.OKTA, "users", Fault.Kind.NEXT_LOOP).nth(2),
                Fault.of(Service.OKTA, "users", Fault.Kind.NEXT_RELATIVE).nth(3),
                Fault.of(Service.OKTA, "users", Fault.Kind.NEXT_BACK).nth(4));

        assertThat(TenantClient.next(client.okta(MEMBERS))).hasValueSatisfying(next -> assertThat(next)
                .startsWith("https://127.0.0.1:" + tenant.port(Service.OKTA) + "/"));
        assertThat(TenantClient.next(client.okta(MEMBERS))).contains("https://" + tenant.host(Service.OKTA) + MEMBERS);
        assertThat(TenantClient.next(client.okta(MEMBERS)))
                .hasValueSatisfying(next -> assertThat(next).startsWith(MEMBERS + "?"));
        assertThat(TenantClient.next(client.okta(MEMBERS)))
                .contains("https://" + tenant.host(Service.OKTA) + MEMBERS + "?limit=1000");
    }

    @Test
    void anEmptyPageLeadsToWhatItShouldHaveShown() throws Exception {
        tenant.faults(Fault.of(Service.OKTA, "users", Fault.Kind.EMPTY_PAGE));

        HttpResponse<String> empty = client.okta(MEMBERS);
        assertThat(ids(empty)).isEmpty();
        Optional<String> next = TenantClient.next(empty);
        assertThat(next).isPresent();
        assertThat(ids(client.okta(next.orElseThrow()))).containsExactly("a", "b");
    }

    @Test
    void aTotalThatIsTooLarge() throws Exception {
        client.signedIn();
        tenant.faults(Fault.of(Service.UMAPI, "/users/", Fault.Kind.LYING_TOTAL));

        HttpResponse<String> page = client.umapi("/users/ORG/0");
        assertThat(page.headers().firstValue("X-Total-Count")).contains("8");
        assertThat(page.headers().firstValue("X-Page-Count")).contains("2");
    }

    @Test
    void countsAndMarksThatLie() throws Exception {
        client.signedIn();
        tenant.faults(
                Fault.of(Service.UMAPI, "/users/", Fault.Kind.SHORT_TOTAL),
                Fault.of(Service.UMAPI, "/users/", Fault.Kind.FLIPPED_LAST).nth(2),
                Fault.of(Service.UMAPI, "/users/", Fault.Kind.EARLY_LAST).nth(3));

        assertThat(client.umapi("/users/ORG/0").headers().firstValue("X-Page-Count"))
                .contains("0");
        HttpResponse<String> flipped = client.umapi("/users/ORG/0");
        assertThat(TenantClient.json(flipped).path("lastPage").asBoolean()).isFalse();
        HttpResponse<String> early = client.umapi("/users/ORG/0");
        assertThat(TenantClient.json(early).path("lastPage").asBoolean()).isTrue();
        assertThat(early.headers().firstValue("X-Page-Count")).isEmpty();
    }

    @Test
    void tokensCanBeMadeBad() throws Exception {
        client.signedIn();
        tenant.revokeTokens();

        assertThat(client.umapi("/users/ORG/0").statusCode()).isEqualTo(401);
    }
}
