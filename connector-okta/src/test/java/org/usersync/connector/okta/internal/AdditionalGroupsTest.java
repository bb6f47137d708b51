package org.usersync.connector.okta.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.usersync.spi.connector.ConnectorException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.usersync.connector.okta.internal.FakeOkta.user;

/** Groups that somebody looks at besides those that were asked for. */
class AdditionalGroupsTest {
    private static final String LISTING = "/api/v1/groups?limit=200";

    private final FakeOkta okta = new FakeOkta()
            .group("g1", "Design", user("ann"), user("bob"))
            .group("g2", "ACL-Photo", user("ann"), user("eve"))
            .group("g3", "ACL-Print", user("bob"), user("ann"))
            .group("g4", "Everyone", user("ann"), user("bob"), user("eve"));
    private final OktaRun run = new OktaRun(okta).memberGroups(name -> name.startsWith("ACL-"));

    private Map<String, Set<String>> memberGroups() {
        Map<String, Set<String>> groups = new TreeMap<>();
        run.delivered().forEach(user -> groups.computeIfAbsent(user.id(), id -> new TreeSet<>())
                .addAll(user.memberGroups()));
        return groups;
    }

    @Test
    void give_groups_to_people_in_scope_and_bring_nobody() {
        run.read("Design");

        assertThat(memberGroups())
                .isEqualTo(Map.of("ann", Set.of("ACL-Photo", "ACL-Print"), "bob", Set.of("ACL-Print")));
        assertThat(run.delivered())
                .allSatisfy(user -> assertThat(user.groups()).isSubsetOf("Design"))
                .anySatisfy(user -> assertThat(user.groups()).isEmpty());
        assertThat(run.warnings()).noneMatch(line -> line.contains("eve"));
    }

    @Test
    void are_found_by_one_listing_of_all_pages_and_no_other_group_is_read() {
        okta.longestPage(1);
        run.read("Design");

        assertThat(okta.asked())
                .filteredOn(asked -> asked.startsWith("/api/v1/groups?") && !asked.contains("search="))
                .hasSize(4)
                .startsWith(LISTING);
        assertThat(okta.asked()).noneMatch(asked -> asked.contains("/g4/"));
        assertThat(memberGroups()).containsEntry("ann", Set.of("ACL-Photo", "ACL-Print"));
    }

    @Test
    void one_that_was_asked_for_is_read_once_and_counts_as_both() {
        run.read("Design", "ACL-Photo");

        assertThat(okta.asked()).filteredOn(asked -> asked.contains("/g2/")).hasSize(1);
        assertThat(memberGroups())
                .isEqualTo(Map.of(
                        "ann",
                        Set.of("ACL-Photo", "ACL-Print"),
                        "bob",
                        Set.of("ACL-Print"),
                        "eve",
                        Set.of("ACL-Photo")));
    }

    @Test
    void are_not_asked_for_where_nobody_is_in_scope_or_nobody_looks() {
        okta.group("g5", "Empty");
        run.read("Empty");
        new OktaRun(okta).read("Design");

        assertThat(okta.asked()).doesNotContain(LISTING);
    }

    @Test
    void one_that_cannot_be_read_fails_the_read() {
        okta.answering(
                asked -> asked.startsWith("/api/v1/groups/g3/users"),
                FakeAnswer.error(403, "E0000006", "No permission"));

        assertThatThrownBy(() -> run.read("Design"))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("ACL-Print");
    }

    @Test
    void a_listing_that_breaks_off_fails_the_read() {
        okta.longestPage(2)
                .answering(
                        asked -> asked.startsWith("/api/v1/groups?after="),
                        FakeAnswer.error(500, "E0000009", "Internal Server Error"));

        assertThatThrownBy(() -> run.read("Design")).isInstanceOf(ConnectorException.class);
    }

    @Test
    void a_sink_that_says_stop_is_asked_for_nothing_more() {
        run.read(user -> false, "Design");

        assertThat(run.delivered()).hasSize(1);
        assertThat(okta.asked()).doesNotContain(LISTING);
    }

    @Test
    void several_of_one_name_are_one_to_the_host() {
        okta.group("g6", "ACL-Photo", user("bob"));
        run.read("Design");

        assertThat(memberGroups()).containsEntry("bob", Set.of("ACL-Photo", "ACL-Print"));
        assertThat(List.copyOf(memberGroups().keySet())).containsExactly("ann", "bob");
    }
}
