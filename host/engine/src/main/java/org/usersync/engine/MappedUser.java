package org.usersync.engine;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.options.TargetGroup;
import org.usersync.spi.model.IdentityType;

/** One selected user as a hook sees it: source values to read, target values to change. Not thread-safe. */
public final class MappedUser {
    private final String key;
    private final Map<String, @Nullable Object> sourceAttributes;
    private final Set<String> sourceGroups;
    private final Map<TargetAttribute, String> attributes = new EnumMap<>(TargetAttribute.class);
    private final Set<TargetGroup> groups;
    private IdentityType identityType;

    /**
     * Makes a user without target attributes; {@link #set} gives them.
     *
     * @param key names the user in log lines: {@code type,username,domain,email}
     * @param identityType the type of the user
     * @param sourceAttributes raw values of the directory, unmodifiable; a missing one is null
     * @param sourceGroups directory groups, unmodifiable
     * @param groups Adobe groups that the mapping gave, spelled as configured
     */
    public MappedUser(
            String key,
            IdentityType identityType,
            Map<String, @Nullable Object> sourceAttributes,
            Set<String> sourceGroups,
            Set<TargetGroup> groups) {
        this.key = key;
        this.identityType = identityType;
        this.sourceAttributes = sourceAttributes;
        this.sourceGroups = sourceGroups;
        this.groups = new LinkedHashSet<>(groups);
    }

    /** {@return names the user in log lines, by the values before any hook} */
    public String key() {
        return key;
    }

    /** {@return raw values of the directory, unmodifiable; a missing one is null} */
    public Map<String, @Nullable Object> sourceAttributes() {
        return sourceAttributes;
    }

    /** {@return the directory groups of the user, unmodifiable, named as configured} */
    public Set<String> sourceGroups() {
        return sourceGroups;
    }

    /** {@return the type of the user} */
    public IdentityType identityType() {
        return identityType;
    }

    /**
     * Changes the type of the user.
     *
     * @param value the new type
     */
    public void identityType(IdentityType value) {
        this.identityType = value;
    }

    /**
     * Reads a target attribute.
     *
     * @param attribute which one
     * @return its value, or null if there is none
     */
    public @Nullable String get(TargetAttribute attribute) {
        return attributes.get(attribute);
    }

    /**
     * Changes a target attribute.
     *
     * @param attribute which one
     * @param value the new value, or null for none
     */
    public void set(TargetAttribute attribute, @Nullable String value) {
        if (value == null) {
            attributes.remove(attribute);
        } else {
            attributes.put(attribute, value);
        }
    }

    /** {@return the Adobe groups that the user is to have, of all targets; changes count} */
    public Set<TargetGroup> groups() {
        return groups;
    }
}
