package org.usersync.service.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import org.usersync.commandline.ExitStatus;
import org.usersync.engine.ActionCount;
import org.usersync.engine.SyncResult;
import org.usersync.engine.target.ActionKind;
import org.usersync.http.CallObserver;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** What the service did so far, as Prometheus reads it. Safe for use by several threads. */
final class Metrics implements CallObserver {
    /** The media type of {@link #text()}, by Prometheus' text format 0.0.4. */
    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Counter runs = Counter.builder()
            .name("usersync_runs_total")
            .help("Runs that ended, by exit status")
            .labelNames("sync", "status")
            .register(registry);
    private final Counter users = Counter.builder()
            .name("usersync_users_read_total")
            .help("Users read, by side")
            .labelNames("sync", "side")
            .register(registry);
    private final Counter decided = Counter.builder()
            .name("usersync_changes_total")
            .help("Users and groups that something was decided for, by kind")
            .labelNames("sync", "kind")
            .register(registry);
    private final Counter actions = Counter.builder()
            .name("usersync_actions_total")
            .help("Actions that were sent to Adobe, by kind and outcome")
            .labelNames("sync", "kind", "outcome")
            .register(registry);
    private final Counter calls = Counter.builder()
            .name("usersync_api_calls_total")
            .help("Calls of web services, by HTTP status; status none means that no whole answer came")
            .labelNames("service", "status")
            .register(registry);
    private final Counter waits = Counter.builder()
            .name("usersync_rate_limit_wait_seconds_total")
            .help("Time that calls waited because of rate limits")
            .labelNames("service")
            .register(registry);
    private final Histogram durations = Histogram.builder()
            .name("usersync_run_duration_seconds")
            .help("How long runs took")
            .classicOnly()
            .classicUpperBounds(1, 5, 15, 60, 300, 900, 3600, 14_400)
            .labelNames("sync")
            .register(registry);
    private final Gauge lastSuccess = Gauge.builder()
            .name("usersync_last_success_timestamp_seconds")
            .help("When a run ended with status 0 last")
            .labelNames("sync")
            .register(registry);
    private final Gauge running = Gauge.builder()
            .name("usersync_run_active")
            .help("1 while a run goes on")
            .labelNames("sync")
            .register(registry);

    void runBegan(String sync) {
        running.labelValues(sync).set(1);
    }

    void runEnded(String sync, ExitStatus status, Duration time, Instant now) {
        running.labelValues(sync).set(0);
        runs.labelValues(sync, label(status)).inc();
        durations.labelValues(sync).observe(time.toMillis() / 1000.0);
        if (status == ExitStatus.COMPLETED) {
            lastSuccess.labelValues(sync).set((double) now.getEpochSecond());
        }
    }

    void counted(String sync, SyncResult.Counts counts) {
        users.labelValues(sync, "directory").inc(counts.directoryUsers());
        users.labelValues(sync, "adobe").inc(counts.adobeUsers());
        decided.labelValues(sync, "create").inc(counts.created());
        decided.labelValues(sync, "update").inc(counts.updated());
        decided.labelValues(sync, "adobe_only").inc(counts.adobeOnly());
        decided.labelValues(sync, "create_group").inc(counts.groupsCreated());
        // every series from the first run on: a rate needs a value before the first count
        for (ActionKind kind : ActionKind.values()) {
            for (ActionCount.Outcome outcome : ActionCount.Outcome.values()) {
                actions.labelValues(sync, label(kind), label(outcome)).inc(0);
            }
        }
        for (ActionCount count : counts.actions()) {
            actions.labelValues(sync, label(count.kind()), label(count.outcome()))
                    .inc(count.count());
        }
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void answered(String service, int status) {
        calls.labelValues(service, Integer.toString(status)).inc();
    }

    @Override
    public void failed(String service) {
        calls.labelValues(service, "none").inc();
    }

    @Override
    public void waits(String service, Duration time) {
        waits.labelValues(service).inc(time.toMillis() / 1000.0);
    }

    /** {@return all metrics in Prometheus' text format} */
    byte[] text() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(text, registry.scrape());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toByteArray();
    }
}
