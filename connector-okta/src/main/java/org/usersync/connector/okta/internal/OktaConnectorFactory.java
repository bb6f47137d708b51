package org.usersync.connector.okta.internal;

import java.time.Clock;
import java.util.Set;

import org.osgi.service.component.ComponentServiceObjects;
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

    private OktaConnectorFactory(PrivateKeyReader pems) {
        this.pems = pems;
    }

    /**
     * Makes the service; the component runtime calls it. The reader is borrowed for each key and given back: Felix
     * remembers whoever holds a service in the plain way for as long as that service is there, and with it all of a bundle
     * that was exchanged long ago.
     *
     * @param pems reads private keys in PEM form
     */
    @Activate
    public OktaConnectorFactory(@Reference ComponentServiceObjects<PrivateKeyReader> pems) {
        this((pem, passPhrase) -> {
            PrivateKeyReader reader = pems.getService();
            if (reader == null) {
                throw new IllegalStateException("whoever reads private keys has just gone");
            }
            try {
                return reader.read(pem, passPhrase);
            } finally {
                pems.ungetService(reader);
            }
        });
    }

    /**
     * Makes a factory outside a framework.
     *
     * @param pems reads private keys in PEM form
     * @return the factory
     */
    public static OktaConnectorFactory of(PrivateKeyReader pems) {
        return new OktaConnectorFactory(pems);
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
        return new OktaConnector(settings, client, context.instanceName(), context.clock());
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
