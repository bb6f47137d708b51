package org.usersync.demo.tenant;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class OktaSimulatorTest {
    private static final List<String> NAMES =
            List.of("Adobe CC", "Adobe CC All", "adobe cc", "Say \"hi\" \\ & #1 +2%25", "東京オフィス");

    private static TenantState state() {
        List<OktaUser> users = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            String id = "u" + i;
            ids.add(id);
            users.add(new OktaUser(
                    id,
                    i == 3 ? "DEPROVISIONED" : "ACTIVE",
                    Map.of("login", id + "@a.example", "email", id + "@a.example")));
        }
        List<OktaGroup> groups = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            groups.add(new OktaGroup("g" + i, NAMES.get(i), i == 0 ? ids : List.of()));
        }
        return new TenantState(
                new OktaState("secret", "weak", users, groups),
                new AdobeState("org", "id", "secret", Map.of(), 0, List.of(), List.of()));
    }

    private static List<String> names(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        List<String> names = new ArrayList<>();
        TenantClient.json(response)
                .forEach(group -> names.add(group.path("profile").path("name").asText()));
        return names;
    }

    @Test
    void aPrefixQueryIgnoresCaseIsCutOffAndNotPaged() throws Exception {
        try (DemoTenant tenant = DemoTenant.start(
                state(), TenantOptions.defaults().okta(OktaOptions.defaults().prefixAnswer(2)))) {
            HttpResponse<String> answer = new TenantClient(tenant).okta("/api/v1/groups?q=adobe%20CC");

            assertThat(names(answer)).containsExactly("Adobe CC", "adobe cc");
            assertThat(TenantClient.next(answer)).isEmpty();
        }
    }

    @Test
    void searchFindsEveryNameByEqualityWhateverItsLetters() throws Exception {
        try (DemoTenant tenant = DemoTenant.start(state(), TenantOptions.defaults())) {
            TenantClient client = new TenantClient(tenant);
            for (String name : NAMES) {
                String literal = "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
                String search = TenantClient.encoded("profile.name eq " + literal);

                assertThat(names(client.okta("/api/v1/groups?search=" + search)))
                        .contains(name);
            }
            assertThat(names(client.okta("/api/v1/groups?search="
                            + TenantClient.encoded("profile.name eq \"ADOBE cc\" or profile.name sw \"東京\""))))
                    .containsExactly("Adobe CC", "adobe cc", "東京オフィス");
            assertThat(names(client.okta("/api/v1/groups?search="
                            + TenantClient.encoded("(profile.name co \"cc\") and profile.name co \"all\""))))
                    .containsExactly("Adobe CC All");
            assertThat(names(client.okta("/api/v1/groups?filter=" + TenantClient.encoded("id eq \"g1\""))))
                    .containsExactly("Adobe CC All");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "search=profile.name ne 'x'",
                "search=profile.Name(",
                "search=profile.name eq \"x",
                "search=name eq \"x\"",
                "filter=profile.name eq \"x\""
            })
    void awrongExpressionIsRefused(String query) throws Exception {
        try (DemoTenant tenant = DemoTenant.start(state(), TenantOptions.defaults())) {
            int equals = query.indexOf('=');
            HttpResponse<String> answer = new TenantClient(tenant)
                    .okta("/api/v1/groups?" + query.substring(0, equals) + "="
                            + TenantClient.encoded(query.substring(equals + 1)));

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(TenantClient.json(answer).path("errorCode").asText()).isEqualTo("E0000031");
        }
    }

    @Test
    void membersComeInPagesWithTheDeactivatedOnes() throws Exception {
        try (DemoTenant tenant = DemoTenant.start(
                state(), TenantOptions.defaults().okta(OktaOptions.defaults().pages(200, 3)))) {
            TenantClient client = new TenantClient(tenant);
            List<String> ids = new ArrayList<>();
            int pages = 0;
            Optional<String> url = Optional.of("/api/v1/groups/g0/users?limit=1000");
            while (url.isPresent()) {
                HttpResponse<String> page = client.okta(url.get());
                TenantClient.json(page).forEach(user -> ids.add(user.path("id").asText()));
                url = TenantClient.next(page);
                url.ifPresent(next -> assertThat(next).startsWith("https://" + tenant.host(Service.OKTA) + "/"));
                pages++;
            }
            assertThat(ids).containsExactly("u0", "u1", "u2", "u3", "u4", "u5", "u6");
            assertThat(pages).isEqualTo(3);
            assertThat(TenantClient.json(client.okta("/api/v1/users"))).hasSize(6);
            assertThat(TenantClient.json(client.okta("/api/v1/groups/g1/users")))
                    .isEmpty();
        }
    }

    @Test
    void errorsHaveOktasShape() throws Exception {
        try (DemoTenant tenant = DemoTenant.start(state(), TenantOptions.defaults())) {
            TenantClient client = new TenantClient(tenant);
            String groups = "https://" + tenant.host(Service.OKTA) + "/api/v1/groups";
            check(client.get(groups, "SSWS wrong"), 401, "E0000011");
            check(client.get(groups, ""), 403, "E0000005");
            check(client.get(groups, "SSWS weak"), 403, "E0000006");
            check(client.okta("/api/v1/groups/nobody"), 404, "E0000007");
            check(client.okta("/api/v1/groups/nobody/users"), 404, "E0000007");
            check(client.okta("/api/v1/elsewhere"), 404, "E0000008");
            check(client.okta("/api/v1/groups?limit=x"), 400, "E0000001");
        }
    }

    private static void check(HttpResponse<String> answer, int status, String code) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(status);
        JsonNode body = TenantClient.json(answer);
        assertThat(body.path("errorCode").asText()).isEqualTo(code);
        assertThat(body.path("errorLink").asText()).isEqualTo(code);
        assertThat(body.path("errorSummary").asText()).isNotBlank();
        assertThat(body.path("errorId").asText()).isNotBlank();
        assertThat(body.path("errorCauses").isArray()).isTrue();
        assertThat(answer.headers().firstValue("X-Okta-Request-Id")).isPresent();
    }

    @Test
    void aBucketIsUsedUpAndFillsWithTheNextWindow() throws Exception {
        ManualClock clock = new ManualClock();
        TenantOptions options =
                TenantOptions.defaults().okta(OktaOptions.defaults().perMinute(Map.of("groups", 2)));
        try (DemoTenant tenant = DemoTenant.start(state(), options, Map.of(), clock)) {
            TenantClient client = new TenantClient(tenant);
            HttpResponse<String> first = client.okta("/api/v1/groups");
            clock.forward(20);
            client.okta("/api/v1/groups/g0/users");
            HttpResponse<String> refused = client.okta("/api/v1/groups");
            HttpResponse<String> other = client.okta("/api/v1/groups/g0");
            clock.forward(40);
            HttpResponse<String> again = client.okta("/api/v1/groups");

            assertThat(header(first, "X-Rate-Limit-Limit")).isEqualTo("2");
            assertThat(header(first, "X-Rate-Limit-Remaining")).isEqualTo("1");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(TenantClient.json(refused).path("errorCode").asText()).isEqualTo("E0000047");
            assertThat(header(refused, "X-Rate-Limit-Reset"))
                    .isEqualTo(Long.toString(clock.instant().getEpochSecond()));
            assertThat(other.statusCode()).isEqualTo(200);
            assertThat(again.statusCode()).isEqualTo(200);
        }
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Test
    void longAnswersAreCompressedIfAskedFor() throws Exception {
        try (DemoTenant tenant = DemoTenant.start(state(), TenantOptions.defaults())) {
            HttpResponse<String> answer = new TenantClient(tenant)
                    .get(
                            "https://" + tenant.host(Service.OKTA) + "/api/v1/groups/g0/users",
                            "SSWS secret",
                            "Accept-Encoding",
                            "gzip");

            assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        }
    }

    @Test
    void theJournalKnowsTheRequestButNotTheToken() throws Exception {
        try (DemoTenant tenant = DemoTenant.start(state(), TenantOptions.defaults())) {
            new TenantClient(tenant).okta("/api/v1/groups?q=Adobe");

            assertThat(tenant.journal().entries(Service.OKTA)).singleElement().satisfies(entry -> {
                assertThat(entry.line()).isEqualTo("GET /api/v1/groups?q=Adobe");
                assertThat(entry.status()).isEqualTo(200);
                assertThat(entry.headers()).containsEntry("authorization", "SSWS");
                assertThat(entry.toString()).doesNotContain("secret");
            });
        }
    }
}
