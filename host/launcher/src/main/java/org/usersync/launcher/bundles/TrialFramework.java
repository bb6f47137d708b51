package org.usersync.launcher.bundles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.FrameworkWiring;

/** Resolves bundles together in a framework of its own that is thrown away; no code of theirs runs. */
public final class TrialFramework {
    private static final long STOP_MILLIS = 10_000;

    private TrialFramework() {}

    /**
     * Tries whether bundles go together.
     *
     * @param jars all bundles
     * @return those that cannot be used, each with the reason on one line
     * @throws IOException if there is no place for the framework, or it does not start
     */
    public static Map<Path, String> problems(Collection<Path> jars) throws IOException {
        Path storage = Files.createTempDirectory("user-sync-trial");
        try {
            Map<String, String> configuration = new HashMap<>();
            configuration.put(
                    Constants.FRAMEWORK_STORAGE, storage.resolve("cache").toString());
            configuration.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, SystemPackages.text());
            configuration.put(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
            // the framework around this one keeps the process's only hook for URLs
            configuration.put("felix.service.urlhandlers", "false");
            configuration.put("felix.log.level", "0");
            configuration.put("felix.shutdown.hook", "false");
            Framework framework = new FrameworkFactory().newFramework(configuration);
            try {
                framework.init();
                return resolve(framework, jars);
            } finally {
                framework.stop();
                framework.waitForStop(STOP_MILLIS);
            }
        } catch (BundleException broken) {
            throw new IOException("the OSGi framework for the trial does not start: " + broken.getMessage(), broken);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new IOException("the trial was interrupted", hurried);
        } finally {
            delete(storage);
        }
    }

    private static Map<Path, String> resolve(Framework framework, Collection<Path> jars) {
        Map<Path, String> problems = new LinkedHashMap<>();
        Map<Path, Bundle> bundles = new LinkedHashMap<>();
        for (Path jar : jars) {
            try {
                bundles.put(
                        jar,
                        framework
                                .getBundleContext()
                                .installBundle(
                                        "reference:" + jar.toAbsolutePath().toUri()));
            } catch (BundleException refused) {
                problems.put(jar, "it cannot be installed: " + String.valueOf(refused.getMessage()));
            }
        }
        FrameworkWiring wiring = framework.adapt(FrameworkWiring.class);
        wiring.resolveBundles(new ArrayList<>(bundles.values()));
        MissingParts missing = new MissingParts(wiring);
        bundles.forEach((jar, bundle) -> {
            if (bundle.getState() == Bundle.INSTALLED) {
                problems.put(jar, "it does not resolve: " + missing.of(bundle));
            }
        });
        return problems;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
