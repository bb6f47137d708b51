package org.usersync.runtime.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;
import org.usersync.launcher.bundles.BundleLock;
import org.usersync.launcher.bundles.BundleSite;
import org.usersync.launcher.bundles.BundleSiteException;
import org.usersync.launcher.bundles.MissingParts;
import org.usersync.launcher.bundles.Screening;
import org.usersync.runtime.BundleReport;
import org.usersync.runtime.ConnectorRegistry;
import org.usersync.runtime.ExtensionRegistry;

/** Answers questions about the bundles of this process and of the site. */
final class BundleOverview {
    private final BundleContext context;
    private final ConnectorRegistry connectors;
    private final ExtensionRegistry extensions;

    BundleOverview(BundleContext context, ConnectorRegistry connectors, ExtensionRegistry extensions) {
        this.context = context;
        this.connectors = connectors;
        this.extensions = extensions;
    }

    /** All bundles, those that were refused among them. */
    BundleReport list(BundleSite site) throws BundleSiteException {
        List<String> lines = new ArrayList<>();
        for (Bundle bundle : bundles()) {
            lines.add(String.format(
                    "%-12s %-42s %-10s %s",
                    FrameworkBundles.state(bundle),
                    bundle.getSymbolicName(),
                    bundle.getVersion(),
                    String.join(", ", provided(bundle))));
            problems(bundle).forEach(problem -> lines.add("             " + problem));
        }
        Screening screening = site.screen(site.jars());
        for (String problem : screening.problems()) {
            lines.add("refused      " + problem);
        }
        for (String warning : screening.warnings()) {
            lines.add("not listed   " + warning);
        }
        return new BundleReport(lines, List.of());
    }

    private List<Bundle> bundles() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getBundleId() != 0)
                .sorted(Comparator.comparing(Bundle::getSymbolicName).thenComparing(Bundle::getVersion))
                .toList();
    }

    private static Set<String> provided(Bundle bundle) {
        Set<String> names = PluginServices.namesOf(bundle);
        return names.isEmpty() ? Set.of("-") : names;
    }

    /** What keeps a bundle, or a part of it, from being used. */
    private List<String> problems(Bundle bundle) {
        List<String> problems = new ArrayList<>();
        if (bundle.getState() == Bundle.INSTALLED) {
            problems.add(new MissingParts(context.getBundle(0).adapt(FrameworkWiring.class)).of(bundle));
        }
        String label = bundle.getSymbolicName() + " " + bundle.getVersion();
        connectors.connectors().stream()
                .filter(connector ->
                        connector.bundle().equals(label) && !connector.problem().isEmpty())
                .forEach(connector ->
                        problems.add("connector " + connector.name() + " is not used: " + connector.problem()));
        extensions.extensions().stream()
                .filter(extension ->
                        extension.bundle().equals(label) && !extension.problem().isEmpty())
                .forEach(extension ->
                        problems.add("extension " + extension.name() + " is not used: " + extension.problem()));
        return problems;
    }

    /** Everything about the bundles of a name, or the bundles that provide something of that name. */
    BundleReport why(BundleSite site, String name) throws BundleSiteException {
        List<String> lines = new ArrayList<>();
        for (Bundle bundle : bundles()) {
            if (means(bundle, name)) {
                describe(site, bundle, lines);
            }
        }
        for (String problem : site.screen(site.jars()).problems()) {
            if (problem.contains(name)) {
                lines.add(problem);
            }
        }
        return lines.isEmpty()
                ? new BundleReport(
                        List.of(),
                        List.of("no bundle is named " + name + " or provides it; 'user-sync bundle list' shows all"))
                : new BundleReport(lines, List.of());
    }

    private static boolean means(Bundle bundle, String name) {
        return name.equals(bundle.getSymbolicName())
                || String.valueOf(bundle.getSymbolicName()).endsWith("." + name)
                || PluginServices.namesOf(bundle).stream().anyMatch(provided -> provided.endsWith(" " + name));
    }

    private void describe(BundleSite site, Bundle bundle, List<String> lines) throws BundleSiteException {
        lines.add(bundle.getSymbolicName() + " " + bundle.getVersion() + ": " + FrameworkBundles.state(bundle));
        problems(bundle).forEach(problem -> lines.add("  problem   " + problem));
        for (Path jar : site.jars()) {
            if (bundle.getLocation().endsWith(jar.toUri().getRawPath())) {
                lines.add("  file      " + jar);
                lines.add("  trust     " + trust(site, jar));
            }
        }
        lines.add("  provides  " + String.join(", ", provided(bundle)));
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        if (wiring == null) {
            return;
        }
        for (BundleWire wire : wiring.getRequiredWires(PackageNamespace.PACKAGE_NAMESPACE)) {
            Bundle provider = wire.getProvider().getBundle();
            lines.add("  imports   "
                    + wire.getCapability().getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE) + " from "
                    + (provider.getBundleId() == 0
                            ? "the program itself"
                            : provider.getSymbolicName() + " " + provider.getVersion()));
        }
        Set<String> users = new TreeSet<>();
        wiring.getProvidedWires(PackageNamespace.PACKAGE_NAMESPACE)
                .forEach(wire -> users.add(wire.getRequirer().getBundle().getSymbolicName()));
        if (!users.isEmpty()) {
            lines.add("  used by   " + String.join(", ", users));
        }
    }

    private static String trust(BundleSite site, Path jar) {
        return site.entry(jar)
                .map(entry -> (entry.origin().equals(BundleLock.SHIPPED)
                                ? "listed: the program brings it"
                                : "listed: installed from " + entry.origin())
                        + (entry.signer().isEmpty() ? "" : ", signed by " + entry.signer()))
                .orElseGet(() -> site.refusal(jar).orElse("signed by a trusted certificate"));
    }
}
