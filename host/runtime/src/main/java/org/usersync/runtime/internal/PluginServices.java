package org.usersync.runtime.internal;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;
import org.usersync.commandline.CommandHandler;
import org.usersync.spi.connector.DirectoryConnectorFactory;
import org.usersync.spi.extension.ExtensionFactory;

/** What bundles register by a name that configurations use. */
final class PluginServices {
    /** The kinds, as people call them, and the service property that names one. */
    private static final Set<Kind> KINDS = Set.of(
            new Kind("connector", DirectoryConnectorFactory.NAME),
            new Kind("extension", ExtensionFactory.NAME),
            new Kind("command", CommandHandler.COMMAND));

    private PluginServices() {}

    private record Kind(String word, String property) {}

    /** {@return kind and name of all that a bundle has registered now, such as {@code connector okta}} */
    static Set<String> namesOf(Bundle bundle) {
        Set<String> names = new TreeSet<>();
        ServiceReference<?>[] services = bundle.getRegisteredServices();
        if (services != null) {
            for (ServiceReference<?> service : services) {
                for (Kind kind : KINDS) {
                    if (service.getProperty(kind.property()) instanceof String name) {
                        names.add(kind.word() + " " + name);
                    }
                }
            }
        }
        return names;
    }

    /** Waits until a bundle has registered all these names; returns those that it has then. */
    static Set<String> await(BundleContext framework, Bundle bundle, Set<String> names, Duration most) {
        Semaphore changed = new Semaphore(0);
        ServiceListener listener = event -> changed.release();
        framework.addServiceListener(listener);
        try {
            long end = System.nanoTime() + most.toNanos();
            Set<String> found = namesOf(bundle);
            while (!found.containsAll(names) && changed.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                found = namesOf(bundle);
            }
            return new HashSet<>(found);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return namesOf(bundle);
        } finally {
            framework.removeServiceListener(listener);
        }
    }
}
