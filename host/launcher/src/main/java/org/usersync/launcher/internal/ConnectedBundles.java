package org.usersync.launcher.internal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.connect.ConnectModule;
import org.osgi.framework.connect.ModuleConnector;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;
import org.usersync.launcher.bundles.ConnectedIndex;
import org.usersync.launcher.bundles.Screening;

/**
 * The bundles whose classes come from the launcher's class path, where Java's archive keeps them ready, instead of from
 * a class loader of their own: those of the program whose jar is the very one that the build put there. All others are
 * as ever. The framework knows such bundles by a location that begins with {@code connected:} (OSGi Core 8, chapter 60,
 * Connect).
 */
final class ConnectedBundles implements ModuleConnector {
    private static final String SCHEME = "connected:";

    private final Map<String, ConnectModule> modules = new HashMap<>();

    private ConnectedBundles() {}

    /** {@return no bundles} */
    static ConnectedBundles none() {
        return new ConnectedBundles();
    }

    /**
     * Finds them. The classes of one see those of all others, whatever the framework wires; so there are none as long as
     * one that others are compiled against is missing, or was exchanged.
     *
     * @param screening the bundles that may be installed
     * @param loader of the class path
     * @return some of them
     * @throws IOException if the class path cannot be read
     */
    static ConnectedBundles of(Screening screening, ClassLoader loader) throws IOException {
        Map<String, Path> jars = new HashMap<>();
        screening.digests().forEach((jar, digest) -> jars.put(digest, jar));
        ConnectedBundles connected = new ConnectedBundles();
        for (Map.Entry<String, ConnectedIndex.Entry> each :
                ConnectedIndex.read(loader).bundles().entrySet()) {
            Path jar = jars.get(each.getKey());
            if (jar != null) {
                ConnectedContent content = new ConnectedContent(each.getValue(), loader);
                connected.modules.put(location(jar), () -> content);
            } else if (each.getValue().exporting()) {
                return none();
            }
        }
        return connected;
    }

    /** {@return by which location a jar is to be installed} */
    String locationOf(Path jar) {
        String connected = location(jar);
        return modules.containsKey(connected) ? connected : "reference:" + jar.toUri();
    }

    private static String location(Path jar) {
        return SCHEME + jar.toUri();
    }

    /**
     * Tells whether a bundle would have to see other classes than those of the class path: the framework gave it packages
     * of a bundle that the site brings, or parts of one. For what is connected sees neither.
     *
     * @param bundle any bundle
     * @return whether it is connected and must not be
     */
    boolean misled(Bundle bundle) {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        if (wiring == null || !modules.containsKey(bundle.getLocation())) {
            return false;
        }
        for (BundleWire wire : wiring.getRequiredWires(PackageNamespace.PACKAGE_NAMESPACE)) {
            Bundle provider = wire.getProvider().getBundle();
            if (provider.getBundleId() != 0 && !modules.containsKey(provider.getLocation())) {
                return true;
            }
        }
        return !wiring.getProvidedWires(HostNamespace.HOST_NAMESPACE).isEmpty();
    }

    @Override
    public void initialize(File storage, Map<String, String> configuration) {
        // there is nothing to be prepared
    }

    @Override
    public Optional<ConnectModule> connect(String location) {
        return Optional.ofNullable(modules.get(location));
    }

    @Override
    public Optional<BundleActivator> newBundleActivator() {
        return Optional.empty();
    }
}
