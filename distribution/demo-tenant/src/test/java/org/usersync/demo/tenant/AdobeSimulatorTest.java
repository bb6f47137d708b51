package org.usersync.demo.tenant;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class AdobeSimulatorTest {
    private static final String SCOPE = "openid,AdobeID,user_management_sdk";

    private static AdobeUser user(String type, String name, String... groups) {
        return new AdobeUser(type, name + "@a.example", "First", "Last", "DE", List.of(groups));
    }

    private static TenantState state() {
        return new TenantState(
                new OktaState("t", null, List.of(), List.of()),
                new AdobeState(
                        "ORG@AdobeOrg",
                        "client",
                        "hush",
                        Map.of("a.example", "federatedID", "b.example", "federatedID", "e.example", "enterpriseID"),
                        3,
                        List.of(
                                user("federatedID", "ana", "Design", "_org_admin"),
                                user("federatedID", "bo"),
                                user("adobeID", "ana", "Old"),
                                user("federatedID", "cy"),
                                user("federatedID", "di")),
                        List.of(
                                new AdobeGroup("Design"),
                                new AdobeGroup("Old"),
                                new AdobeGroup("Default CC", "PRODUCT_PROFILE"),
                                new AdobeGroup("Shared", null, null, true),
                                new AdobeGroup("_org_admin", "SYSADMIN_GROUP"))));
    }

    private static DemoTenant start() {
        return DemoTenant.start(state(), TenantOptions.defaults());
    }

    private static AdobeUser federated(DemoTenant tenant, String email) {
        return tenant.adobe().users().stream()
                .filter(user -> user.email().equals(email) && !user.adobeId())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void signInChecksIdSecretAndScope() throws Exception {
        try (DemoTenant tenant = start()) {
            TenantClient client = new TenantClient(tenant);
            JsonNode token = TenantClient.json(client.signIn("client", "hush", SCOPE));

            assertThat(token.path("access_token").asText()).isNotBlank();
            assertThat(token.path("token_type").asText()).isEqualTo("bearer");
            assertThat(token.path("expires_in").asInt()).isEqualTo(86_399);
            assertThat(TenantClient.json(client.signIn("other", "hush", SCOPE))
                            .path("error")
                            .asText())
                    .isEqualTo("invalid_client");
            assertThat(client.signIn("client", "wrong", SCOPE).statusCode()).isEqualTo(401);
            assertThat(TenantClient.json(client.signIn("client", "hush", "openid"))
                            .path("error")
                            .asText())
                    .isEqualTo("invalid_scope");
        }
    }

    @Test
    void callsNeedAGoodTokenAndTheKey() throws Exception {
        ManualClock clock = new ManualClock();
        TenantOptions options =
                TenantOptions.defaults().adobe(AdobeOptions.defaults().tokens(60));
        try (DemoTenant tenant = DemoTenant.start(state(), options, Map.of(), clock)) {
            TenantClient client = new TenantClient(tenant);
            HttpResponse<String> unsigned = client.umapi("/users/ORG@AdobeOrg/0");
            assertThat(unsigned.statusCode()).isEqualTo(401);
            assertThat(unsigned.body()).isEmpty();
            assertThat(unsigned.headers().firstValue("WWW-Authenticate")).isPresent();

            client.signedIn();
            assertThat(client.umapi("/users/ORG@AdobeOrg/0").statusCode()).isEqualTo(200);
            assertThat(client.umapi("/users/other@AdobeOrg/0").statusCode()).isEqualTo(401);
            assertThat(client.get("https://" + tenant.host(Service.UMAPI) + "/v2/usermanagement/users/x/0", "Bearer x")
                            .statusCode())
                    .isEqualTo(403);
            clock.forward(60);
            assertThat(client.umapi("/users/ORG@AdobeOrg/0").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void usersComeInPagesAndBeyondTheEndTheLastOneAgain() throws Exception {
        TenantOptions options =
                TenantOptions.defaults().adobe(AdobeOptions.defaults().pages(2, 2));
        try (DemoTenant tenant = DemoTenant.start(state(), options)) {
            TenantClient client = new TenantClient(tenant).signedIn();
            HttpResponse<String> first = client.umapi("/users/ORG@AdobeOrg/0");
            HttpResponse<String> last = client.umapi("/users/ORG@AdobeOrg/2");
            HttpResponse<String> beyond = client.umapi("/users/ORG@AdobeOrg/9");

            assertThat(TenantClient.json(first).path("lastPage").asBoolean()).isFalse();
            assertThat(TenantClient.json(first).path("users")).hasSize(2);
            assertThat(TenantClient.json(last).path("lastPage").asBoolean()).isTrue();
            assertThat(beyond.body()).isEqualTo(last.body());
            assertThat(first.headers().firstValue("X-Total-Count")).contains("8");
            assertThat(first.headers().firstValue("X-Page-Count")).contains("3");
            assertThat(first.headers().firstValue("X-Page-Size")).contains("2");
            JsonNode bo = TenantClient.json(first).path("users").path(1);
            assertThat(bo.path("username").asText()).isEqualTo("bo@a.example");
            assertThat(bo.has("groups")).isFalse();
            assertThat(TenantClient.json(client.umapi("/groups/ORG@AdobeOrg/7"))
                            .path("result")
                            .asText())
                    .isEqualTo("Not found");
            assertThat(TenantClient.json(client.umapi("/groups/ORG@AdobeOrg/0")).path("groups"))
                    .hasSize(2);
        }
    }

    @Test
    void aGroupsMembersAndOneUser() throws Exception {
        try (DemoTenant tenant = start()) {
            TenantClient client = new TenantClient(tenant).signedIn();
            JsonNode members = TenantClient.json(client.umapi("/users/ORG@AdobeOrg/0/design?excludeGroups=true"));
            assertThat(members.path("groupName").asText()).isEqualTo("Design");
            assertThat(members.path("users")).hasSize(1);
            assertThat(members.path("users").path(0).has("groups")).isFalse();
            HttpResponse<String> none = client.umapi("/users/ORG@AdobeOrg/0/None");
            assertThat(none.statusCode()).isEqualTo(404);
            assertThat(TenantClient.json(none).path("result").asText()).isEqualTo("error.group.not_found");
            assertThat(TenantClient.json(client.umapi("/organizations/ORG@AdobeOrg/users/ANA@a.example"))
                            .path("user")
                            .path("type")
                            .asText())
                    .isEqualTo("federatedID");
            assertThat(TenantClient.json(client.umapi("/organizations/ORG@AdobeOrg/users/ana@a.example?domain=AdobeID"))
                            .path("user")
                            .path("type")
                            .asText())
                    .isEqualTo("adobeID");
            assertThat(client.umapi("/organizations/ORG@AdobeOrg/users/x@a.example")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void aCreateMakesTheUserAndItsFurtherStepsMeanIt() throws Exception {
        try (DemoTenant tenant = start()) {
            JsonNode answer = new TenantClient(tenant).signedIn().action("""
                    [{"user":"neo","domain":"a.example","requestID":"1","do":[
                      {"createFederatedID":{"email":"neo@a.example","firstname":"N","lastname":"O","country":"DE"}},
                      {"add":{"group":["design","Default CC"]}},{"remove":{"group":["Old"]}}]}]""");

            assertThat(answer.path("result").asText()).isEqualTo("success");
            assertThat(answer.path("completed").asInt()).isEqualTo(1);
            assertThat(answer.has("errors")).isFalse();
            AdobeUser created = federated(tenant, "neo@a.example");
            assertThat(created.username()).isEqualTo("neo");
            assertThat(created.groups()).containsExactly("Design", "Default CC");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // who exists
                "'ana@a.example'|{'createFederatedID':{'email':'ana@a.example','firstname':'A','lastname':'B','country':'DE'}}|error.user.already_in_org",
                "'x@c.example'|{'createFederatedID':{'email':'x@c.example','firstname':'A','lastname':'B','country':'DE'}}|error.domain.trust.nonexistent",
                "'x@e.example'|{'createFederatedID':{'email':'x@e.example','firstname':'A','lastname':'B','country':'DE'}}|error.user.type_mismatch",
                "'x@e.example'|{'createEnterpriseID':{'email':'y@e.example','firstname':'A','lastname':'B'}}|error.user.must_match_email",
                "'x@a.example'|{'createFederatedID':{'email':'x@a.example','firstname':'A','lastname':'B','country':'de'}}|error.country.invalid",
                "'x@a.example'|{'createFederatedID':{'email':'x@a.example','firstname':'A','lastname':'B','country':'UD'}}|error.country.invalid",
                "'x@a.example'|{'createFederatedID':{'email':'x@a.example','firstname':'A','lastname':'B'}}|error.country.invalid",
                "'x@a.example'|{'createFederatedID':{'email':'x@a.example','lastname':'B','country':'DE'}}|error.user.firstname_missing",
                "'x@a.example'|{'createFederatedID':{'email':'x@a.example','firstname':'A','country':'DE'}}|error.user.lastname_missing",
                "'x@a.example'|{'createFederatedID':{'email':'x','firstname':'A','lastname':'B','country':'DE'}}|error.user.email.invalid",
                "'x@a.example'|{'createFederatedID':{'email':'x@a.example','phone':'1'}}|error.command.create.key.unknown",
                "'x@a.example'|{'createFederatedID':{'email':'x@a.example','option':'y'}}|error.option.illegal",
                "'x@a.example'|{'createFederatedID':'x'}|error.command.create.object_expected",
                // updates
                "'ana@a.example'|{'update':{}}|error.update.no",
                "'ana@a.example'|{'update':{'country':'FR'}}|error.update.country.no_update",
                "'ana@a.example'|{'update':{'email':'ana@x.example'}}|error.user.change_domain_update.no",
                "'ana@a.example'|{'update':{'email':'bo@a.example'}}|error.user.email.name_in_use",
                "'nobody@a.example'|{'update':{'lastname':'X'}}|error.user.not_found",
                // groups
                "'ana@a.example'|{'add':{'group':['None']}}|error.group.not_found",
                "'ana@a.example'|{'add':{'group':['_org_admin']}}|error.group.invalid_name",
                "'ana@a.example'|{'add':{'group':['Shared']}}|error.usergroup.readonly.add_user_not_allowed",
                "'ana@a.example'|{'add':{'group':['Old','old']}}|error.command.add_remove.duplicate.group_list",
                "'ana@a.example'|{'add':{'group':[]}}|error.command.add_remove.missing_list",
                "'ana@a.example'|{'add':{'group':['1','2','3','4','5','6','7','8','9','10','11']}}|error.command.add_remove.list_too_long",
                "'ana@a.example'|{'remove':'some'}|error.command.add_remove.list",
                "'nobody@a.example'|{'add':{'group':['Old']}}|error.user.not_found",
                // shape
                "'ana@a.example'|{'removeFromOrg':{}},{'remove':'all'}|error.command.removefromorg.not_last",
                "'ana@a.example'|{'remove':'all'},{'addAdobeID':{'email':'ana@a.example'}}|error.command.create.not_first",
                "'ana@a.example'|{'removeFromOrg':{'deleteAccount':'yes'}}|error.command.boolean_expected",
                "'ana@a.example'|{'promote':{}}|error.command.step.unknown",
                "'ana'|{'remove':'all'}|error.command.domain.missing",
                "'ana@a.example','domain':'a.example'|{'remove':'all'}|error.command.domain.must_be_used_with_nonemail_username",
                "'ana@a.example','x':1|{'remove':'all'}|error.command.illegal_entry"
            })
    void whatAdobeRefuses(String user, String steps, String code) throws Exception {
        try (DemoTenant tenant = start()) {
            AdobeState before = tenant.adobe();
            JsonNode answer = new TenantClient(tenant)
                    .signedIn()
                    .action(("[{'user':" + user + ",'requestID':'r','do':[" + steps + "]}]").replace('\'', '"'));

            assertThat(answer.path("result").asText()).isEqualTo("error");
            assertThat(answer.path("notCompleted").asInt()).isEqualTo(1);
            assertThat(answer.path("errors").path(0).path("errorCode").asText()).isEqualTo(code);
            assertThat(answer.path("errors").path(0).path("requestID").asText()).isEqualTo("r");
            assertThat(tenant.adobe()).isEqualTo(before);
        }
    }

    @Test
    void existingUsersAreIgnoredOrUpdatedByTheOption() throws Exception {
        try (DemoTenant tenant = start()) {
            TenantClient client = new TenantClient(tenant).signedIn();
            String create = """
                    [{"user":"bo@a.example","do":[{"createFederatedID":{"email":"bo@a.example","firstname":"New",
                      "lastname":"Name","country":"FR","option":"%s"}},{"add":{"group":["Old"]}}]}]""";
            client.action(create.formatted("ignoreIfAlreadyExists"));
            assertThat(federated(tenant, "bo@a.example").firstname()).isEqualTo("First");
            assertThat(federated(tenant, "bo@a.example").groups()).containsExactly("Old");
            client.action(create.formatted("updateIfAlreadyExists"));
            assertThat(federated(tenant, "bo@a.example").firstname()).isEqualTo("New");
            assertThat(federated(tenant, "bo@a.example").country()).isEqualTo("DE");
        }
    }

    @Test
    void anUpdateOfTheEmailTakesTheUsernameAlongAndAnAdobeIdCannotBeUpdated() throws Exception {
        try (DemoTenant tenant = start()) {
            TenantClient client = new TenantClient(tenant).signedIn();
            client.action("[{\"user\":\"bo@a.example\",\"do\":[{\"update\":{\"email\":\"bo.li@b.example\"}}]}]");
            assertThat(federated(tenant, "bo.li@b.example").username()).isEqualTo("bo.li@b.example");
            client.action("[{\"user\":\"cy@a.example\",\"do\":[{\"update\":{\"email\":\"cy2@a.example\","
                    + "\"username\":\"cy@a.example\"}}]}]");
            assertThat(federated(tenant, "cy2@a.example").username()).isEqualTo("cy@a.example");
            JsonNode refused = client.action("[{\"user\":\"ana@a.example\",\"useAdobeID\":true,\"do\":["
                    + "{\"update\":{\"lastname\":\"X\"}}]}]");
            assertThat(refused.path("errors").path(0).path("errorCode").asText())
                    .isEqualTo("error.update.adobeid.no");
        }
    }

    @Test
    void removingAllKeepsTheAdministratorAndTheTieBreakChoosesTheAdobeId() throws Exception {
        try (DemoTenant tenant = start()) {
            TenantClient client = new TenantClient(tenant).signedIn();
            client.action("[{\"user\":\"ana@a.example\",\"do\":[{\"remove\":\"all\"}]}]");
            assertThat(federated(tenant, "ana@a.example").groups()).containsExactly("_org_admin");
            client.action("[{\"user\":\"ana@a.example\",\"useAdobeID\":true,\"do\":[{\"removeFromOrg\":{}}]}]");
            assertThat(tenant.adobe().users()).noneMatch(AdobeUser::adobeId).hasSize(4);
            JsonNode unknown = client.action(
                    "[{\"user\":\"no@a.example\",\"do\":[{\"removeFromOrg\":{\"deleteAccount\":true}}]}]");
            assertThat(unknown.path("result").asText()).isEqualTo("success");
        }
    }

    @Test
    void groupsAreCreatedRenamedFilledAndDeleted() throws Exception {
        try (DemoTenant tenant = start()) {
            TenantClient client = new TenantClient(tenant).signedIn();
            client.action("""
                    [{"usergroup":"New","do":[{"createUserGroup":{"description":"d","option":"ignoreIfAlreadyExists"}},
                      {"add":{"user":["bo@a.example","ana@a.example"]}},{"updateUserGroup":{"name":"Newer"}},
                      {"remove":{"user":["ana@a.example"]}}]}]""");
            assertThat(federated(tenant, "bo@a.example").groups()).containsExactly("Newer");
            assertThat(federated(tenant, "ana@a.example").groups()).doesNotContain("Newer");

            JsonNode refused = client.action("""
                    [{"usergroup":"Design","do":[{"createUserGroup":{}},{"add":{"user":["no@a.example"]}}]},
                     {"usergroup":"_x","do":[{"createUserGroup":{}}]},
                     {"usergroup":"Newer","do":[{"deleteUserGroup":{}}]}]""");
            List<String> codes = new ArrayList<>();
            refused.path("errors")
                    .forEach(error -> codes.add(error.path("errorCode").asText()));
            assertThat(codes)
                    .containsExactly(
                            "error.usergroup.already_exists",
                            "error.usergroup.user_list.invalid",
                            "error.group.invalid_name");
            assertThat(refused.path("result").asText()).isEqualTo("partial");
            assertThat(federated(tenant, "bo@a.example").groups()).isEmpty();
        }
    }

    @Test
    void moreThanTenCommandsOrStepsAreRefused() throws Exception {
        try (DemoTenant tenant = start()) {
            TenantClient client = new TenantClient(tenant).signedIn();
            String command = "{\"user\":\"bo@a.example\",\"do\":[{\"remove\":\"all\"}]}";
            HttpResponse<String> eleven =
                    client.actionResponse("[" + String.join(",", Collections.nCopies(11, command)) + "]", "");
            assertThat(eleven.statusCode()).isEqualTo(400);
            assertThat(eleven.headers().firstValue("X-Request-Id")).contains("r-1");
            String steps = String.join(",", Collections.nCopies(11, "{\"remove\":\"all\"}"));
            assertThat(client.action("[{\"user\":\"bo@a.example\",\"do\":[" + steps + "]}]")
                            .path("errors")
                            .path(0)
                            .path("errorCode")
                            .asText())
                    .isEqualTo("error.command.list_too_long");
            assertThat(client.actionResponse("{", "").statusCode()).isEqualTo(400);
        }
    }

    @Test
    void testModeChangesNothing() throws Exception {
        try (DemoTenant tenant = start()) {
            AdobeState before = tenant.adobe();
            JsonNode answer =
                    TenantClient.json(new TenantClient(tenant).signedIn().actionResponse("""
                    [{"user":"new@a.example","do":[{"createFederatedID":{"email":"new@a.example","firstname":"A",
                      "lastname":"B","country":"DE"}},{"add":{"group":["Old"]}}]},
                     {"user":"no@a.example","do":[{"update":{"lastname":"X"}}]},
                     {"user":"ana@a.example","do":[{"add":{"group":["None"]}},{"removeFromOrg":{}}]}]""", "?testOnly=true"));

            assertThat(answer.path("completedInTestMode").asInt()).isEqualTo(2);
            assertThat(answer.path("completed").asInt()).isZero();
            assertThat(answer.path("notCompleted").asInt()).isEqualTo(1);
            assertThat(tenant.adobe()).isEqualTo(before);
        }
    }

    @Test
    void theDeprecatedKeyIsWarnedOf() throws Exception {
        try (DemoTenant tenant = start()) {
            JsonNode answer = new TenantClient(tenant)
                    .signedIn()
                    .action("[{\"user\":\"bo@a.example\",\"do\":[{\"add\":{\"product\":[\"Default CC\"]}}]}]");
            assertThat(answer.path("warnings").path(0).path("warningCode").asText())
                    .isEqualTo("warning.command.deprecated");
            assertThat(answer.path("result").asText()).isEqualTo("success");
        }
    }

    @Test
    void throttlingAndTheGateBetweenSyncs() throws Exception {
        ManualClock clock = new ManualClock();
        TenantOptions options = TenantOptions.defaults()
                .adobe(AdobeOptions.defaults().perMinute(Map.of("action", 1)).syncGate(600));
        try (DemoTenant tenant = DemoTenant.start(state(), options, Map.of(), clock)) {
            TenantClient client = new TenantClient(tenant).signedIn();
            String command = "[{\"user\":\"bo@a.example\",\"do\":[{\"remove\":\"all\"}]}]";
            client.action(command);
            HttpResponse<String> second = client.actionResponse(command, "");
            assertThat(second.statusCode()).isEqualTo(429);
            assertThat(TenantClient.json(second).path("error_code").asText()).isEqualTo("429050");
            assertThat(second.headers().firstValue("Retry-After")).contains("60");

            assertThat(client.umapi("/users/ORG@AdobeOrg/0").statusCode()).isEqualTo(200);
            clock.forward(100);
            assertThat(client.umapi("/users/ORG@AdobeOrg/1").statusCode()).isEqualTo(200);
            HttpResponse<String> closed = client.umapi("/users/ORG@AdobeOrg/0");
            assertThat(closed.statusCode()).isEqualTo(429);
            assertThat(closed.headers().firstValue("Retry-After")).contains("500");
            assertThat(client.actionResponse(command, "").statusCode()).isEqualTo(429);
            clock.forward(500);
            assertThat(client.umapi("/users/ORG@AdobeOrg/0").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void theJournalHasTheActionsAndTheirMarkers() throws Exception {
        try (DemoTenant tenant = start()) {
            String command = "[{\"user\":\"bo@a.example\",\"do\":[{\"remove\":\"all\"}]}]";
            new TenantClient(tenant).signedIn().action(command);

            assertThat(tenant.journal().actions()).singleElement().satisfies(entry -> {
                assertThat(entry.body()).isEqualTo(command);
                assertThat(entry.headers()).containsEntry("pragma", "umapi-sync-start");
            });
            assertThat(tenant.journal().entries(Service.IMS))
                    .allSatisfy(entry -> assertThat(entry.toString()).doesNotContain("hush"));
        }
    }
}
