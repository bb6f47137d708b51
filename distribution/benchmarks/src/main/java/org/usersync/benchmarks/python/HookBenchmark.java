package org.usersync.benchmarks.python;

import java.time.Clock;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.usersync.python.internal.hook.PythonHookFactory;
import org.usersync.spi.connector.Cancellation;
import org.usersync.spi.extension.AfterMappingHook;
import org.usersync.spi.extension.ExtensionContext;
import org.usersync.spi.extension.MappedUser;
import org.usersync.spi.extension.TargetAttribute;
import org.usersync.spi.model.IdentityType;
import org.usersync.spi.tck.TestConfigValues;

/** What a hook of ten lines costs for one user. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class HookBenchmark {
    private static final String HOOK = """
            bc = source_attributes['bc']
            subco = source_attributes['subco']
            if bc is not None:
                target_attributes['country'] = bc[0:2]
            if subco is not None:
                target_groups.add('Company ' + subco + ' Users')
            else:
                target_groups.add('Company 1 Users')
            name, domain = target_attributes['email'].split('@')
            target_attributes['username'] = name + '@' + domain
            """;

    private final AfterMappingHook hook = hook();
    private final User user = new User();

    private static AfterMappingHook hook() {
        PythonHookFactory factory = new PythonHookFactory();
        return factory.create(
                        TestConfigValues.of(factory.configSchema(), Map.of("after_mapping_hook", HOOK)), new Context())
                .afterMappingHook()
                .orElseThrow();
    }

    /** One user with four attributes and three groups. */
    @Benchmark
    public MappedUser tenLines() {
        hook.apply(user);
        return user;
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

    /** One user, the same for every call. */
    private static final class User implements MappedUser {
        private final Map<String, @Nullable Object> source = new LinkedHashMap<>();
        private final Map<TargetAttribute, String> attributes = new EnumMap<>(TargetAttribute.class);
        private final Set<String> groups = new LinkedHashSet<>(Set.of("Design", "Print", "Company 7 Users"));

        User() {
            source.put("id", "00u1");
            source.put("email", "ann@example.com");
            source.put("bc", "SE-4");
            source.put("subco", "7");
            attributes.put(TargetAttribute.EMAIL, "ann@example.com");
            attributes.put(TargetAttribute.USERNAME, "ann@example.com");
        }

        @Override
        public String key() {
            return "federatedID,,,ann@example.com";
        }

        @Override
        public Map<String, @Nullable Object> sourceAttributes() {
            return source;
        }

        @Override
        public Set<String> sourceGroups() {
            return Set.of("Artists", "Printers", "All");
        }

        @Override
        public IdentityType identityType() {
            return IdentityType.FEDERATED_ID;
        }

        @Override
        public void identityType(IdentityType value) {}

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
