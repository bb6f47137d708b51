package org.usersync.runtime.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.usersync.runtime.ConnectorDescription;
import org.usersync.runtime.ConnectorLease;
import org.usersync.runtime.ConnectorRegistry;
import org.usersync.spi.connector.DirectoryConnectorFactory;

/** Follows the services of connector bundles as they come and go. */
@Component
public final class ServiceConnectorRegistry implements ConnectorRegistry {
    private final ConnectorSlots slots = new ConnectorSlots(Duration.ofSeconds(60));

    /**
     * Takes a service in; called by declarative services.
     *
     * @param factory the service
     * @param reference its properties and bundle
     */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "unbind")
    void bind(DirectoryConnectorFactory factory, ServiceReference<DirectoryConnectorFactory> reference) {
        int ranking = reference.getProperty(Constants.SERVICE_RANKING) instanceof Integer number ? number : 0;
        long id = reference.getProperty(Constants.SERVICE_ID) instanceof Long number ? number : 0;
        Bundle bundle = reference.getBundle();
        String label = bundle == null ? "(gone)" : bundle.getSymbolicName() + " " + bundle.getVersion();
        slots.add(reference, reference.getProperty(DirectoryConnectorFactory.NAME), ranking, id, factory, label);
    }

    /**
     * Takes a service away, after the runs that use it; called by declarative services.
     *
     * @param factory the service
     * @param reference its properties and bundle
     */
    void unbind(DirectoryConnectorFactory factory, ServiceReference<DirectoryConnectorFactory> reference) {
        slots.remove(reference);
    }

    @Override
    public List<ConnectorDescription> connectors() {
        return slots.descriptions();
    }

    @Override
    public Optional<ConnectorLease> lease(String name) {
        return slots.lease(name);
    }
}
