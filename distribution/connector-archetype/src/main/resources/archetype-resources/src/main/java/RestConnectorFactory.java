package ${package};

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.osgi.service.component.annotations.Component;
import org.usersync.spi.config.ConfigOption;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.config.OptionType;
import org.usersync.spi.connector.Capability;
import org.usersync.spi.connector.ConnectorContext;
import org.usersync.spi.connector.DirectoryConnector;
import org.usersync.spi.connector.DirectoryConnectorFactory;
import org.usersync.spi.connector.UserFormats;

/** What User Sync finds in this bundle: says what the connector can do and which options it has, and makes it. */
@Component(property = DirectoryConnectorFactory.NAME + "=" + RestConnectorFactory.CONNECTOR)
public final class RestConnectorFactory implements DirectoryConnectorFactory {
    static final String CONNECTOR = "${name}";

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.ALL_USERS, Capability.EXTENDED_ATTRIBUTES);
    }

    @Override
    public ConfigSchema configSchema() {
        List<ConfigOption> options = new ArrayList<>();
        options.add(ConfigOption.builder("host", OptionType.TEXT, "Host of the service.")
                .required()
                .build());
        options.add(ConfigOption.builder("token", OptionType.SECRET, "Token of its API.")
                .required()
                .keyringAccount("host")
                .build());
        // user_email_format and so on, as every connector has them, with what they are by default here
        options.addAll(UserFormats.options("{email}", "{first}", "{last}", "{country}"));
        return ConfigSchema.of(options);
    }

    @Override
    public DirectoryConnector create(ConfigValues config, ConnectorContext context) {
        return new RestConnector(config, context);
    }
}
