package org.usersync.spi.sample;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.usersync.spi.config.ConfigOption;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.config.OptionType;
import org.usersync.spi.extension.Extension;
import org.usersync.spi.extension.ExtensionContext;
import org.usersync.spi.extension.ExtensionFactory;
import org.usersync.spi.tck.ExtensionTck;

/** The kit over an extension with the fault that the parameter {@code fault} of the launcher names; run by a test. */
@ExtendWith(FaultyExtensionKit.FaultResolver.class)
class FaultyExtensionKit extends ExtensionTck {
    private final ExtensionFault fault;

    FaultyExtensionKit(ExtensionFault fault) {
        this.fault = fault;
    }

    @Override
    protected String extensionName() {
        return fault == ExtensionFault.NAME_WITH_BLANK ? "My Extension" : "sample";
    }

    @Override
    protected ExtensionFactory factory() {
        return new ExtensionFactory() {
            @Override
            public ConfigSchema configSchema() {
                String doc = fault == ExtensionFault.OPTION_WITHOUT_DOC ? " " : "The city.";
                return ConfigSchema.of(
                        ConfigOption.builder("city", OptionType.TEXT, doc).build());
            }

            @Override
            public Extension create(ConfigValues config, ExtensionContext context) {
                return fault.extension();
            }
        };
    }

    /** Reads the fault from the launcher's parameters; a launcher that names none gets a sound extension. */
    static final class FaultResolver implements ParameterResolver {
        @Override
        public boolean supportsParameter(
                ParameterContext parameter, org.junit.jupiter.api.extension.ExtensionContext context) {
            return parameter.getParameter().getType() == ExtensionFault.class;
        }

        @Override
        public Object resolveParameter(
                ParameterContext parameter, org.junit.jupiter.api.extension.ExtensionContext context) {
            return context.getConfigurationParameter("fault")
                    .map(ExtensionFault::valueOf)
                    .orElse(ExtensionFault.NONE);
        }
    }
}
