package org.usersync.connector.okta.internal;

import java.io.IOException;
import java.util.Map;

import com.fasterxml.jackson.core.JsonParser;

/**
 * A group as Okta has it.
 *
 * @param id Okta's id
 * @param name the name in its profile, spelled as Okta spells it
 */
record OktaGroup(String id, String name) {
    /**
     * Reads a group of a list.
     *
     * @param parser stands on the opening brace
     * @return the group
     * @throws WrongShapeException if it has no id or no name
     * @throws IOException if the connection broke, or the text is no JSON
     */
    static OktaGroup parse(JsonParser parser) throws IOException {
        if (Json.value(parser) instanceof Map<?, ?> group
                && group.get("id") instanceof String id
                && !id.isEmpty()
                && group.get("profile") instanceof Map<?, ?> profile
                && profile.get("name") instanceof String name) {
            return new OktaGroup(id, name);
        }
        throw new WrongShapeException("a group without id or profile.name");
    }

    /** Java would make one at the first use, which takes the first page milliseconds. */
    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
