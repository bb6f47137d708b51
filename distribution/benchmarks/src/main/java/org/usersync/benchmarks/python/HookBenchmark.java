package org.usersync.benchmarks.python;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.usersync.python.internal.hook.PythonHookFactory;
import org.usersync.spi.extension.AfterMappingHook;
import org.usersync.spi.extension.MappedUser;
import org.usersync.spi.tck.TestConfigValues;
import org.usersync.spi.tck.TestExtensionContext;
import org.usersync.spi.tck.TestMappedUser;

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
    private final MappedUser user = user();

    private static AfterMappingHook hook() {
        PythonHookFactory factory = new PythonHookFactory();
        return factory.create(
                        TestConfigValues.of(factory.configSchema(), Map.of("after_mapping_hook", HOOK)),
                        new TestExtensionContext("python"))
                .afterMappingHook()
                .orElseThrow();
    }

    /** One user with four attributes and three groups. */
    @Benchmark
    public MappedUser tenLines() {
        hook.apply(user);
        return user;
    }

    private static MappedUser user() {
        return TestMappedUser.of("ann@example.com")
                .sourceAttribute("id", "00u1")
                .sourceAttribute("email", "ann@example.com")
                .sourceAttribute("bc", "SE-4")
                .sourceAttribute("subco", "7")
                .sourceGroups(Set.of("Artists", "Printers", "All"))
                .mappedTo("Design", "Print", "Company 7 Users");
    }
}
