package org.usersync.cli.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;
import org.usersync.cli.internal.OrganisationLock.Organisation;
import org.usersync.cli.internal.userlist.UserListFiles;
import org.usersync.commandline.ExitStatus;
import org.usersync.commandline.Invocation;
import org.usersync.commandline.ProgramVersion;
import org.usersync.commandline.SyncArguments;
import org.usersync.config.ConfigurationException;
import org.usersync.config.ConfigurationLoader;
import org.usersync.config.ConnectorSettings;
import org.usersync.config.CredentialAccess;
import org.usersync.config.LoggingSettings;
import org.usersync.config.Problem;
import org.usersync.config.Settings;
import org.usersync.engine.PreparedSync;
import org.usersync.engine.SyncAbortedException;
import org.usersync.engine.SyncEngine;
import org.usersync.engine.SyncPorts;
import org.usersync.engine.SyncResult;
import org.usersync.engine.target.AdobeTarget;
import org.usersync.engine.target.TargetException;
import org.usersync.http.HttpTransports;
import org.usersync.http.NetworkSettings;
import org.usersync.http.NetworkSettingsException;
import org.usersync.launcher.logging.InvocationLog;
import org.usersync.launcher.logging.LogLevel;
import org.usersync.runtime.ConnectorLease;
import org.usersync.runtime.PluginException;
import org.usersync.service.RunSettings;
import org.usersync.spi.connector.Cancellation;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.DirectoryConnector;
import org.usersync.spi.extension.ExpressionException;
import org.usersync.spi.http.HttpPolicy;
import org.usersync.spi.http.HttpTransport;

/** One run: puts its parts together, runs them, and turns whatever happens into log lines and a status. */
final class SyncRun {
    private static final Logger LOG = LoggerFactory.getLogger("main");
    private static final Marker CRITICAL = MarkerFactory.getMarker("CRITICAL");

    private final Invocation invocation;
    private final LeasedPlugins plugins;
    private final HttpTransports transports;
    private final RunNetwork networkOfRun;
    private final FilterTexts filters;
    private final Departure departure;
    private final CredentialAccess credentials;
    private final InvocationLog log;
    private final Clock clock;
    private final Cancellation cancellation;
    private final RunSettings run;
    private final RunReport report;

    SyncRun(
            Invocation invocation,
            LeasedPlugins plugins,
            HttpTransports transports,
            RunNetwork networkOfRun,
            FilterTexts filters,
            Departure departure,
            CredentialAccess credentials,
            InvocationLog log,
            Clock clock,
            RunSettings run) {
        this.invocation = invocation;
        this.run = run;
        this.plugins = plugins;
        this.transports = transports;
        this.networkOfRun = networkOfRun;
        this.filters = filters;
        this.departure = departure;
        this.credentials = credentials;
        this.log = log;
        this.clock = clock;
        this.cancellation = invocation.interrupted()::getAsBoolean;
        this.report = new RunReport(clock);
    }

    ExitStatus run(SyncArguments arguments) {
        Settings settings;
        try {
            settings = new ConfigurationLoader(plugins.connectors(), plugins.extensions(), filters, credentials)
                    .load(arguments, invocation.workingDirectory(), invocation.environment(), run.files());
            configure(settings.logging());
            run.observer().configurationAccepted();
        } catch (ConfigurationException wrong) {
            Stream.concat(wrong.problems().stream(), filters.problems().stream())
                    .forEach(problem -> LOG.error(CRITICAL, problem.text()));
            run.observer().configurationRefused();
            return wrong.usage() ? ExitStatus.USAGE : ExitStatus.ABORTED;
        } catch (IOException unwritable) {
            return aborted(ExitStatus.ABORTED, "cannot write the log file: " + unwritable.getMessage(), unwritable);
        } catch (PluginException broken) {
            return aborted(ExitStatus.ABORTED, broken.getMessage(), broken);
        }
        report.begin(ProgramVersion.text(), invocation.arguments());
        settings.warnings().forEach(LOG::warn);
        ExitStatus status = locked(settings);
        report.end();
        return status;
    }

    private void configure(LoggingSettings logging) throws IOException {
        log.consoleLevel(LogLevel.valueOf(logging.consoleLevel().name()));
        if (logging.toFile()) {
            String name = logging.fileName().apply(ZonedDateTime.now(clock));
            log.file(
                    logging.directory().resolve(name),
                    LogLevel.valueOf(logging.fileLevel().name()));
        }
    }

    private ExitStatus locked(Settings settings) {
        List<Organisation> organisations = settings.targets().stream()
                .map(target -> new Organisation(target.host(), target.orgId()))
                .toList();
        String self =
                "process " + ProcessHandle.current().pid() + " since " + clock.instant() + " with " + settings.file();
        try (OrganisationLock lock = OrganisationLock.take(invocation.state().resolve("locks"), organisations, self)) {
            LOG.debug("{} organisation(s) locked", lock.size());
            return guarded(settings);
        } catch (OrganisationLock.HeldByOther held) {
            return aborted(ExitStatus.LOCKED, held.getMessage(), held);
        } catch (IOException unusable) {
            return aborted(
                    ExitStatus.ABORTED, "cannot lock the Adobe organisation: " + unusable.getMessage(), unusable);
        }
    }

    private ExitStatus guarded(Settings settings) {
        try {
            return sync(settings);
        } catch (SyncAbortedException ended) {
            ended.partial().ifPresent(figures -> {
                run.observer().ended(figures.counts());
                report.summary(figures.summary(), settings.options().testMode());
            });
            return aborted(status(ended.kind()), outcome(ended), ended);
        } catch (PluginException ended) {
            // Plug-ins are gone before anything is sent.
            return aborted(ExitStatus.ABORTED, ended.getMessage() + "; nothing was sent", ended);
        } catch (ExpressionException ended) {
            // Filters run while the directory is read.
            return aborted(ExitStatus.ABORTED, ended.getMessage() + "; nothing was sent", ended);
        } catch (ConnectorException | TargetException | NetworkSettingsException ended) {
            return aborted(ExitStatus.ABORTED, ended.getMessage(), ended);
        } catch (RuntimeException | LinkageError | OutOfMemoryError unexpected) {
            return aborted(
                    ExitStatus.ABORTED,
                    "the run failed for a reason nobody foresaw: " + unexpected
                            + "; run it again with console_log_level: debug to see where",
                    unexpected);
        }
    }

    /** What the user wants to know first of a run that broke off is whether anything was changed. */
    private static String outcome(SyncAbortedException ended) {
        String message = String.valueOf(ended.getMessage());
        if (ended.partial().isPresent() || message.contains("nothing was sent")) {
            return message;
        }
        return (ended.kind() == SyncAbortedException.Kind.INTERRUPTED ? "the run was interrupted: " : "")
                + message
                + (message.endsWith(".") ? " Nothing was sent." : "; nothing was sent");
    }

    private static ExitStatus status(SyncAbortedException.Kind kind) {
        return switch (kind) {
            case CONFIGURATION, FAILED -> ExitStatus.ABORTED;
            case RATE_LIMITED -> ExitStatus.RATE_LIMITED;
            case INTERRUPTED -> ExitStatus.INTERRUPTED;
        };
    }

    private static ExitStatus aborted(ExitStatus status, @Nullable String message, Throwable reason) {
        LOG.error(CRITICAL, "{}", message);
        LOG.debug("the reason in full", reason);
        return status;
    }

    private ExitStatus sync(Settings settings) {
        NetworkSettings network = networkOfRun.settings(invocation.environment(), settings);
        List<AdobeTarget> targets = new ArrayList<>();
        ExecutorService executor = Executors.newSingleThreadExecutor(SyncRun::adobeReader);
        try {
            PreparedSync prepared = departure.await(() -> prepare(settings, network, targets, executor));
            SyncResult result = prepared.send();
            run.observer().ended(result.counts());
            report.summary(result.summary(), settings.options().testMode());
            return ExitStatus.of(result.exitStatus());
        } finally {
            targets.forEach(AdobeTarget::close);
            executor.shutdownNow();
        }
    }

    private static Thread adobeReader(Runnable task) {
        Thread thread = new Thread(task, "adobe-read");
        thread.setDaemon(true);
        return thread;
    }

    /** Reads and decides; the plug-ins go back as soon as the plan stands, since sending may take hours. */
    private PreparedSync prepare(
            Settings settings, NetworkSettings network, List<AdobeTarget> targets, ExecutorService executor) {
        try (ReadingTransports reading =
                ReadingTransports.watch(() -> invocation.interrupted().getAsBoolean() || plugins.withdrawn())) {
            Function<HttpPolicy, HttpTransport> http =
                    policy -> reading.add(transports.open(policy, network, clock, cancellation));
            return prepare(settings, network, http, targets, executor);
        } finally {
            plugins.close();
        }
    }

    private PreparedSync prepare(
            Settings settings,
            NetworkSettings network,
            Function<HttpPolicy, HttpTransport> http,
            List<AdobeTarget> targets,
            ExecutorService executor) {
        try (OpenExtensions extensions = extensions(settings);
                OptionalConnector connector = new OptionalConnector(connector(settings, network, http))) {
            UmapiOpener umapi = new UmapiOpener(
                    http, clock, cancellation, settings.options().testMode());
            settings.targets().forEach(target -> targets.add(umapi.open(target)));
            checkFilters();
            return new SyncEngine(new SyncPorts(
                            connector.directory(),
                            targets.get(0),
                            targets.subList(1, targets.size()),
                            extensions.all(),
                            new UserListFiles(),
                            executor,
                            cancellation,
                            new StageLog(clock, settings.logging().progress())))
                    .prepare(settings.options());
        }
    }

    /** Filters that need the interpreter were compiled meanwhile. */
    private void checkFilters() {
        List<Problem> problems = filters.problems();
        if (!problems.isEmpty()) {
            throw new ExpressionException(problems.stream().map(Problem::text).collect(Collectors.joining("; ")));
        }
    }

    /** A run that reads no directory has no user to show them. */
    private OpenExtensions extensions(Settings settings) {
        return plugins.extensions()
                .open(settings.connector().isEmpty() ? List.of() : settings.extensions(), clock, cancellation);
    }

    private @Nullable DirectoryConnector connector(
            Settings settings, NetworkSettings network, Function<HttpPolicy, HttpTransport> http) {
        if (settings.connector().isEmpty()) {
            return null;
        }
        ConnectorSettings wanted = settings.connector().get();
        ConnectorLease lease = plugins.connectors()
                .lease(wanted.name())
                .orElseThrow(() -> new ConnectorException(
                        ConnectorException.Kind.CONFIG, "connector " + wanted.name() + " is gone; start again"));
        HostConnectorContext context = new HostConnectorContext(
                wanted.name(),
                wanted.inputFile(),
                clock,
                cancellation,
                settings.defaultIdentityType(),
                http,
                () -> transports.tls(network));
        try {
            return lease.create(wanted.values(), context);
        } catch (ConnectorException wrong) {
            throw new ConnectorException(wrong.kind(), "connector " + wanted.name() + ": " + wrong.getMessage(), wrong);
        }
    }

    /** Closes a connector where there is one. */
    private record OptionalConnector(@Nullable DirectoryConnector directory) implements AutoCloseable {
        @Override
        public void close() {
            if (directory != null) {
                directory.close();
            }
        }
    }
}
