package org.usersync.connector.ldap.internal;

import java.util.Set;

import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.connector.Capability;
import org.usersync.spi.connector.ConnectorContext;
import org.usersync.spi.connector.DirectoryConnector;
import org.usersync.spi.connector.DirectoryConnectorFactory;
import org.usersync.spi.connector.UserFormats;

/** Makes connectors to LDAP directories. */
@Component(property = DirectoryConnectorFactory.NAME + "=ldap")
public final class LdapConnectorFactory implements DirectoryConnectorFactory {
    @Override
    public Set<Capability> capabilities() {
        return Set.of(
                Capability.ALL_USERS,
                Capability.NESTED_GROUPS,
                Capability.MEMBER_GROUPS,
                Capability.EXTENDED_ATTRIBUTES);
    }

    @Override
    public ConfigSchema configSchema() {
        return LdapOptions.schema();
    }

    @Override
    public DirectoryConnector create(ConfigValues config, ConnectorContext context) {
        LdapOptions options = LdapOptions.of(config);
        Logger log = LoggerFactory.getLogger(config.text("logger_name").orElse("ldap"));
        LdapConnections connections = new LdapConnections(
                options, context::tls, new LdapAuthentication(options, context.clock(), System::getenv), log);
        UserFormats formats = UserFormats.of(config, context.defaultIdentityType());
        return new LdapConnector(options, connections, formats, context.cancellation(), log);
    }
}
