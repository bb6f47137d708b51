package org.usersync.runtime.internal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.usersync.launcher.bundles.MissingParts;
import org.usersync.runtime.BundleCatalog;
import org.usersync.runtime.BundleDescription;

/** Lists the framework's bundles. */
@Component
public final class FrameworkBundles implements BundleCatalog {
    private final BundleContext context;

    /**
     * Made by declarative services.
     *
     * @param context of this bundle
     */
    @Activate
    public FrameworkBundles(BundleContext context) {
        this.context = context;
    }

    @Override
    public List<BundleDescription> bundles() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getBundleId() != 0)
                .map(this::describe)
                .sorted(Comparator.comparing(BundleDescription::symbolicName).thenComparing(BundleDescription::version))
                .toList();
    }

    private BundleDescription describe(Bundle bundle) {
        String name = bundle.getSymbolicName() == null ? bundle.getLocation() : bundle.getSymbolicName();
        String problem = bundle.getState() == Bundle.INSTALLED
                ? new MissingParts(context.getBundle(0).adapt(FrameworkWiring.class)).of(bundle)
                : "";
        return new BundleDescription(name, bundle.getVersion().toString(), state(bundle), problem);
    }

    /** {@return the state of a bundle, for people} */
    static String state(Bundle bundle) {
        return switch (bundle.getState()) {
            case Bundle.ACTIVE -> "active";
            case Bundle.RESOLVED -> "resolved";
            case Bundle.INSTALLED -> "not resolved";
            case Bundle.STARTING -> "starting";
            case Bundle.STOPPING -> "stopping";
            default -> "uninstalled";
        };
    }
}
