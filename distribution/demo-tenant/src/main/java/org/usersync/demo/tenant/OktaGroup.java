package org.usersync.demo.tenant;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A group in Okta.
 *
 * @param id Okta's id
 * @param name the name, which need not be unique
 * @param description free text, or null
 * @param type {@code OKTA_GROUP} (also if null), {@code APP_GROUP} or {@code BUILT_IN}
 * @param members ids of its members, in the order in which they are listed
 */
public record OktaGroup(
        String id,
        String name,
        @Nullable String description,
        @Nullable String type,
        List<String> members) {
    /** Copies the members; none if null. */
    public OktaGroup {
        members = orNone(members);
    }

    /**
     * Makes an ordinary group.
     *
     * @param id Okta's id
     * @param name the name
     * @param members ids of its members
     */
    public OktaGroup(String id, String name, List<String> members) {
        this(id, name, null, null, members);
    }

    private static List<String> orNone(@Nullable List<String> members) {
        return members == null ? List.of() : List.copyOf(members);
    }

    /**
     * {@return this group with other members}
     *
     * @param others their ids
     */
    public OktaGroup withMembers(List<String> others) {
        return new OktaGroup(id, name, description, type, others);
    }
}
