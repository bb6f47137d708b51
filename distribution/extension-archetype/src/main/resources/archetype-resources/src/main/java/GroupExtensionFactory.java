package ${package};

import org.osgi.service.component.annotations.Component;
import org.usersync.spi.config.ConfigOption;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.config.OptionType;
import org.usersync.spi.extension.Extension;
import org.usersync.spi.extension.ExtensionContext;
import org.usersync.spi.extension.ExtensionFactory;

/** What User Sync finds in this bundle: says which options the extension has, and makes it. */
@Component(property = ExtensionFactory.NAME + "=" + GroupExtensionFactory.EXTENSION)
public final class GroupExtensionFactory implements ExtensionFactory {
    static final String EXTENSION = "${name}";

    @Override
    public ConfigSchema configSchema() {
        return ConfigSchema.of(
                ConfigOption.builder("attribute", OptionType.TEXT, "Attribute of the directory that decides.")
                        .defaultValue("department")
                        .build(),
                ConfigOption.builder("value", OptionType.TEXT, "Its value, compared without case.")
                        .required()
                        .build(),
                ConfigOption.builder("group", OptionType.TEXT, "Adobe group, or target::group, of those who have it.")
                        .required()
                        .build());
    }

    @Override
    public Extension create(ConfigValues config, ExtensionContext context) {
        return new GroupExtension(
                config.text("attribute").orElseThrow(),
                config.text("value").orElseThrow(),
                config.text("group").orElseThrow());
    }
}
