package org.usersync.python.internal.hook;

import java.time.Clock;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.connector.Cancellation;
import org.usersync.spi.extension.AfterMappingHook;
import org.usersync.spi.extension.Extension;
import org.usersync.spi.extension.ExtensionContext;
import org.usersync.spi.extension.MappedUser;
import org.usersync.spi.extension.TargetAttribute;
import org.usersync.spi.model.IdentityType;
import org.usersync.spi.tck.TestConfigValues;

/** Hooks as the host makes and runs them. */
final class HookFixture {
    private HookFixture() {}

    static AfterMappingHook hook(String... lines) {
        return extension(true, lines).afterMappingHook().orElseThrow();
    }

    static Extension extension(boolean sandbox, String... lines) {
        PythonHookFactory factory = new PythonHookFactory();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("after_mapping_hook", String.join("\n", lines) + "\n");
        values.put("extended_attributes", List.of("bc", "dept"));
        values.put("extended_adobe_groups", List.of("Extra", "second::More"));
        values.put("extension_sandbox", sandbox);
        return factory.create(TestConfigValues.of(factory.configSchema(), values), new Context());
    }

    private record Context() implements ExtensionContext {
        @Override
        public String instanceName() {
            return "python";
        }

        @Override
        public Clock clock() {
            return Clock.systemUTC();
        }

        @Override
        public Cancellation cancellation() {
            return () -> false;
        }
    }

    /** A user as the engine hands it over. */
    static final class User implements MappedUser {
        private final Map<String, @Nullable Object> source = new LinkedHashMap<>();
        private final Set<String> sourceGroups = new LinkedHashSet<>();
        private final Map<TargetAttribute, String> attributes = new EnumMap<>(TargetAttribute.class);
        private final Set<String> groups = new LinkedHashSet<>();
        private IdentityType type = IdentityType.FEDERATED_ID;

        static User named(String name) {
            User user = new User();
            user.source.put("id", name);
            user.attributes.put(TargetAttribute.EMAIL, name + "@example.com");
            user.attributes.put(TargetAttribute.USERNAME, name + "@example.com");
            user.attributes.put(TargetAttribute.FIRSTNAME, name);
            user.attributes.put(TargetAttribute.COUNTRY, "US");
            return user;
        }

        User source(String name, @Nullable Object value) {
            source.put(name, value);
            return this;
        }

        User sourceGroup(String name) {
            sourceGroups.add(name);
            return this;
        }

        User group(String name) {
            groups.add(name);
            return this;
        }

        @Override
        public String key() {
            return "federatedID,x,,";
        }

        @Override
        public Map<String, @Nullable Object> sourceAttributes() {
            return Collections.unmodifiableMap(source);
        }

        @Override
        public Set<String> sourceGroups() {
            return Collections.unmodifiableSet(sourceGroups);
        }

        @Override
        public IdentityType identityType() {
            return type;
        }

        @Override
        public void identityType(IdentityType value) {
            type = value;
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
            return groups;
        }
    }
}
