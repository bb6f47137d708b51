package org.usersync.runtime.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.usersync.runtime.ConnectorDescription;
import org.usersync.runtime.ConnectorLease;
import org.usersync.runtime.ConnectorRegistry;
import org.usersync.runtime.PluginException;
import org.usersync.spi.connector.DirectoryConnectorFactory;

/** Follows the services of connector bundles as they come and go. */
@Component(
        immediate = true,
        service = {ConnectorRegistry.class, ServiceConnectorRegistry.class})
public final class ServiceConnectorRegistry implements ConnectorRegistry {
    private final ServiceSlots<DirectoryConnectorFactory> slots;

    /**
     * Made by declarative services.
     *
     * @param context of this bundle
     */
    @Activate
    public ServiceConnectorRegistry(BundleContext context) {
        Patience patience = Patience.of(context);
        this.slots =
                new ServiceSlots<>("connector", DirectoryConnectorFactory.NAME, patience.drain(), patience.grace());
    }

    /**
     * Takes a service in; called by declarative services.
     *
     * @param factory the service
     * @param reference its properties and bundle
     */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "unbind")
    void bind(DirectoryConnectorFactory factory, ServiceReference<DirectoryConnectorFactory> reference) {
        slots.bind(factory, reference);
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

    /** {@return whether the calling thread has borrowed a connector} */
    boolean lentToThisThread() {
        return slots.lentToThisThread();
    }

    @Override
    public List<ConnectorDescription> connectors() {
        return slots.entries().stream()
                .map(entry ->
                        new ConnectorDescription(entry.name(), entry.label(), capabilities(entry), entry.problem()))
                .toList();
    }

    private static String capabilities(ServiceSlots.Entry<DirectoryConnectorFactory> entry) {
        try {
            return entry.guard()
                    .call(
                            "capabilities",
                            () -> String.join(
                                    ", ",
                                    entry.service().capabilities().stream()
                                            .map(capability -> capability.name().toLowerCase(Locale.ROOT))
                                            .sorted()
                                            .toList()));
        } catch (PluginException broken) {
            return String.valueOf(broken.getMessage());
        }
    }

    @Override
    public Optional<ConnectorLease> lease(String name) {
        return slots.lease(name).map(FactoryLease::new);
    }
}
