package org.usersync.runtime.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.usersync.runtime.ExtensionDescription;
import org.usersync.runtime.ExtensionLease;
import org.usersync.runtime.ExtensionRegistry;
import org.usersync.runtime.PluginException;
import org.usersync.spi.config.ConfigOption;
import org.usersync.spi.extension.ExtensionFactory;

/** Follows the services of extension bundles as they come and go. */
@Component(
        immediate = true,
        service = {ExtensionRegistry.class, ServiceExtensionRegistry.class})
public final class ServiceExtensionRegistry implements ExtensionRegistry {
    private final ServiceSlots<ExtensionFactory> slots;

    /**
     * Made by declarative services.
     *
     * @param context of this bundle
     */
    @Activate
    public ServiceExtensionRegistry(BundleContext context) {
        Patience patience = Patience.of(context);
        this.slots = new ServiceSlots<>("extension", ExtensionFactory.NAME, patience.drain(), patience.grace());
    }

    /**
     * Takes a service in; called by declarative services.
     *
     * @param factory the service
     * @param reference its properties and bundle
     */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "unbind")
    void bind(ExtensionFactory factory, ServiceReference<ExtensionFactory> reference) {
        slots.bind(factory, reference);
    }

    /**
     * Takes a service away, after the runs that use it; called by declarative services.
     *
     * @param factory the service
     * @param reference its properties and bundle
     */
    void unbind(ExtensionFactory factory, ServiceReference<ExtensionFactory> reference) {
        slots.remove(reference);
    }

    /** {@return whether the calling thread has borrowed an extension} */
    boolean lentToThisThread() {
        return slots.lentToThisThread();
    }

    @Override
    public List<ExtensionDescription> extensions() {
        return slots.entries().stream()
                .map(entry -> new ExtensionDescription(entry.name(), entry.label(), options(entry), entry.problem()))
                .toList();
    }

    private static String options(ServiceSlots.Entry<ExtensionFactory> entry) {
        try {
            return entry.guard().call("configSchema", () -> entry.service().configSchema().options().stream()
                    .map(ConfigOption::name)
                    .collect(Collectors.joining(", ")));
        } catch (PluginException broken) {
            return String.valueOf(broken.getMessage());
        }
    }

    @Override
    public Optional<ExtensionLease> lease(String name) {
        return slots.lease(name).map(ExtensionFactoryLease::new);
    }
}
