package org.usersync.runtime.internal;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.usersync.launcher.bundles.MissingParts;
import org.usersync.runtime.BundleChangeException;
import org.usersync.runtime.LiveBundle;
import org.usersync.runtime.LiveBundles;

/**
 * Changes the framework's bundles. Never by {@code Bundle.update}, which breaks the calls that are inside a bundle:
 * the new one is installed beside the old one, which goes when nobody uses it any more.
 */
@Component
public final class FrameworkLiveBundles implements LiveBundles {
    private static final Logger LOG = LoggerFactory.getLogger("runtime");
    private static final String REFERENCE = "reference:";
    private static final Duration REGISTERED = Duration.ofSeconds(30);

    private final ReentrantLock changes = new ReentrantLock();
    private final BundleContext framework;
    private final ServiceConnectorRegistry connectors;
    private final ServiceExtensionRegistry extensions;

    /**
     * Made by declarative services.
     *
     * @param context of this bundle
     * @param connectors who has borrowed which connector
     * @param extensions who has borrowed which extension
     */
    @Activate
    public FrameworkLiveBundles(
            BundleContext context,
            @Reference ServiceConnectorRegistry connectors,
            @Reference ServiceExtensionRegistry extensions) {
        // Of the system bundle: what is installed through it outlives this component.
        this.framework = context.getBundle(0).getBundleContext();
        this.connectors = connectors;
        this.extensions = extensions;
    }

    @Override
    public List<LiveBundle> bundles() {
        return Arrays.stream(framework.getBundles())
                .filter(bundle -> bundle.getLocation().startsWith(REFERENCE))
                .map(FrameworkLiveBundles::describe)
                .sorted(Comparator.comparing(LiveBundle::symbolicName).thenComparing(LiveBundle::version))
                .toList();
    }

    private static LiveBundle describe(Bundle bundle) {
        URI jar = URI.create(bundle.getLocation().substring(REFERENCE.length()));
        return new LiveBundle(
                bundle.getBundleId(),
                String.valueOf(bundle.getSymbolicName()),
                bundle.getVersion().toString(),
                Path.of(jar).normalize());
    }

    @Override
    public LiveBundle install(Path jar) throws BundleChangeException {
        return change(() -> describe(installed(jar)));
    }

    @Override
    public LiveBundle replace(LiveBundle old, Path jar) throws BundleChangeException {
        return change(() -> {
            Bundle leaving = find(old);
            Bundle coming = installed(jar);
            Set<String> missing = new TreeSet<>(PluginServices.namesOf(leaving));
            missing.removeAll(PluginServices.await(framework, coming, Set.copyOf(missing), REGISTERED));
            if (!missing.isEmpty()) {
                takeBack(coming);
                throw new BundleChangeException(
                        label(coming) + " does not take the place of " + label(leaving) + ": it does not provide "
                                + String.join(", ", missing),
                        null);
            }
            uninstall(leaving);
            return describe(coming);
        });
    }

    @Override
    public void remove(LiveBundle old) throws BundleChangeException {
        change(() -> {
            uninstall(find(old));
            return old;
        });
    }

    @FunctionalInterface
    private interface Change {
        LiveBundle make() throws BundleChangeException;
    }

    private LiveBundle change(Change change) throws BundleChangeException {
        if (connectors.lentToThisThread() || extensions.lentToThisThread()) {
            throw new BundleChangeException(
                    "bundles cannot be changed by a run that uses them: it would wait for itself", null);
        }
        changes.lock();
        try {
            return change.make();
        } finally {
            changes.unlock();
        }
    }

    private Bundle find(LiveBundle wanted) throws BundleChangeException {
        Bundle bundle = framework.getBundle(wanted.id());
        if (bundle == null) {
            throw new BundleChangeException(
                    "bundle " + wanted.symbolicName() + " " + wanted.version() + " is not installed any more", null);
        }
        return bundle;
    }

    /** A new bundle, started; or nothing is changed. */
    private Bundle installed(Path jar) throws BundleChangeException {
        Bundle bundle;
        try {
            bundle = framework.installBundle(freeLocation(jar));
        } catch (BundleException refused) {
            throw new BundleChangeException(jar + " cannot be installed: " + innermost(refused), refused);
        }
        FrameworkWiring wiring = framework.getBundle().adapt(FrameworkWiring.class);
        if (!wiring.resolveBundles(List.of(bundle))) {
            String reason = new MissingParts(wiring).of(bundle);
            takeBack(bundle);
            throw new BundleChangeException(label(bundle) + " does not resolve: " + reason, null);
        }
        if (bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
            try {
                bundle.start(Bundle.START_ACTIVATION_POLICY);
            } catch (BundleException refused) {
                takeBack(bundle);
                throw new BundleChangeException(label(bundle) + " does not start: " + innermost(refused), refused);
            }
        }
        return bundle;
    }

    /** A file that was exchanged in place is another bundle, and the framework knows bundles by their location. */
    private String freeLocation(Path jar) {
        URI uri = jar.toAbsolutePath().normalize().toUri();
        String path = uri.getRawPath();
        int slash = path.lastIndexOf('/');
        String location = REFERENCE + "file:" + path;
        StringBuilder same = new StringBuilder("/");
        while (framework.getBundle(location) != null) {
            same.append("./");
            location = REFERENCE + "file:" + path.substring(0, slash) + same + path.substring(slash + 1);
        }
        return location;
    }

    private void uninstall(Bundle bundle) throws BundleChangeException {
        try {
            // Stopping takes its services away, and the registry returns from that when their leases are back.
            bundle.stop();
            bundle.uninstall();
        } catch (BundleException refused) {
            throw new BundleChangeException(label(bundle) + " cannot be removed: " + innermost(refused), refused);
        }
        refresh(bundle);
    }

    private void takeBack(Bundle bundle) {
        try {
            bundle.uninstall();
            refresh(bundle);
        } catch (BundleException stays) {
            LOG.warn("{} stays installed although it is not used: {}", label(bundle), innermost(stays));
        }
    }

    /** Frees its class loader, and lets whoever imported from it find another one. */
    private void refresh(Bundle gone) {
        FrameworkRefresh.of(framework, List.of(gone), REGISTERED);
    }

    private static String label(Bundle bundle) {
        return "bundle " + bundle.getSymbolicName() + " " + bundle.getVersion();
    }

    private static String innermost(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.toString().replaceAll("\\s+", " ");
    }
}
