package org.usersync.engine.internal.directory;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.options.TargetGroup;
import org.usersync.spi.extension.MappedUser;
import org.usersync.spi.extension.TargetAttribute;
import org.usersync.spi.model.IdentityType;

/** One selected user in the hands of the hooks. Not thread-safe. */
final class HookedUser implements MappedUser {
    private final String key;
    private final Map<String, @Nullable Object> sourceAttributes;
    private final Set<String> sourceGroups;
    private final Map<TargetAttribute, String> attributes = new EnumMap<>(TargetAttribute.class);
    private final Set<String> targetGroups;
    private IdentityType identityType;

    HookedUser(DirectoryRecord record, Set<TargetGroup> groups) {
        this.key = record.key().toString();
        this.identityType = Objects.requireNonNull(record.key().type(), "type of a valid user");
        this.sourceAttributes = Collections.unmodifiableMap(record.sourceAttributes());
        this.sourceGroups = Collections.unmodifiableSet(new LinkedHashSet<>(record.groups()));
        this.targetGroups = new HashSet<>();
        groups.forEach(group -> targetGroups.add(group.qualifiedName()));
        TargetValues values = record.values();
        set(TargetAttribute.EMAIL, values.email());
        set(TargetAttribute.USERNAME, values.username() == null ? values.email() : values.username());
        set(TargetAttribute.DOMAIN, values.domain());
        set(TargetAttribute.FIRSTNAME, values.firstName());
        set(TargetAttribute.LASTNAME, values.lastName());
        set(TargetAttribute.COUNTRY, values.country());
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public Map<String, @Nullable Object> sourceAttributes() {
        return sourceAttributes;
    }

    @Override
    public Set<String> sourceGroups() {
        return sourceGroups;
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
