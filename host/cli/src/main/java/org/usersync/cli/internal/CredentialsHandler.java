package org.usersync.cli.internal;

import java.util.function.Function;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.usersync.cli.internal.credentials.KeyringEntries;
import org.usersync.commandline.Command;
import org.usersync.commandline.CommandException;
import org.usersync.commandline.CommandHandler;
import org.usersync.commandline.ExitStatus;
import org.usersync.commandline.Invocation;
import org.usersync.config.ConfigurationLoader;
import org.usersync.config.CredentialAccess;
import org.usersync.config.Problem;
import org.usersync.config.SecretPlace;
import org.usersync.credentials.Keyring;
import org.usersync.runtime.BundleCatalog;
import org.usersync.runtime.ConnectorRegistry;
import org.usersync.runtime.ExtensionRegistry;
import org.usersync.spi.extension.Expression;
import org.usersync.spi.extension.ExpressionRecord;

/** {@code credentials set|get|list|remove}: the secrets of a configuration in the operating system's keyring. */
@Component(
        property = {
            CommandHandler.COMMAND + "=credentials list",
            CommandHandler.COMMAND + "=credentials set",
            CommandHandler.COMMAND + "=credentials get",
            CommandHandler.COMMAND + "=credentials remove"
        })
public final class CredentialsHandler implements CommandHandler {
    private final ConnectorRegistry connectors;
    private final ExtensionRegistry extensions;
    private final BundleCatalog bundles;
    private final CredentialAccess credentials;
    private final Keyring keyring;

    /**
     * Made by declarative services.
     *
     * @param connectors what is registered
     * @param extensions what is registered
     * @param bundles what is installed
     * @param credentials knows the sources of secrets
     * @param keyring the keyring
     */
    @Activate
    public CredentialsHandler(
            @Reference ConnectorRegistry connectors,
            @Reference ExtensionRegistry extensions,
            @Reference BundleCatalog bundles,
            @Reference CredentialAccess credentials,
            @Reference Keyring keyring) {
        this.connectors = connectors;
        this.extensions = extensions;
        this.bundles = bundles;
        this.credentials = credentials;
        this.keyring = keyring;
    }

    @Override
    public ExitStatus run(Invocation invocation) throws CommandException {
        if (!(invocation.command() instanceof Command.Credentials command)) {
            throw new IllegalArgumentException(
                    "not credentials: " + invocation.command().name());
        }
        SecretPlace.Inventory found;
        try (LeasedPlugins leases =
                new LeasedPlugins(new LeasedConnectors(connectors), new LeasedExtensions(extensions, bundles))) {
            found = new ConfigurationLoader(
                            leases.connectors(), leases.extensions(), CredentialsHandler::unread, credentials)
                    .secretPlaces(command.configuration(), invocation.workingDirectory(), invocation.environment());
        }
        if (found.places().isEmpty() && !found.problems().isEmpty()) {
            throw new CommandException(
                    ExitStatus.ABORTED, found.problems().get(0).text());
        }
        return new KeyringEntries(invocation, command, found.places(), keyring).run();
    }

    /** Filters are of no matter here, so that no interpreter starts for one. */
    private static Expression unread(String source, Function<String, Problem> place) {
        return new UnreadExpression(source);
    }

    private record UnreadExpression(String source) implements Expression {
        @Override
        public boolean test(ExpressionRecord user) {
            throw new IllegalStateException("this command reads no users");
        }

        @Override
        public boolean reads(String... path) {
            return true;
        }
    }
}
