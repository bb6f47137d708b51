package org.usersync.connector.okta.internal;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersync.spi.model.DirectoryUser;
import org.usersync.spi.model.IdentityType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersync.connector.okta.internal.FakeOkta.user;

/** How a profile becomes a directory user. */
class UserMapperTest {
    private final FakeOkta okta = new FakeOkta();
    private final OktaRun run = new OktaRun(okta);

    private DirectoryUser read(String json) {
        okta.group("00g1", "CC", json);
        return run.read("CC").only();
    }

    private static String profile(String profile) {
        return "{\"id\":\"u1\",\"status\":\"ACTIVE\",\"profile\":{" + profile + "}}";
    }

    @Test
    void the_defaults_take_the_base_profile() {
        DirectoryUser user = read(user("u1", "ann@acme.com", ""));

        assertThat(user.id()).isEqualTo("u1");
        assertThat(user.email()).isEqualTo("ann@acme.com");
        assertThat(user.username()).isEqualTo("ann@acme.com");
        assertThat(user.domain()).isEqualTo("acme.com");
        assertThat(user.firstName()).isEqualTo("Ann");
        assertThat(user.lastName()).isEqualTo("Lee");
        assertThat(user.country()).isEqualTo("DE");
        assertThat(user.identityType()).isEqualTo(IdentityType.FEDERATED_ID);
        assertThat(user.groups()).containsExactly("CC");
        assertThat(user.memberGroups()).isEmpty();
        assertThat(user.sourceAttributes()).isEmpty();
        assertThat(run.warnings()).isEmpty();
    }

    @Test
    void the_formats_may_take_any_field_of_the_profile() {
        run.option("user_email_format", "{mailbox}@acme.com")
                .option("user_username_format", "{employeeNumber:0>6}")
                .option("user_domain_format", "acme.org")
                .option("user_identity_type_format", "{kind}")
                .option("user_given_name_format", "{nick}")
                .option("user_surname_format", "{tags}");

        DirectoryUser user = read(profile(
                "\"login\":\"x\",\"mailbox\":\"ann\",\"employeeNumber\":42,\"kind\":\"EnterpriseID\",\"nick\":true,"
                        + "\"tags\":[\"x\",\"y\"],\"countryCode\":\"CH\""));

        assertThat(user.email()).isEqualTo("ann@acme.com");
        assertThat(user.username()).isEqualTo("000042");
        assertThat(user.domain()).isEqualTo("acme.org");
        assertThat(user.identityType()).isEqualTo(IdentityType.ENTERPRISE_ID);
        assertThat(user.firstName()).isEqualTo("True");
        assertThat(user.lastName()).isEqualTo("['x', 'y']");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "0", "0.0", "-0.0", "false", "[]", "{}"})
    void what_is_false_is_missing_to_formats_and_extended_attributes(String value) {
        run.sourceAttributes().extended("x");

        DirectoryUser user = read(profile("\"email\":\"a@b.c\",\"firstName\":" + value
                + ",\"lastName\":\"L\",\"countryCode\":\"de\",\"x\":" + value));

        assertThat(user.firstName()).isNull();
        assertThat(user.sourceAttributes()).containsEntry("x", null).containsEntry("firstName", null);
        assertThat(run.warnings()).singleElement().asString().contains("u1", "user_given_name_format");
    }

    @Test
    void a_user_without_email_is_skipped_with_one_warning_for_all_groups() {
        String json = profile("\"login\":\"ann\",\"firstName\":\"A\",\"lastName\":\"L\",\"countryCode\":\"de\"");
        okta.group("00g1", "CC", json).group("00g2", "PS", json, user("u2"));

        assertThat(run.read("CC", "PS").ids()).containsExactly("u2");
        assertThat(run.warnings()).singleElement().asString().contains("ann", "skipped");
    }

    @Test
    void a_user_with_an_unknown_identity_type_is_skipped_with_a_warning() {
        okta.group("00g1", "CC", user("u1", "a@acme.com", "\"kind\":\"robot\""));

        assertThat(run.option("user_identity_type_format", "{kind}").read("CC").ids())
                .isEmpty();
        assertThat(run.warnings()).singleElement().asString().contains("a@acme.com", "robot");
    }

    @Test
    void a_missing_country_is_a_warning() {
        DirectoryUser user =
                read(profile("\"login\":\"ann\",\"email\":\"a@b.c\",\"firstName\":\"A\",\"lastName\":\"L\""));

        assertThat(user.country()).isNull();
        assertThat(run.warnings()).singleElement().asString().contains("ann", "user_country_code_format");
    }

    @Test
    void the_identity_type_of_the_connector_wins_over_the_root_files() {
        run.option("user_identity_type", "adobeID");

        assertThat(read(user("u1")).identityType()).isEqualTo(IdentityType.ADOBE_ID);
    }

    @Test
    void hooks_see_what_the_formats_gave_and_the_extended_attributes_in_their_own_type() {
        run.sourceAttributes().extended("team", "level", "tags", "none", "city");

        DirectoryUser user = read(user(
                "u1",
                "ann@acme.com",
                "\"team\":\"blue\",\"level\":7,\"tags\":[\"a\",\"b\"],\"secret\":\"s\",\"city\":null"));

        assertThat(user.sourceAttributes().keySet())
                .containsExactlyInAnyOrder(
                        "login",
                        "id",
                        "email",
                        "identity_type",
                        "username",
                        "domain",
                        "firstName",
                        "lastName",
                        "c",
                        "team",
                        "level",
                        "tags",
                        "none",
                        "city");
        assertThat(user.sourceAttributes())
                .containsEntry("login", "ann@acme.com")
                .containsEntry("id", "u1")
                .containsEntry("email", "ann@acme.com")
                .containsEntry("identity_type", "federatedID")
                .containsEntry("username", null)
                .containsEntry("domain", null)
                .containsEntry("firstName", "Ann")
                .containsEntry("lastName", "Lee")
                .containsEntry("c", "de")
                .containsEntry("team", "blue")
                .containsEntry("level", 7L)
                .containsEntry("tags", List.of("a", "b"))
                .containsEntry("none", null)
                .containsEntry("city", null);
    }

    @Test
    void two_users_with_one_email_are_two_users_of_okta() {
        okta.group(
                "00g1",
                "CC",
                user("u1", "a@acme.com", "\"email\":\"same@acme.com\""),
                user("u2", "b@acme.com", "\"email\":\"same@acme.com\""));

        assertThat(run.read("CC").delivered())
                .extracting(DirectoryUser::id, DirectoryUser::email)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("u1", "same@acme.com"),
                        org.assertj.core.groups.Tuple.tuple("u2", "same@acme.com"));
    }
}
