package org.usersync.demo.tenant;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A person in Okta.
 *
 * @param id Okta's id
 * @param status such as {@code ACTIVE} or {@code DEPROVISIONED}; {@code ACTIVE} if null
 * @param profile the attributes, of which a value may be null; an attribute that is not there is absent in answers
 */
public record OktaUser(String id, String status, Map<String, @Nullable Object> profile) {
    /** Copies the profile, whose order is kept. */
    @SuppressWarnings("ConstantValue")
    public OktaUser {
        status = orActive(status);
        profile = Collections.unmodifiableMap(new LinkedHashMap<>(profile));
    }

    private static String orActive(@Nullable String status) {
        return status == null ? "ACTIVE" : status;
    }

    /**
     * {@return an attribute as text, empty if there is none}
     *
     * @param name of the attribute
     */
    public String text(String name) {
        Object value = profile.get(name);
        return value == null ? "" : value.toString();
    }

    /**
     * {@return this person with another attribute}
     *
     * @param name of the attribute
     * @param value its value
     */
    public OktaUser with(String name, @Nullable Object value) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(profile);
        changed.put(name, value);
        return new OktaUser(id, status, changed);
    }

    /**
     * {@return this person in another status}
     *
     * @param other the status
     */
    public OktaUser withStatus(String other) {
        return new OktaUser(id, other, profile);
    }
}
