package org.usersync.launcher.bundles;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/** Tells why a bundle does not resolve: what nobody offers, or else whose own trouble it waits for. */
public final class MissingParts {
    private final FrameworkWiring wiring;

    /**
     * Looks at one framework.
     *
     * @param wiring of the framework
     */
    public MissingParts(FrameworkWiring wiring) {
        this.wiring = wiring;
    }

    /**
     * Looks at one bundle.
     *
     * @param bundle one that is installed and not resolved
     * @return the reason, on one line
     */
    public String of(Bundle bundle) {
        List<String> missing = new ArrayList<>();
        List<String> waiting = new ArrayList<>();
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        for (BundleRequirement requirement : revision.getDeclaredRequirements(null)) {
            if ("optional".equals(requirement.getDirectives().get(Constants.RESOLUTION_DIRECTIVE))
                    || "dynamic".equals(requirement.getDirectives().get(Constants.RESOLUTION_DIRECTIVE))) {
                continue;
            }
            List<Bundle> providers = wiring.findProviders(requirement).stream()
                    .map(capability -> capability.getRevision().getBundle())
                    .filter(provider -> !provider.equals(bundle))
                    .toList();
            if (providers.isEmpty() && !offersItself(revision, requirement)) {
                missing.add(describe(requirement));
            } else if (!providers.isEmpty()
                    && providers.stream().allMatch(provider -> provider.getState() == Bundle.INSTALLED)) {
                waiting.add(providers.get(0).getSymbolicName());
            }
        }
        if (!missing.isEmpty()) {
            return "no bundle offers " + String.join(", ", missing);
        }
        return waiting.isEmpty()
                ? "what it imports cannot be used together"
                : "it needs " + String.join(", ", waiting.stream().distinct().toList()) + ", which cannot be used";
    }

    private static boolean offersItself(BundleRevision revision, BundleRequirement requirement) {
        return revision.getDeclaredCapabilities(requirement.getNamespace()).stream()
                .anyMatch(requirement::matches);
    }

    private static String describe(BundleRequirement requirement) {
        String filter = requirement.getDirectives().getOrDefault("filter", "");
        if (requirement.getNamespace().equals(PackageNamespace.PACKAGE_NAMESPACE)) {
            String name = filter.replaceFirst(".*\\(osgi\\.wiring\\.package=([^)]*)\\).*", "$1");
            String least = versionIn(filter, "\\(version>=([^)]*)\\)");
            String below = versionIn(filter, "\\(!\\(version>=([^)]*)\\)\\)");
            String range = least.isEmpty() || least.equals("0.0.0")
                    ? ""
                    : " [" + least + "," + (below.isEmpty() ? "∞" : below) + ")";
            return "the package " + name + range + " that it imports";
        }
        return requirement.getNamespace() + " " + filter;
    }

    private static String versionIn(String filter, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(filter);
        return matcher.find() ? matcher.group(1) : "";
    }
}
