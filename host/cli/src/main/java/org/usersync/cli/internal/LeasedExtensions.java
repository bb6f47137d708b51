package org.usersync.cli.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.usersync.config.ExtensionCatalog;
import org.usersync.config.ExtensionSettings;
import org.usersync.engine.RunExtension;
import org.usersync.runtime.BundleCatalog;
import org.usersync.runtime.ExtensionDescription;
import org.usersync.runtime.ExtensionLease;
import org.usersync.runtime.ExtensionRegistry;
import org.usersync.runtime.PluginException;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.connector.Cancellation;
import org.usersync.spi.extension.Extension;

/**
 * The extensions as the configuration sees them. One that was asked for stays borrowed until this is closed, so that the
 * run uses the very one whose options were checked.
 */
final class LeasedExtensions implements ExtensionCatalog, AutoCloseable {
    private final ExtensionRegistry registry;
    private final BundleCatalog bundles;
    private final Map<String, ExtensionLease> leases = new ConcurrentHashMap<>();

    LeasedExtensions(ExtensionRegistry registry, BundleCatalog bundles) {
        this.registry = registry;
        this.bundles = bundles;
    }

    @Override
    public Collection<String> names() {
        return registry.extensions().stream()
                .filter(extension -> extension.problem().isEmpty())
                .map(ExtensionDescription::name)
                .toList();
    }

    @Override
    public Optional<ConfigSchema> schema(String name) {
        return lease(name).map(ExtensionLease::configSchema);
    }

    @Override
    public List<String> unusable() {
        List<String> reasons = new ArrayList<>();
        for (ExtensionDescription extension : registry.extensions()) {
            if (!extension.problem().isEmpty()) {
                reasons.add("extension " + extension.name() + " of bundle " + extension.bundle() + " is not used: "
                        + extension.problem());
            }
        }
        bundles.bundles().stream()
                .filter(bundle -> !bundle.problem().isEmpty())
                .map(bundle -> "bundle " + bundle.symbolicName() + " " + bundle.version() + " is " + bundle.state()
                        + ": " + bundle.problem())
                .forEach(reasons::add);
        return reasons;
    }

    private Optional<ExtensionLease> lease(String name) {
        ExtensionLease known = leases.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<ExtensionLease> lease = registry.lease(name);
        lease.ifPresent(taken -> leases.put(name, taken));
        return lease;
    }

    /**
     * Makes extensions.
     *
     * @param wanted those of the configuration, in their order
     * @param clock of the run
     * @param cancellation of the run
     * @return the extensions, to be closed before this
     * @throws PluginException if one of them cannot be made; those made before are closed then
     */
    OpenExtensions open(List<ExtensionSettings> wanted, Clock clock, Cancellation cancellation) {
        OpenExtensions open = new OpenExtensions();
        try {
            for (ExtensionSettings settings : wanted) {
                Extension extension = lease(settings.name())
                        .orElseThrow(() ->
                                new PluginException("extension " + settings.name() + " is gone; start again", null))
                        .create(settings.values(), new HostExtensionContext(settings.name(), clock, cancellation));
                open.add(new RunExtension(settings.name(), extension));
            }
            return open;
        } catch (RuntimeException failed) {
            open.closeAfter(failed);
            throw failed;
        }
    }

    /** {@return whether one of them is taken away, so that the run has to end} */
    boolean withdrawn() {
        return leases.values().stream().anyMatch(ExtensionLease::withdrawn);
    }

    @Override
    public void close() {
        leases.values().forEach(ExtensionLease::close);
        leases.clear();
    }
}
