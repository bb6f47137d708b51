package org.usersync.cli.internal;

import java.time.Clock;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.usersync.commandline.Command;
import org.usersync.commandline.CommandHandler;
import org.usersync.commandline.CommandLineParser;
import org.usersync.commandline.ExitStatus;
import org.usersync.commandline.Invocation;
import org.usersync.config.CredentialAccess;
import org.usersync.filter.FilterCompiler;
import org.usersync.http.HttpTransports;
import org.usersync.launcher.logging.InvocationLog;
import org.usersync.runtime.BundleCatalog;
import org.usersync.runtime.ConnectorRegistry;
import org.usersync.runtime.ExtensionRegistry;
import org.usersync.service.RunSettings;
import org.usersync.service.SyncRunner;
import org.usersync.spi.extension.ExpressionLanguage;

/** {@code sync}: one run from command line and configuration to the exit status, for the user and for the service. */
@Component(
        service = {CommandHandler.class, SyncRunner.class},
        property = CommandHandler.COMMAND + "=sync")
public final class SyncHandler implements CommandHandler, SyncRunner {
    private final ConnectorRegistry connectors;
    private final ExtensionRegistry extensions;
    private final BundleCatalog bundles;
    private final HttpTransports transports;
    private final FilterCompiler filters;
    private final CredentialAccess credentials;
    private final @Nullable ComponentServiceObjects<ExpressionLanguage> python;

    /**
     * Made by declarative services.
     *
     * @param connectors what is registered
     * @param extensions what is registered
     * @param bundles what is installed
     * @param transports the way to web services
     * @param filters compiles plain filters
     * @param credentials reads secrets and private keys
     * @param python compiles the other filters; made only if one is there
     */
    @Activate
    public SyncHandler(
            @Reference ConnectorRegistry connectors,
            @Reference ExtensionRegistry extensions,
            @Reference BundleCatalog bundles,
            @Reference HttpTransports transports,
            @Reference FilterCompiler filters,
            @Reference CredentialAccess credentials,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL) @Nullable ComponentServiceObjects<ExpressionLanguage> python) {
        this.connectors = connectors;
        this.extensions = extensions;
        this.bundles = bundles;
        this.transports = transports;
        this.filters = filters;
        this.credentials = credentials;
        this.python = python;
    }

    @Override
    public ExitStatus run(Invocation invocation) {
        ExitStatus status = run(invocation, RunSettings.standard());
        if (status == ExitStatus.USAGE) {
            // what is wrong stands in the log
            invocation.err().println(CommandLineParser.usage());
        }
        return status;
    }

    @Override
    public ExitStatus run(Invocation invocation, RunSettings settings) {
        if (!(invocation.command() instanceof Command.Sync sync)) {
            throw new IllegalArgumentException(
                    "not a sync: " + invocation.command().name());
        }
        try (InvocationLog log = InvocationLog.open(invocation.out());
                LeasedPlugins leases = new LeasedPlugins(
                        new LeasedConnectors(connectors), new LeasedExtensions(extensions, bundles))) {
            log.format(settings.format());
            Departure departure = new Departure();
            FilterTexts texts =
                    new FilterTexts(filters, () -> python == null ? null : python.getService(), departure::leave);
            return new SyncRun(
                            invocation,
                            leases,
                            transports,
                            new RunNetwork(credentials.privateKeys()),
                            texts,
                            departure,
                            credentials,
                            log,
                            Clock.system(ZoneId.systemDefault()),
                            settings)
                    .run(sync.arguments());
        }
    }
}
