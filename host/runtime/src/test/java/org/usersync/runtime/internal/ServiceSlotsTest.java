package org.usersync.runtime.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Version;
import org.usersync.runtime.PluginException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

class ServiceSlotsTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final ServiceSlots<String> slots = slots(LONG, LONG);
    private long nextId = 1;

    @Test
    void lendsTheServiceOfTheHighestRankingThenTheOldest() {
        add("a", "okta", 0, "first", "1.0");
        add("b", "okta", 5, "second", "2.0");
        add("c", "okta", 5, "third", "3.0");

        assertThat(lent("okta")).contains("second 2.0.0");
        assertThat(slots.entries())
                .extracting(ServiceSlots.Entry::label, ServiceSlots.Entry::problem)
                .containsExactly(
                        tuple("second 2.0.0", ""),
                        tuple("third 3.0.0", "bundle second 2.0.0 provides this name too: it was registered first"),
                        tuple(
                                "first 1.0.0",
                                "bundle second 2.0.0 provides this name too: its service ranking is higher, 5 against"
                                        + " 0"));
    }

    @Test
    void ofTwoVersionsOfOneBundleTheHigherIsLentWhoeverStandsBetweenThem() {
        add("a", "okta", 0, "same", "1.0");
        add("b", "okta", 0, "other", "9.0");
        add("c", "okta", 0, "same", "1.0.1");

        assertThat(lent("okta")).contains("same 1.0.1");
        assertThat(slots.entries())
                .extracting(ServiceSlots.Entry::problem)
                .contains("bundle same 1.0.1 provides this name too: its version is higher");
        slots.remove("a");
        assertThat(lent("okta")).contains("other 9.0.0");
    }

    @Test
    void remembersAServiceWithoutAProperNameAndNeverLendsIt() {
        add("a", "No Name", 0, "odd", "1.0");
        add("b", null, 0, "nameless", "1.0");

        assertThat(slots.lease("No Name")).isEmpty();
        assertThat(slots.entries())
                .extracting(ServiceSlots.Entry::problem)
                .allMatch(problem -> problem.contains("usersync.test.name"));
    }

    @Test
    void aTakenAwayServiceIsNotLentAndWaitedFor() throws Exception {
        add("a", "okta", 0, "okta", "1.0");
        SlotLease<String> lease = slots.lease("okta").orElseThrow();

        CompletableFuture<Void> removal = CompletableFuture.runAsync(() -> slots.remove("a"));
        awaitNotLent(slots);
        assertThat(removal).isNotDone();
        assertThat(lease.withdrawn()).isFalse();
        assertThat(lease.call("length", String::length)).isEqualTo(10);
        lease.close();
        lease.close();
        removal.get(1, TimeUnit.MINUTES);
        assertThat(lease.withdrawn()).isFalse();
    }

    @Test
    void anotherServiceIsLentWhileOneIsWaitedFor() throws Exception {
        add("a", "okta", 1, "old", "1.0");
        SlotLease<String> lease = slots.lease("okta").orElseThrow();
        CompletableFuture<Void> removal = CompletableFuture.runAsync(() -> slots.remove("a"));
        awaitNotLent(slots);

        add("b", "okta", 0, "new", "2.0");

        assertThat(lent("okta")).contains("new 2.0.0");
        assertThat(removal).isNotDone();
        lease.close();
        removal.get(1, TimeUnit.MINUTES);
    }

    @Test
    void afterTheTimeABorrowerIsToldToEndAndWaitedForAgain() throws Exception {
        ServiceSlots<String> impatient = slots(Duration.ofNanos(1), LONG);
        impatient.add("a", offer("okta", 0, "okta", "1.0"));
        SlotLease<String> lease = impatient.lease("okta").orElseThrow();

        CompletableFuture<Void> removal = CompletableFuture.runAsync(() -> impatient.remove("a"));
        while (!lease.withdrawn()) {
            Thread.onSpinWait();
        }

        assertThat(removal).isNotDone();
        assertThatThrownBy(() -> lease.call("length", String::length))
                .isInstanceOf(PluginException.class)
                .hasMessage("bundle okta 1.0.0 was stopped or exchanged while a run used it; run again");
        lease.close();
        removal.get(1, TimeUnit.MINUTES);
    }

    @Test
    void doesNotWaitForEver() throws Exception {
        ServiceSlots<String> impatient = slots(Duration.ofNanos(1), Duration.ofNanos(1));
        impatient.add("a", offer("okta", 0, "okta", "1.0"));
        SlotLease<String> lease = impatient.lease("okta").orElseThrow();

        CompletableFuture.runAsync(() -> impatient.remove("a")).get(1, TimeUnit.MINUTES);

        assertThat(impatient.lease("okta")).isEmpty();
        assertThat(lease.withdrawn()).isTrue();
        lease.close();
    }

    @Test
    void whoeverTakesAwayWhatItHasBorrowedItselfDoesNotWaitForItself() {
        add("a", "okta", 0, "okta", "1.0");
        SlotLease<String> lease = slots.lease("okta").orElseThrow();

        slots.remove("a");

        assertThat(lease.withdrawn()).isTrue();
        lease.close();
    }

    @Test
    void aBrokenFactoryIsNamedByItsBundle() {
        add("a", "okta", 0, "broken", "1.2");

        try (SlotLease<String> lease = slots.lease("okta").orElseThrow()) {
            assertThatThrownBy(() -> lease.call("configSchema", service -> {
                        throw new NoClassDefFoundError("org/example/Missing");
                    }))
                    .isInstanceOf(PluginException.class)
                    .hasMessage(
                            "bundle broken 1.2.0 failed in configSchema: NoClassDefFoundError: org/example/Missing");
        }
    }

    private static ServiceSlots<String> slots(Duration drainTime, Duration grace) {
        return new ServiceSlots<>("connector", "usersync.test.name", drainTime, grace);
    }

    private void add(String key, @Nullable String name, int ranking, String bundle, String version) {
        slots.add(key, offer(name, ranking, bundle, version));
    }

    private ServiceOffer<String> offer(@Nullable String name, int ranking, String bundle, String version) {
        Version parsed = Version.parseVersion(version);
        return new ServiceOffer<>(name, ranking, nextId++, bundle, parsed, bundle + " " + parsed);
    }

    private Optional<String> lent(String name) {
        return slots.lease(name).map(lease -> {
            try (lease) {
                return lease.call("text", text -> text);
            }
        });
    }

    private static void awaitNotLent(ServiceSlots<String> slots) {
        Optional<SlotLease<String>> lease = slots.lease("okta");
        while (lease.isPresent()) {
            lease.get().close();
            Thread.onSpinWait();
            lease = slots.lease("okta");
        }
    }
}
