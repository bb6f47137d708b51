package org.usersync.spi.sample;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

/** The kit notices every kind of broken extension, and no sound one. */
class ExtensionKitCatchesFaultsTest {
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aFaultFailsItsTest(ExtensionFault fault) {
        TestExecutionSummary summary = run(fault, selectMethod(FaultyExtensionKit.class, fault.caughtBy()));
        assertThat(summary.getTestsFoundCount()).isEqualTo(1);
        assertThat(summary.getTestsFailedCount()).isEqualTo(1);
    }

    @Test
    void withoutAFaultEveryTestPassesAndEachHasAFaultThatItCatches() {
        TestExecutionSummary summary = run(ExtensionFault.NONE, selectClass(FaultyExtensionKit.class));
        assertThat(summary.getFailures()).isEmpty();
        TestPlan plan =
                LauncherFactory.create().discover(request(ExtensionFault.NONE, selectClass(FaultyExtensionKit.class)));
        Set<String> tests = plan.getRoots().stream()
                .flatMap(root -> plan.getDescendants(root).stream())
                .filter(TestIdentifier::isTest)
                .map(test -> test.getDisplayName().replace("()", ""))
                .collect(Collectors.toSet());
        assertThat(Arrays.stream(ExtensionFault.values()).map(ExtensionFault::caughtBy))
                .containsAll(tests);
        assertThat(summary.getTestsSucceededCount()).isEqualTo(tests.size());
    }

    private static LauncherDiscoveryRequest request(ExtensionFault fault, DiscoverySelector selector) {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(selector)
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .configurationParameter("fault", fault.name())
                .build();
    }

    private static TestExecutionSummary run(ExtensionFault fault, DiscoverySelector selector) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request(fault, selector), listener);
        return listener.getSummary();
    }
}
