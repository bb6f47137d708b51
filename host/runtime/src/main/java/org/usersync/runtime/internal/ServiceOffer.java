package org.usersync.runtime.internal;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;

/**
 * A factory that a bundle registered as a service.
 *
 * @param name the value of the service property that names it; null if it has none
 * @param ranking its service ranking
 * @param serviceId its service id: the lower, the older
 * @param bundle symbolic name of its bundle
 * @param version of its bundle
 * @param service the factory
 * @param <F> the type of the factory
 */
record ServiceOffer<F>(@Nullable Object name, int ranking, long serviceId, String bundle, Version version, F service) {
    /**
     * Reads the properties of a service.
     *
     * @param reference to the service
     * @param nameProperty the service property that names it
     * @param service the service
     */
    static <F> ServiceOffer<F> of(ServiceReference<F> reference, String nameProperty, F service) {
        Bundle bundle = reference.getBundle();
        return new ServiceOffer<>(
                reference.getProperty(nameProperty),
                reference.getProperty(Constants.SERVICE_RANKING) instanceof Integer number ? number : 0,
                reference.getProperty(Constants.SERVICE_ID) instanceof Long number ? number : 0,
                bundle == null ? "(gone)" : bundle.getSymbolicName(),
                bundle == null ? Version.emptyVersion : bundle.getVersion(),
                service);
    }

    /** {@return symbolic name and version of its bundle, for people} */
    String label() {
        return bundle + " " + version;
    }
}
