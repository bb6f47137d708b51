package org.usersync.spi.sample;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.usersync.spi.connector.ConnectorException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

/** The kit notices every kind of broken connector. */
class KitCatchesFaultsTest {
    private static LauncherDiscoveryRequestBuilder request(Fault fault, DiscoverySelector selector) {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(selector)
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .configurationParameter("fault", fault.name());
    }

    private static TestExecutionSummary run(Fault fault, DiscoverySelector selector) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request(fault, selector).build(), listener);
        return listener.getSummary();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aFaultFailsItsTest(Fault fault) {
        TestExecutionSummary summary = run(fault, selectMethod(FaultyConnectorKit.class, fault.caughtBy()));
        assertThat(summary.getTestsFoundCount()).isEqualTo(1);
        assertThat(summary.getTestsFailedCount()).isEqualTo(1);
        assertThat(summary.getFailures()).allSatisfy(failure -> assertThat(failure.getException())
                .isInstanceOfAny(AssertionError.class, ConnectorException.class));
    }

    @Test
    void withoutAFaultEveryTestRunsAndPasses() {
        TestExecutionSummary summary = run(Fault.NONE, selectClass(FaultyConnectorKit.class));
        assertThat(summary.getFailures()).isEmpty();
        assertThat(summary.getTestsSucceededCount()).isEqualTo(summary.getTestsFoundCount());
    }

    @Test
    void everyTestOfTheKitHasAFaultThatItCatches() {
        TestPlan plan = LauncherFactory.create()
                .discover(request(Fault.NONE, selectClass(FaultyConnectorKit.class))
                        .build());
        Set<String> tests = plan.getRoots().stream()
                .flatMap(root -> plan.getDescendants(root).stream())
                .filter(TestIdentifier::isTest)
                .map(test -> test.getDisplayName().replace("()", ""))
                .collect(Collectors.toSet());
        // The one of them that proves nothing by itself: it shows that the directory counts requests at all.
        tests.remove("aReadTouchesTheDirectory");
        assertThat(Arrays.stream(Fault.values()).map(Fault::caughtBy)).containsAll(tests);
    }
}
