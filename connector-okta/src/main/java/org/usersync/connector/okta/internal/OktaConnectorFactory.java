package org.usersync.connector.okta.internal;

import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.connector.Capability;
import org.usersync.spi.connector.ConnectorContext;
import org.usersync.spi.connector.DirectoryConnector;
import org.usersync.spi.connector.DirectoryConnectorFactory;

/** The service behind {@code --connector okta}. */
@Component(service = DirectoryConnectorFactory.class, property = DirectoryConnectorFactory.NAME + "=okta")
public final class OktaConnectorFactory implements DirectoryConnectorFactory {
    /** Makes the service; the component runtime calls it. */
    @Activate
    public OktaConnectorFactory() {}

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
        OktaSettings settings = OktaSettings.of(config, context.defaultIdentityType());
        OktaClient client = new OktaClient(
                settings, context.http(OktaClient.policy(settings.rateLimitPercent())), context.cancellation());
        return new OktaConnector(settings, client, context.instanceName());
    }
}
