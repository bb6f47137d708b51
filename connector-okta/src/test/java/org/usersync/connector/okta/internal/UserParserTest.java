package org.usersync.connector.okta.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Users on their way to the host take no more memory than they have to say. */
class UserParserTest {
    private final UserParser parser =
            new UserParser(OktaRun.filter("status", user -> true), Set.of("email", "firstName", "lastName"));

    private List<OktaUser> users(String... profiles) {
        StringBuilder json = new StringBuilder("[");
        for (String profile : profiles) {
            json.append(json.length() == 1 ? "" : ",")
                    .append("{\"id\":\"u1\",\"status\":\"ACTIVE\",\"profile\":")
                    .append(profile)
                    .append('}');
        }
        try {
            return Json.list(
                    new ByteArrayInputStream(json.append(']').toString().getBytes(StandardCharsets.UTF_8)), parser);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aLoginThatIsTheEmailIsTheSameText() {
        Map<String, Object> profile = users("{\"lastName\":null,\"login\":\"ann@acme.com\",\"email\":\"ann@acme.com\"}")
                .get(0)
                .profile();

        assertThat(profile.get("login")).isEqualTo("ann@acme.com");
        assertThat(profile.get("email")).isSameAs(profile.get("login"));
    }

    @Test
    void otherTextsStayWhatTheyAre() {
        List<OktaUser> users = users(
                "{\"firstName\":\"Ann\",\"lastName\":\"Lee\",\"login\":\"ann\",\"email\":\"ann@acme.com\"}",
                "{\"firstName\":\"1\",\"lastName\":1,\"login\":\"1\",\"email\":null}");

        assertThat(users.get(0).profile())
                .isEqualTo(Map.of("firstName", "Ann", "lastName", "Lee", "login", "ann", "email", "ann@acme.com"));
        assertThat(users.get(1).profile())
                .containsEntry("firstName", "1")
                .containsEntry("lastName", 1L)
                .containsEntry("login", "1")
                .containsEntry("email", null);
    }

    @Test
    void usersOfTheSameStatusShareIt() {
        List<OktaUser> users = users("{}", "{}");

        assertThat(users.get(0).fields()).isEqualTo(Map.of("status", "ACTIVE"));
        assertThat(users.get(1).fields()).isSameAs(users.get(0).fields());
    }
}
