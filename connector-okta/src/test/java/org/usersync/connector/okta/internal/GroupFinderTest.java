package org.usersync.connector.okta.internal;

import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.http.HttpFailure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.usersync.connector.okta.internal.FakeOkta.user;

/** How a name of the configuration becomes a group of Okta. */
@Timeout(60)
class GroupFinderTest {
    private final FakeOkta okta = new FakeOkta();

    private OktaRun run() {
        return new OktaRun(okta);
    }

    private FakeOkta withoutSearch() {
        return okta.answering(
                asked -> asked.contains("?search="), FakeAnswer.error(400, "E0000031", "Invalid search criteria."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Adobe CC",
                "R&D",
                "#1",
                "C++",
                "100%25",
                "50%",
                "say \"hi\"",
                "back\\slash",
                "it's",
                "a=b?c/d",
                "Zürich 東京 \uD83D\uDE80",
                "x or profile.name eq y",
            })
    void names_of_any_kind_work(String name) {
        okta.group("00g1", name, user("u1")).group("00g2", name + "2", user("u2"));

        OktaRun run = run().read(name);

        assertThat(run.only().id()).isEqualTo("u1");
        assertThat(run.only().groups()).containsExactly(name);
        assertThat(run.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"R&D", "C++", "100%25", "say \"hi\"", "back\\slash", "Zürich"})
    void names_of_any_kind_work_where_search_is_refused(String name) {
        withoutSearch().group("00g1", name, user("u1"));

        assertThat(run().read(name).ids()).containsExactly("u1");
        assertThat(okta.asked()).anyMatch(asked -> asked.startsWith("/api/v1/groups?q=" + name));
    }

    @Test
    void many_names_take_few_calls() {
        String[] names = IntStream.range(0, 45).mapToObj(i -> "Team " + i).toArray(String[]::new);
        for (String name : names) {
            okta.group("g" + name.substring(5), name);
        }

        OktaRun run = run().read(names);

        assertThat(okta.asked()).filteredOn(asked -> asked.contains("search=")).hasSize(3);
        assertThat(okta.asked()).hasSize(3 + 45);
        assertThat(run.warnings()).isEmpty();
    }

    @Test
    void searches_for_many_names_run_at_once() {
        String[] names = IntStream.range(0, 45).mapToObj(i -> "Team " + i).toArray(String[]::new);
        CountDownLatch together = new CountDownLatch(3);
        okta.answering(asked -> asked.contains("?search="), uri -> {
            together.countDown();
            await(together);
            return FakeAnswer.of(200, "[]");
        });

        OktaRun run = run().read(names);

        assertThat(run.warnings()).hasSize(45);
    }

    @Test
    void of_equal_names_the_first_one_asked_for_wins_whichever_search_is_answered_first() {
        String[] names = IntStream.range(0, 45).mapToObj(i -> "Team " + i).toArray(String[]::new);
        CountDownLatch last = new CountDownLatch(1);
        okta.answering(asked -> asked.contains("\"Team 0\""), uri -> {
            await(last);
            return group("00g1", "Team 1");
        });
        okta.answering(asked -> asked.contains("\"Team 44\""), uri -> {
            last.countDown();
            return group("00g2", "Team 1");
        });
        okta.answering(asked -> asked.contains("/users?"), FakeAnswer.of(200, "[]"));

        OktaRun run = run().read(names);

        assertThat(run.warnings()).anyMatch(line -> line.contains("'Team 1': 00g1, 00g2; the first one is used"));
    }

    @Test
    void a_search_that_fails_gives_up_the_others() {
        String[] names = IntStream.range(0, 45).mapToObj(i -> "Team " + i).toArray(String[]::new);
        CountDownLatch underWay = new CountDownLatch(1);
        AtomicBoolean givenUp = new AtomicBoolean();
        okta.answering(asked -> asked.contains("\"Team 44\""), uri -> {
            underWay.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                givenUp.set(true);
            }
            throw new HttpFailure(HttpFailure.Kind.CANCELLED, "the thread was interrupted", null);
        });
        okta.answering(asked -> asked.contains("\"Team 0\""), uri -> {
            await(underWay);
            return FakeAnswer.error(403, "E0000006", "No permission");
        });

        assertThatThrownBy(() -> run().read(names)).hasMessageContaining("No permission");
        assertThat(givenUp).isTrue();
    }

    private static FakeAnswer group(String id, String name) {
        return FakeAnswer.of(200, "[{\"id\":\"" + id + "\",\"profile\":{\"name\":\"" + name + "\"}}]");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void long_names_are_spread_over_more_calls() {
        String[] names =
                IntStream.range(0, 20).mapToObj(i -> "東".repeat(80) + i).toArray(String[]::new);
        for (int i = 0; i < names.length; i++) {
            okta.group("g" + i, names[i]);
        }

        run().read(names);

        assertThat(okta.calls())
                .allSatisfy(call -> assertThat(call.uri().toString()).hasSizeLessThan(6000));
    }

    @Test
    void the_answer_to_a_search_may_have_pages() {
        okta.longestPage(1).group("00g1", "cc").group("00g2", "CC").group("00g3", "Cc", user("u1"));

        assertThat(run().read("Cc").ids()).containsExactly("u1");
    }

    @Test
    void a_group_hidden_by_a_crowd_with_its_prefix_is_found() {
        okta.longestPrefixAnswer(2)
                .group("00g1", "Adobe CC1")
                .group("00g2", "Adobe CC2")
                .group("00g3", "Adobe CC", user("u1"));

        assertThat(run().read("Adobe CC").ids()).containsExactly("u1");
    }

    @Test
    void a_group_hidden_by_a_crowd_is_found_even_if_search_is_refused() {
        withoutSearch()
                .longestPrefixAnswer(2)
                .longestPage(2)
                .group("00g1", "Adobe CC1")
                .group("00g2", "Adobe CC2")
                .group("00g3", "Adobe CC", user("u1"));

        OktaRun run = run().read("Adobe CC");

        assertThat(run.groupsById()).isEqualTo(java.util.Map.of("u1", Set.of("Adobe CC")));
        assertThat(run.warnings()).isEmpty();
    }

    @Test
    void a_page_of_groups_that_comes_again_in_place_of_another_fails() {
        String groups = "[{\"id\":\"00g1\",\"profile\":{\"name\":\"Other\"}}]";
        String next = "<" + FakeOkta.ORIGIN + "/api/v1/groups?after=%s>; rel=\"next\"";
        withoutSearch()
                .answering(
                        asked -> asked.equals("/api/v1/groups?limit=200"),
                        FakeAnswer.of(200, groups).with("link", next.formatted("1")))
                .answering(
                        asked -> asked.contains("after=1"),
                        FakeAnswer.of(200, groups).with("link", next.formatted("2")))
                .answering(asked -> asked.contains("after=2"), FakeAnswer.of(200, "[]"));

        assertThatThrownBy(() -> run().read("Adobe CC"))
                .hasMessage("looking for groups in Okta failed: Okta answered with a page that it had sent before");
    }

    @Test
    void a_search_that_is_down_is_no_end() {
        okta.group("00g1", "CC", user("u1"))
                .answering(
                        asked -> asked.contains("?search="), FakeAnswer.error(503, "E0000100", "Unable to run query"));

        assertThat(run().read("CC").ids()).containsExactly("u1");
    }

    @Test
    void an_okta_that_is_down_is_a_failed_read() {
        okta.group("00g1", "CC", user("u1"))
                .answering(asked -> asked.contains("?search="), FakeAnswer.error(503, "E0000010", "Read only"));

        assertThatThrownBy(() -> run().read("CC"))
                .isInstanceOfSatisfying(ConnectorException.class, e -> assertThat(e.kind())
                        .isEqualTo(ConnectorException.Kind.UNAVAILABLE))
                .hasMessageContaining("503");
    }

    @Test
    void a_group_that_the_search_does_not_know_yet_is_found_by_its_prefix() {
        okta.group("00g1", "CC", user("u1")).answering(asked -> asked.contains("?search="), FakeAnswer.of(200, "[]"));

        assertThat(run().read("CC").ids()).containsExactly("u1");
    }

    @Test
    void only_the_exact_name_counts_whatever_okta_answers() {
        okta.group("00g1", "adobe cc", user("u1"))
                .group("00g2", "Adobe CC", user("u2"))
                .answering(
                        asked -> asked.contains("?search="),
                        uri -> FakeAnswer.of(
                                200,
                                "[{\"id\":\"00g1\",\"profile\":{\"name\":\"adobe cc\"}},"
                                        + "{\"id\":\"00g9\",\"profile\":{\"name\":\"Adobe CC2\"}},"
                                        + "{\"id\":\"00g2\",\"profile\":{\"name\":\"Adobe CC\"}}]"));

        assertThat(run().read("Adobe CC").ids()).containsExactly("u2");
    }

    @Test
    void the_filled_format_is_looked_for_and_preferred() {
        okta.group("00g1", "CC", user("u1")).group("00g2", "ACL-CC", user("u2"));

        OktaRun run = run().option("group_filter_format", "ACL-{group}").read("CC");

        assertThat(run.only().id()).isEqualTo("u2");
        assertThat(run.only().groups()).containsExactly("CC");
        assertThat(run.warnings()).isEmpty();
    }

    @Test
    void failing_that_the_name_itself_is_found() {
        okta.group("00g1", "CC", user("u1"));

        assertThat(run().option("group_filter_format", "ACL-{group}").read("CC").ids())
                .containsExactly("u1");
    }

    @Test
    void the_filled_format_is_the_value_of_the_query() {
        run().option("group_filter_format", "ACL {group}").read("C&C");

        assertThat(okta.asked()).anyMatch(asked -> asked.startsWith("/api/v1/groups?q=ACL C&C&limit="));
    }

    @Test
    void a_constant_format_is_a_query_but_no_name() {
        okta.group("00g1", "ACL", user("u1")).group("00g2", "ACL-CC", user("u2"));

        OktaRun run = run().option("group_filter_format", "ACL").read("ACL-CC", "CC");

        assertThat(run.groupsById()).isEqualTo(java.util.Map.of("u2", Set.of("ACL-CC")));
        assertThat(okta.asked()).anyMatch(asked -> asked.startsWith("/api/v1/groups?q=ACL&"));
    }

    @Test
    void two_names_that_fill_to_one_group_read_it_once() {
        okta.group("00g1", "ADO", user("u1"));

        OktaRun run = run().option("group_filter_format", "{group:.3}").read("ADOBE", "ADOPT");

        assertThat(run.only().groups()).containsExactlyInAnyOrder("ADOBE", "ADOPT");
    }

    @Test
    void of_several_groups_with_the_name_the_first_is_used_with_a_warning() {
        okta.group("00g2", "CC", user("u2")).group("00g1", "CC", user("u1"));

        OktaRun run = run().read("CC");

        assertThat(run.ids()).containsExactly("u2");
        assertThat(run.warnings())
                .containsExactly("Okta has several groups named 'CC': 00g2, 00g1; the first one is used");
    }

    @Test
    void a_missing_group_has_no_members_and_a_warning_names_the_near_misses() {
        okta.group("00g1", "adobe cc", user("u1"))
                .group("00g2", " Adobe CC", user("u2"))
                .group("00g3", "Adobe CC ", user("u3"))
                .group("00g4", "Adobe CC 2", user("u4"))
                .group("00g5", "Other", user("u5"));

        OktaRun run = run().read("Adobe CC", "Other");

        assertThat(run.ids()).containsExactly("u5");
        assertThat(run.warnings())
                .singleElement()
                .asString()
                .startsWith("group 'Adobe CC' was not found in Okta; there is ")
                .contains("'adobe cc'", "' Adobe CC'", "'Adobe CC '")
                .doesNotContain("CC 2");
    }

    @Test
    void a_missing_group_without_near_misses() {
        assertThat(run().read("Adobe CC").warnings()).containsExactly("group 'Adobe CC' was not found in Okta");
    }

    @Test
    void near_misses_are_not_worth_a_failure() {
        okta.answering(asked -> asked.contains(" co "), FakeAnswer.error(400, "E0000031", "Invalid search criteria."));

        assertThat(run().read("Adobe CC").warnings()).containsExactly("group 'Adobe CC' was not found in Okta");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "{\"errorCode\":\"E0000001\"}",
                "[1]",
                "[null]",
                "[{\"id\":\"00g1\"}]",
                "[{\"profile\":{\"name\":\"CC\"}}]",
                "[{\"id\":\"\",\"profile\":{\"name\":\"CC\"}}]",
                "[{\"id\":1,\"profile\":{\"name\":\"CC\"}}]",
                "[{\"id\":\"00g1\",\"profile\":{\"name\":null}}]",
                "[{\"id\":\"00g1\",\"profile\":{\"name\":\"CC\"}}",
                "[] []",
                "<html><body>Sign in</body></html>",
            })
    void an_answer_of_another_shape_is_a_failed_read(String body) {
        okta.answering(asked -> asked.startsWith("/api/v1/groups?"), FakeAnswer.of(200, body));

        assertThatThrownBy(() -> run().read("CC"))
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(ConnectorException.Kind.PROTOCOL))
                .hasMessageContaining("acme.okta.com");
        assertThat(okta.calls()).hasSize(1);
    }

    @Test
    void no_group_no_call() {
        run().read();

        assertThat(okta.calls()).isEmpty();
    }
}
