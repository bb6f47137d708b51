package org.usersync.service.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.ThreadLocalRandom;

import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.usersync.commandline.Command;
import org.usersync.commandline.CommandException;
import org.usersync.commandline.CommandHandler;
import org.usersync.commandline.ExitStatus;
import org.usersync.commandline.Invocation;
import org.usersync.commandline.ProgramVersion;
import org.usersync.config.ConfigurationException;
import org.usersync.config.Problem;
import org.usersync.config.ServiceSettings;
import org.usersync.config.ServiceSettingsLoader;
import org.usersync.http.CallObserver;
import org.usersync.launcher.logging.InvocationLog;
import org.usersync.launcher.logging.LogFormat;
import org.usersync.runtime.BundleManager;
import org.usersync.runtime.LiveBundles;
import org.usersync.runtime.SiteFolders;
import org.usersync.service.SyncRunner;

/** {@code serve}: runs until it is told to stop. */
@Component(property = CommandHandler.COMMAND + "=serve")
public final class ServeHandler implements CommandHandler {
    private static final Logger LOG = LoggerFactory.getLogger("service");
    private static final long TURN_MILLIS = 200;
    private static final long DEPLOY_MILLIS = 3_000;

    private final SyncRunner runner;
    private final LiveBundles bundles;
    private final BundleManager manager;
    private final BundleContext context;

    /**
     * Made by declarative services.
     *
     * @param runner runs syncs
     * @param bundles changes the running process
     * @param manager changes the site's bundles
     * @param context registers the counting of calls
     */
    @Activate
    public ServeHandler(
            @Reference SyncRunner runner,
            @Reference LiveBundles bundles,
            @Reference BundleManager manager,
            BundleContext context) {
        this.runner = runner;
        this.bundles = bundles;
        this.manager = manager;
        this.context = context;
    }

    /** The lock is held, not used. */
    @Override
    @SuppressWarnings("try")
    public ExitStatus run(Invocation invocation) throws CommandException {
        if (!(invocation.command() instanceof Command.Serve serve)) {
            throw new IllegalArgumentException(
                    "not serve: " + invocation.command().name());
        }
        ServiceSettingsLoader loader = new ServiceSettingsLoader(Schedule::problem);
        ServiceSettings settings = settings(loader, file(serve, invocation), invocation);
        try (ServiceLock lock = ServiceLock.take(invocation.state());
                InvocationLog log = InvocationLog.open(invocation.out())) {
            log.format(settings.jsonLog() ? LogFormat.json("") : LogFormat.text());
            settings.warnings().forEach(LOG::warn);
            return serve(invocation, loader, settings);
        } catch (IOException stays) {
            throw new CommandException(
                    ExitStatus.ABORTED, "the service's lock cannot be given back: " + stays.getMessage(), stays);
        }
    }

    private static Path file(Command.Serve serve, Invocation invocation) {
        String given = serve.configuration();
        return given == null
                ? invocation.base().resolve("conf").resolve("service.yml").toAbsolutePath()
                : invocation.workingDirectory().resolve(given).toAbsolutePath().normalize();
    }

    private static ServiceSettings settings(ServiceSettingsLoader loader, Path file, Invocation invocation)
            throws CommandException {
        try {
            return loader.load(file);
        } catch (ConfigurationException wrong) {
            wrong.problems().stream()
                    .map(Problem::text)
                    .forEach(line -> invocation.err().println("user-sync: " + line));
            throw new CommandException(ExitStatus.ABORTED, "the service is not configured; see docs/service.md");
        }
    }

    private ExitStatus serve(Invocation invocation, ServiceSettingsLoader loader, ServiceSettings settings)
            throws CommandException {
        Clock clock = Clock.system(ZoneId.systemDefault());
        Metrics metrics = new Metrics();
        Runs runs = new Runs(runner, invocation, metrics, clock, settings.jsonLog());
        Scheduler scheduler = new Scheduler(
                settings, clock.instant(), most -> ThreadLocalRandom.current().nextLong(most), runs::start);
        TrustedSite site = new TrustedSite(invocation.home(), invocation.base(), invocation.state());
        HotDeploy deploy = new HotDeploy(site, bundles);
        Service service = new Service(invocation.base(), settings, loader, scheduler, runs, metrics, clock);
        OsgiConsole console =
                new OsgiConsole(context, bundles, site, invocation.home().resolve("console"));
        ControlledBundles controlled = new ControlledBundles(
                manager, deploy, new SiteFolders(invocation.home(), invocation.base(), invocation.state()));
        Thread deployment = deployment(deploy);
        ServiceRegistration<CallObserver> counting = context.registerService(CallObserver.class, metrics, null);
        try (ControlServer control =
                new ControlServer(ControlSocket.listen(invocation.state()), service, controlled, console)) {
            control.start();
            deployment.start();
            service.openHealth();
            ServiceManager systemd = new ServiceManager(invocation.environment());
            LOG.info(
                    "User Sync {} serves {} sync(s) of {}",
                    ProgramVersion.text(),
                    settings.syncs().size(),
                    settings.file());
            systemd.ready();
            turn(service, invocation);
            systemd.stopping();
            LOG.info("the service ended");
            return ExitStatus.COMPLETED;
        } finally {
            deployment.interrupt();
            counting.unregister();
            service.closeHealth();
            forget(invocation.state());
        }
    }

    private static void turn(Service service, Invocation invocation) {
        while (service.turn(invocation.interrupted().getAsBoolean())) {
            try {
                Thread.sleep(TURN_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** A thread of its own: an exchange waits for the runs that use the old bundle. */
    private static Thread deployment(HotDeploy deploy) {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (!Thread.currentThread().isInterrupted()) {
                            Thread.sleep(DEPLOY_MILLIS);
                            deploy.check();
                        }
                    } catch (InterruptedException end) {
                        Thread.currentThread().interrupt();
                    }
                },
                "bundles");
        thread.setDaemon(true);
        return thread;
    }

    private static void forget(Path state) {
        try {
            ControlSocket.delete(state);
        } catch (IOException stays) {
            LOG.debug("the control socket stays: {}", stays.getMessage());
        }
    }
}
