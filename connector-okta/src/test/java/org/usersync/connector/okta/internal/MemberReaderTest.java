package org.usersync.connector.okta.internal;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.ConnectorException.Kind;
import org.usersync.spi.http.HttpAnswer;
import org.usersync.spi.http.HttpFailure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.usersync.connector.okta.internal.FakeOkta.ORIGIN;
import static org.usersync.connector.okta.internal.FakeOkta.user;

/** Pages of members: all of them, or a failed read. */
class MemberReaderTest {
    private static final String MEMBERS = "/api/v1/groups/00g1/users";

    private final FakeOkta okta = new FakeOkta().group("00g1", "CC", user("u1"), user("u2"), user("u3"));
    private final OktaRun run = new OktaRun(okta);

    private void firstPage(FakeAnswer answer) {
        okta.answering(asked -> asked.equals(MEMBERS + "?limit=1000"), answer);
    }

    private void page(String cursor, FakeAnswer answer) {
        okta.answering(asked -> asked.equals(MEMBERS + "?" + cursor), answer);
    }

    private static FakeAnswer users(String... users) {
        return FakeAnswer.of(200, "[" + String.join(",", users) + "]");
    }

    private void assertFails(Kind kind, String... parts) {
        assertThatThrownBy(() -> run.read("CC"))
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageStartingWith("reading the members of Okta group 'CC' failed: ")
                .hasMessageContainingAll(parts)
                .hasMessageNotContaining("\n");
    }

    private List<URI> memberCalls() {
        return okta.calls().stream()
                .map(call -> call.uri())
                .filter(uri -> uri.getPath().endsWith("/users"))
                .toList();
    }

    @Test
    void reads_every_page() {
        okta.longestPage(2)
                .members(
                        "00g1",
                        IntStream.range(0, 7).mapToObj(i -> user("u" + i)).toList());

        assertThat(run.read("CC").ids()).hasSize(7);
        assertThat(memberCalls()).hasSize(4);
    }

    @Test
    void a_page_that_comes_again_in_place_of_another_fails() {
        firstPage(users(user("u1"), user("u2")).with("link", "<" + ORIGIN + MEMBERS + "?after=2>; rel=\"next\""));
        page("after=2", users(user("u1"), user("u2")).with("link", "<" + ORIGIN + MEMBERS + "?after=4>; rel=\"next\""));
        page("after=4", users(user("u5")));

        assertFails(Kind.PROTOCOL, "a page that it had sent before");
    }

    @Test
    void a_page_that_comes_again_later_fails() {
        firstPage(users(user("u1"), user("u2")).with("link", "<" + ORIGIN + MEMBERS + "?after=2>; rel=\"next\""));
        page("after=2", users(user("u3"), user("u4")).with("link", "<" + ORIGIN + MEMBERS + "?after=4>; rel=\"next\""));
        page("after=4", users(user("u2"), user("u1")));

        assertFails(Kind.PROTOCOL, "a page that it had sent before");
    }

    @Test
    void pages_that_overlap_are_read() {
        firstPage(users(user("u1"), user("u2")).with("link", "<" + ORIGIN + MEMBERS + "?after=2>; rel=\"next\""));
        page("after=2", users(user("u2"), user("u3")));

        assertThat(run.read("CC").ids()).containsExactlyInAnyOrder("u1", "u2", "u3");
    }

    @Test
    void asks_for_the_largest_pages() {
        run.read("CC");

        assertThat(memberCalls()).containsExactly(URI.create(ORIGIN + MEMBERS + "?limit=1000"));
    }

    @Test
    void follows_the_link_and_builds_no_cursor() {
        firstPage(users(user("u1"))
                .with("link", "<" + ORIGIN + MEMBERS + "?x=%2By%20z&w=1>; rel=\"next\", <a>; rel=self"));
        okta.answering(asked -> asked.equals(MEMBERS + "?x=+y z&w=1"), users(user("u2")));

        assertThat(run.read("CC").ids()).containsExactly("u1", "u2");
        assertThat(memberCalls().get(1)).isEqualTo(URI.create(ORIGIN + MEMBERS + "?x=%2By%20z&w=1"));
    }

    @Test
    void a_relative_link_is_followed() {
        firstPage(users(user("u1")).next(MEMBERS + "?after=1"));
        page("after=1", users(user("u2")));

        assertThat(run.read("CC").ids()).containsExactly("u1", "u2");
    }

    @Test
    void an_empty_page_with_a_next_one_is_not_the_end() {
        firstPage(users().next(ORIGIN + MEMBERS + "?after=1"));
        page("after=1", users().next(ORIGIN + MEMBERS + "?after=2"));
        page("after=2", users(user("u9")));

        assertThat(run.read("CC").ids()).containsExactly("u9");
    }

    @Test
    void a_link_to_another_host_gives_its_cursor_only() {
        firstPage(users(user("u1")).next("https://evil.example" + MEMBERS + "?after=1"));
        page("after=1", users(user("u2")));

        assertThat(run.read("CC").ids()).containsExactly("u1", "u2");
        assertThat(okta.calls())
                .allSatisfy(call -> assertThat(call.uri().getAuthority()).isEqualTo("acme.okta.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/steal?after=1",
                "https://acme.okta.com/api/v1/groups/00g2/users?after=1",
                "https://acme.okta.com/api/v1/groups/00g1/../00g2/users?after=1",
                "http://acme.okta.com/api/v1/groups/00g1/users?after=1",
                "https://acme.okta.com/api/v1/groups/00g1/users",
                "https://acme.okta.com/api/v1/groups/00g1/users?",
                "https://acme.okta.com/api/v1/groups/00g1/users?limit=1000",
                "mailto:x@y",
                "ht tp://x",
                "",
            })
    void a_link_that_leads_elsewhere_or_back_is_a_failed_read(String target) {
        firstPage(users(user("u1")).next(target));

        assertFails(Kind.PROTOCOL, "the link to the next page");
        assertThat(run.delivered()).isEmpty();
        assertThat(memberCalls()).hasSize(1);
    }

    @Test
    void a_circle_of_pages_is_a_failed_read() {
        firstPage(users(user("u1")).next(ORIGIN + MEMBERS + "?after=1"));
        page("after=1", users(user("u2")).next(ORIGIN + MEMBERS + "?after=2"));
        page("after=2", users(user("u3")).next(ORIGIN + MEMBERS + "?after=1"));

        assertFails(Kind.PROTOCOL, "read before");
        assertThat(memberCalls()).hasSize(3);
    }

    @Test
    void a_malformed_link_header_is_a_failed_read() {
        firstPage(users(user("u1")).with("Link", "<" + ORIGIN + MEMBERS + "?after=1; rel=\"next\""));

        assertFails(Kind.PROTOCOL, "Link", "HTTP 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "[{\"id\":\"u1\",\"status\":\"ACTIVE\",\"profile\":{\"login\":\"a\"}}",
                "[{\"id\":\"u1\",\"status\":\"ACTIVE\",\"profile\":{\"login\":\"a",
                "<!DOCTYPE html><html></html>",
                "{\"users\":[]}",
                "[{\"id\":\"u1\",\"status\":\"ACTIVE\"}]",
                "[{\"id\":\"u1\",\"status\":\"ACTIVE\",\"profile\":null}]",
                "[{\"id\":\"u1\",\"status\":\"ACTIVE\",\"profile\":[]}]",
                "[{\"status\":\"ACTIVE\",\"profile\":{}}]",
                "[{\"id\":7,\"status\":\"ACTIVE\",\"profile\":{}}]",
                "[{\"id\":\"u1\",\"profile\":{}}]",
                "[{\"id\":\"u1\",\"status\":null,\"profile\":{}}]",
                "[[]]",
                "[]x",
            })
    void a_page_of_another_shape_is_a_failed_read_and_is_not_asked_for_again(String body) {
        firstPage(FakeAnswer.of(200, body).with("X-Okta-Request-Id", "req-7"));

        assertFails(Kind.PROTOCOL, "HTTP 200", "req-7", "application/json");
        assertThat(run.delivered()).isEmpty();
        assertThat(memberCalls()).hasSize(1);
    }

    @Test
    void absurd_documents_are_refused() {
        firstPage(FakeAnswer.of(200, "[" + "{\"a\":".repeat(5000)));

        assertFails(Kind.PROTOCOL, "HTTP 200");
    }

    @Test
    void a_later_page_that_fails_is_a_failed_read() {
        firstPage(users(user("u1")).next(ORIGIN + MEMBERS + "?after=1"));
        page("after=1", FakeAnswer.error(403, "E0000006", "No permission"));

        assertFails(Kind.AUTH, "HTTP 403");
    }

    @Test
    void a_found_group_that_is_gone_is_a_failed_read() {
        okta.answering(
                asked -> asked.startsWith(MEMBERS), FakeAnswer.error(404, "E0000007", "Not found: 00g1 (UserGroup)"));

        assertThatThrownBy(() -> run.read("CC"))
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND))
                .hasMessageContainingAll("'CC'", "gone", "HTTP 404", "E0000007");
    }

    @Test
    void a_user_who_comes_twice_in_a_group_is_delivered_once() {
        firstPage(users(user("u1"), user("u1")).next(ORIGIN + MEMBERS + "?after=1"));
        page("after=1", users(user("u1"), user("u2")));

        assertThat(run.read("CC").ids()).containsExactly("u1", "u2");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 504})
    void a_group_whose_pages_are_too_large_is_read_anew_with_smaller_ones(int status) {
        okta.members(
                "00g1", IntStream.range(0, 450).mapToObj(i -> user("u" + i)).toList());
        firstPage(users(user("u0"), user("u1")).next(ORIGIN + MEMBERS + "?after=2&limit=1000"));
        page("after=2&limit=1000", FakeAnswer.error(status, "E0000009", "Internal Server Error"));

        assertThat(run.read("CC").ids()).hasSize(450).doesNotHaveDuplicates();
        assertThat(memberCalls())
                .extracting(URI::getQuery)
                .containsExactly(
                        "limit=1000", "after=2&limit=1000", "limit=200", "after=200&limit=200", "after=400&limit=200");
    }

    @Test
    void smaller_pages_help_after_a_time_out_too() {
        Function<URI, HttpAnswer> timeOut = uri -> {
            throw new HttpFailure(HttpFailure.Kind.TIMEOUT, "no answer", null);
        };
        okta.answering(asked -> asked.endsWith("?limit=1000"), timeOut);

        assertThat(run.read("CC").ids()).hasSize(3);
    }

    @Test
    void pages_that_fail_in_every_size_are_a_failed_read() {
        okta.answering(asked -> asked.startsWith(MEMBERS), FakeAnswer.error(500, "E0000009", "Internal Server Error"));

        assertFails(Kind.UNAVAILABLE, "HTTP 500", "E0000009");
        assertThat(memberCalls()).hasSize(2);
    }

    @Test
    void a_user_of_several_groups_is_one_user_with_several_groups() {
        okta.group("00g2", "PS", user("u2"), user("u4"));

        assertThat(run.read("CC", "PS").groupsById())
                .isEqualTo(
                        Map.of("u1", Set.of("CC"), "u2", Set.of("CC", "PS"), "u3", Set.of("CC"), "u4", Set.of("PS")));
    }
}
