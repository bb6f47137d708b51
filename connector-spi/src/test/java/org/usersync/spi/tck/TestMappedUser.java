package org.usersync.spi.tck;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.extension.MappedUser;
import org.usersync.spi.extension.TargetAttribute;
import org.usersync.spi.model.IdentityType;

/** A mapped user for tests of hooks, as the host would give it. Not thread-safe. */
public final class TestMappedUser implements MappedUser {
    private final String key;
    private final Map<String, @Nullable Object> sourceAttributes = new LinkedHashMap<>();
    private final Set<String> sourceGroups = new LinkedHashSet<>();
    private final Map<TargetAttribute, String> attributes = new EnumMap<>(TargetAttribute.class);
    private final Set<String> targetGroups = new LinkedHashSet<>();
    private IdentityType identityType = IdentityType.FEDERATED_ID;

    private TestMappedUser(String email) {
        this.key = "federatedID," + email + ",," + email;
        attributes.put(TargetAttribute.EMAIL, email);
        attributes.put(TargetAttribute.USERNAME, email);
    }

    /**
     * Makes a federated user with email and username and nothing else.
     *
     * @param email both of them
     * @return the user
     */
    public static TestMappedUser of(String email) {
        return new TestMappedUser(email);
    }

    /**
     * Adds what the directory said.
     *
     * @param name the attribute
     * @param value its value, or null for a missing one
     * @return this
     */
    public TestMappedUser sourceAttribute(String name, @Nullable Object value) {
        sourceAttributes.put(name, value);
        return this;
    }

    /**
     * Adds directory groups.
     *
     * @param names as configured
     * @return this
     */
    public TestMappedUser sourceGroups(Set<String> names) {
        sourceGroups.addAll(names);
        return this;
    }

    /**
     * Adds Adobe groups that the mapping gave.
     *
     * @param names {@code group} or {@code target::group}
     * @return this
     */
    public TestMappedUser mappedTo(String... names) {
        targetGroups.addAll(List.of(names));
        return this;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public Map<String, @Nullable Object> sourceAttributes() {
        return Collections.unmodifiableMap(sourceAttributes);
    }

    @Override
    public Set<String> sourceGroups() {
        return Collections.unmodifiableSet(sourceGroups);
    }

    @Override
    public IdentityType identityType() {
        return identityType;
    }

    @Override
    public void identityType(IdentityType value) {
        this.identityType = Objects.requireNonNull(value, "identity type");
    }

    @Override
    public @Nullable String get(TargetAttribute attribute) {
        return attributes.get(attribute);
    }

    @Override
    public void set(TargetAttribute attribute, @Nullable String value) {
        if (value == null) {
            attributes.remove(attribute);
        } else {
            attributes.put(attribute, value);
        }
    }

    @Override
    public Set<String> targetGroups() {
        return targetGroups;
    }
}
