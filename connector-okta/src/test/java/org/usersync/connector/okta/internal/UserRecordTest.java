package org.usersync.connector.okta.internal;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.extension.Expression;
import org.usersync.spi.extension.ExpressionException;
import org.usersync.spi.extension.ExpressionRecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.usersync.connector.okta.internal.FakeOkta.user;

/** What the filter sees of a user. */
class UserRecordTest {
    private final FakeOkta okta = new FakeOkta();

    private ExpressionRecord seen(String json) {
        AtomicReference<ExpressionRecord> seen = new AtomicReference<>();
        okta.group("00g1", "CC", json);
        new OktaRun(okta)
                .option("all_users_filter", OktaRun.filter("*", user -> {
                    seen.set(user);
                    return true;
                }))
                .read("CC");
        return seen.get();
    }

    private static ExpressionRecord nested(ExpressionRecord record, String name) {
        return (ExpressionRecord) record.get(name);
    }

    @Test
    void everything_that_okta_returned() {
        ExpressionRecord user = seen(user("u1", "ann@acme.com", "\"city\":\"Zürich\",\"team size\":3"));

        assertThat(user.get("id")).isEqualTo("u1");
        assertThat(user.get("status")).isEqualTo("ACTIVE");
        assertThat(nested(user, "type").get("id")).isEqualTo("oty1");
        assertThat(nested(user, "profile").get("city")).isEqualTo("Zürich");
        assertThat(nested(user, "profile").get("team size")).isEqualTo(3L);
        assertThat(nested(nested(user, "credentials"), "provider").get("name")).isEqualTo("OKTA");
        assertThat(nested(nested(user, "_links"), "self").get("href"))
                .asString()
                .endsWith("/u1");
    }

    @Test
    void times_are_times_and_null_is_none() {
        ExpressionRecord user = seen("{\"id\":\"u1\",\"status\":\"ACTIVE\",\"created\":\"2024-01-02T03:04:05.678Z\","
                + "\"lastUpdated\":\"2024-01-02T03:04:05+02:00\",\"lastLogin\":null,\"profile\":{\"email\":\"a@b\"}}");

        assertThat(user.get("created")).isEqualTo(Instant.parse("2024-01-02T03:04:05.678Z"));
        assertThat(user.get("lastUpdated")).isEqualTo(Instant.parse("2024-01-02T01:04:05Z"));
        assertThat(user.get("lastLogin")).isNull();
        assertThat(user.get("activated")).isNull();
        assertThat(user.label()).isEqualTo("u1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"yesterday\"", "17", "\"2024-01-02\""})
    void a_time_that_is_none_is_a_failed_read(String value) {
        assertThatThrownBy(() -> seen("{\"id\":\"u1\",\"status\":\"ACTIVE\",\"lastLogin\":" + value
                        + ",\"profile\":{\"email\":\"a@b\"}}"))
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(ConnectorException.Kind.PROTOCOL))
                .hasMessageContaining("lastLogin");
    }

    @Test
    void other_values_keep_their_json_type() {
        ExpressionRecord profile = nested(
                seen(user(
                        "u1",
                        "ann@acme.com",
                        "\"i\":0,\"l\":12345678901,\"b\":123456789012345678901234567890,\"d\":1.5,\"f\":false,\"t\":true,"
                                + "\"s\":\"\",\"n\":null,\"a\":[\"x\",2,null],\"e\":[],\"o\":{\"k\":[{\"z\":1}]}")),
                "profile");

        assertThat(profile.get("i")).isEqualTo(0L);
        assertThat(profile.get("l")).isEqualTo(12345678901L);
        assertThat(profile.get("b")).isEqualTo(new BigInteger("123456789012345678901234567890"));
        assertThat(profile.get("d")).isEqualTo(1.5);
        assertThat(profile.get("f")).isEqualTo(false);
        assertThat(profile.get("t")).isEqualTo(true);
        assertThat(profile.get("s")).isEqualTo("");
        assertThat(profile.get("n")).isNull();
        assertThat(profile.get("a")).isEqualTo(Arrays.asList("x", 2L, null));
        assertThat(profile.get("e")).isEqualTo(List.of());
        List<?> list = (List<?>) nested(profile, "o").get("k");
        assertThat(((ExpressionRecord) list.get(0)).get("z")).isEqualTo(1L);
    }

    @Test
    void knows_what_okta_documents() {
        ExpressionRecord user = seen(user("u1", "ann@acme.com", ""));
        ExpressionRecord profile = nested(user, "profile");

        assertThat(List.of("id", "status", "created", "lastLogin", "passwordChanged", "type", "profile", "realmId"))
                .allMatch(user::documents);
        assertThat(user.documents("staus")).isFalse();
        assertThat(List.of("login", "secondEmail", "manager", "zipCode", "costCenter"))
                .allMatch(profile::documents);
        assertThat(profile.documents("customField")).isFalse();
        assertThat(profile.documents("status")).isFalse();
        assertThat(nested(user, "type").documents("id")).isTrue();
        assertThat(nested(user, "type").documents("name")).isFalse();
        assertThat(profile.label()).isEqualTo("ann@acme.com");
        assertThat(Documented.fields("profile")).hasSize(31);
    }

    @Test
    void what_nobody_reads_is_not_kept() {
        AtomicReference<ExpressionRecord> seen = new AtomicReference<>();
        okta.group("00g1", "CC", user("u1", "ann@acme.com", "\"city\":\"Bonn\",\"shoeSize\":42"));
        new OktaRun(okta)
                .option("all_users_filter", OktaRun.filter("status", user -> {
                    seen.set(user);
                    return true;
                }))
                .option("user_surname_format", "{city}")
                .read("CC");

        ExpressionRecord profile = nested(seen.get(), "profile");
        assertThat(profile.get("city")).isEqualTo("Bonn");
        assertThat(profile.get("shoeSize")).isNull();
        assertThat(profile.get("lastName")).isNull();
        assertThat(seen.get().get("credentials")).isNull();
    }

    @Test
    void deactivated_users_are_kept_out_by_the_filter_only() {
        okta.group(
                "00g1",
                "CC",
                user("u1", "a@acme.com", "ACTIVE", ""),
                user("u2", "b@acme.com", "DEPROVISIONED", ""),
                user("u3", "c@acme.com", "SOMETHING_NEW", ""));

        assertThat(new OktaRun(okta).read("CC").ids()).containsExactly("u1");
        assertThat(new OktaRun(okta)
                        .option("all_users_filter", OktaRun.filter("status", user -> true))
                        .read("CC")
                        .ids())
                .containsExactly("u1", "u2", "u3");
    }

    @Test
    void a_filter_that_fails_ends_the_read() {
        okta.group("00g1", "CC", user("u1"));
        List<String> labels = new ArrayList<>();
        Expression failing = OktaRun.filter("status", user -> {
            labels.add(user.label());
            throw new ExpressionException("user.status.foo failed");
        });

        OktaRun run = new OktaRun(okta).option("all_users_filter", failing);

        assertThatThrownBy(() -> run.read("CC"))
                .isInstanceOf(ExpressionException.class)
                .hasMessage("user.status.foo failed");
        assertThat(labels).containsExactly("u1@acme.com");
        assertThat(run.delivered()).isEmpty();
    }
}
