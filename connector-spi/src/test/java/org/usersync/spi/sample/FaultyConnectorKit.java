package org.usersync.spi.sample;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.usersync.spi.tck.ConnectorFixture;
import org.usersync.spi.tck.DirectoryConnectorTck;

/** The kit over a connector with the fault that the parameter {@code fault} of the launcher names; run by a test. */
@ExtendWith(FaultyConnectorKit.FaultResolver.class)
class FaultyConnectorKit extends DirectoryConnectorTck {
    private final Fault fault;

    FaultyConnectorKit(Fault fault) {
        this.fault = fault;
    }

    @Override
    protected ConnectorFixture newFixture() {
        return new SampleFixture(fault);
    }

    /** Reads the fault from the launcher's parameters; a launcher that names none gets a sound connector. */
    static final class FaultResolver implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Fault.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getConfigurationParameter("fault")
                    .map(Fault::valueOf)
                    .orElse(Fault.NONE);
        }
    }
}
