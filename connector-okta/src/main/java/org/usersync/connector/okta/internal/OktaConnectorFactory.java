package org.usersync.connector.okta.internal;

import java.time.Clock;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.connector.Capability;
import org.usersync.spi.connector.ConnectorContext;
import org.usersync.spi.connector.DirectoryConnector;
import org.usersync.spi.connector.DirectoryConnectorFactory;
import org.usersync.spi.http.HttpTransport;
import org.usersync.spi.secret.PrivateKeyReader;

/** The service behind {@code --connector okta}. */
@Component(service = DirectoryConnectorFactory.class, property = DirectoryConnectorFactory.NAME + "=okta")
public final class OktaConnectorFactory implements DirectoryConnectorFactory {
    private final PrivateKeyReader pems;

    /**
     * Makes the service; the component runtime calls it.
     *
     * @param pems reads private keys in PEM form
     */
    @Activate
    public OktaConnectorFactory(@Reference PrivateKeyReader pems) {
        this.pems = pems;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.EXTENDED_ATTRIBUTES, Capability.MEMBER_GROUPS);
    }

    @Override
    public ConfigSchema configSchema() {
        return OktaSettings.schema();
    }

    @Override
    public DirectoryConnector create(ConfigValues config, ConnectorContext context) {
        OktaSettings settings = OktaSettings.of(config, context.defaultIdentityType(), pems);
        HttpTransport transport = context.http(OktaClient.policy(settings.rateLimitPercent()));
        OktaClient client = new OktaClient(
                settings.host(), signIn(settings, transport, context.clock()), transport, context.cancellation());
        return new OktaConnector(settings, client, context.instanceName());
    }

    private static SignIn signIn(OktaSettings settings, HttpTransport transport, Clock clock) {
        Login login = settings.login();
        if (login instanceof Login.ByApiToken byToken) {
            return new ApiTokenSignIn(byToken.token());
        }
        Login.ByServiceApp app = (Login.ByServiceApp) login;
        ClientAssertion assertion = new ClientAssertion(app.clientId(), app.key(), clock);
        return new OAuthSignIn(
                new TokenEndpoint(settings.host(), assertion, transport, clock, settings.logger()), clock);
    }
}
