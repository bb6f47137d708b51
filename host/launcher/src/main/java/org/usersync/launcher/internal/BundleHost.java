package org.usersync.launcher.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.hooks.weaving.WeavingHook;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.FrameworkWiring;
import org.usersync.commandline.CommandHandler;
import org.usersync.launcher.bundles.MissingParts;
import org.usersync.launcher.bundles.Screening;
import org.usersync.launcher.bundles.SystemPackages;

/** A running framework with its bundles. */
final class BundleHost implements AutoCloseable {
    private static final long STOP_MILLIS = 15_000;

    private final Framework framework;
    private final ConnectedBundles connected;
    private final LateCheck lateCheck;
    private final List<String> problems = new ArrayList<>();

    private BundleHost(Framework framework, ConnectedBundles connected, LateCheck lateCheck) {
        this.connected = connected;
        this.framework = framework;
        this.lateCheck = lateCheck;
    }

    /**
     * Boots a framework and starts all bundles. A bundle that cannot be used does not fail this: see {@link #problems()}.
     *
     * @param cache a folder for the framework's alone; what it holds is thrown away, so that a jar that was exchanged
     *     since is never taken for the old one
     * @param bundles the bundles, checked
     * @param connected those of them whose classes come from the class path
     * @throws BundleException if the framework itself does not start, or if those need classes of others besides
     */
    static BundleHost boot(Path cache, ScreenedBundles bundles, ConnectedBundles connected) throws BundleException {
        Map<Object, Object> configuration = new HashMap<>();
        configuration.put(Constants.FRAMEWORK_STORAGE, cache.toString());
        configuration.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        configuration.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, SystemPackages.text());
        // two versions of one bundle may stand side by side while one takes the other's place
        configuration.put(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
        // so few bundles are resolved before its threads have started
        configuration.put("felix.resolver.parallelism", "1");
        configuration.put("felix.log.level", "2");
        configuration.put("felix.log.logger", new FelixLog());
        configuration.put("felix.shutdown.hook", "false");
        BundleHost host =
                new BundleHost(newFramework(configuration, connected), connected, new LateCheck(bundles.check()));
        host.problems.addAll(bundles.screening().problems());
        try {
            host.framework.start();
            if (!bundles.screening().late().isEmpty()) {
                host.framework.getBundleContext().registerService(WeavingHook.class, host.lateCheck, null);
            }
            host.start(host.install(bundles.screening()));
            return host;
        } catch (BundleException | RuntimeException failed) {
            host.close();
            throw failed;
        }
    }

    /** What is wrong with bundles, one line each; empty if every bundle can be used. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** Why large bundles that a command wanted to use may not run, one line each. */
    List<String> lateProblems() {
        return lateCheck.problems();
    }

    /** The handler of a command, if a bundle brings one. */
    Optional<CommandHandler> handler(String command) {
        BundleContext context = framework.getBundleContext();
        try {
            return context
                    .getServiceReferences(CommandHandler.class, "(" + CommandHandler.COMMAND + "=" + command + ")")
                    .stream()
                    .max(ServiceReference::compareTo)
                    .map(context::getService);
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalStateException("not the name of a command: " + command, impossible);
        }
    }

    /** Stops the framework; waits, but not for ever. */
    @Override
    public void close() {
        try {
            framework.stop();
            framework.waitForStop(STOP_MILLIS);
        } catch (BundleException neverStarted) {
            problems.add("the framework did not stop: " + neverStarted);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private List<InstalledJar> install(Screening screening) {
        List<InstalledJar> installed = new ArrayList<>();
        for (Path jar : screening.accepted()) {
            try {
                Bundle bundle = framework.getBundleContext().installBundle(connected.locationOf(jar));
                if (bundle.getHeaders("").get(Constants.BUNDLE_MANIFESTVERSION) == null) {
                    problems.add(jar + " is no OSGi bundle: it has no Bundle-SymbolicName");
                    bundle.uninstall();
                } else {
                    if (screening.late().contains(jar)) {
                        lateCheck.watch(bundle, jar);
                    }
                    installed.add(new InstalledJar(jar, bundle));
                }
            } catch (BundleException refused) {
                problems.add(jar + " cannot be installed: " + innermost(refused));
            }
        }
        return installed;
    }

    private void start(List<InstalledJar> jars) throws BundleException {
        FrameworkWiring wiring = framework.adapt(FrameworkWiring.class);
        wiring.resolveBundles(jars.stream().map(InstalledJar::bundle).toList());
        for (InstalledJar jar : jars) {
            if (connected.misled(jar.bundle())) {
                throw new BundleException(jar.file() + " sees other classes than those of the class path");
            }
        }
        MissingParts missing = new MissingParts(wiring);
        for (InstalledJar jar : jars) {
            Bundle bundle = jar.bundle();
            String name = "bundle " + bundle.getSymbolicName() + " " + bundle.getVersion() + " ("
                    + jar.file().getFileName() + ")";
            if (bundle.getState() == Bundle.INSTALLED) {
                problems.add(name + " does not resolve: " + missing.of(bundle));
            } else if (bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
                try {
                    bundle.start(Bundle.START_ACTIVATION_POLICY);
                } catch (BundleException refused) {
                    problems.add(name + " does not start: " + innermost(refused));
                }
            }
        }
    }

    private static String innermost(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.toString().replaceAll("\\s+", " ");
    }

    /** The framework takes a plain map; its interface asks for a map of texts, and a logger is no text. */
    @SuppressWarnings("unchecked")
    private static Framework newFramework(Map<?, ?> configuration, ConnectedBundles connected) {
        return new FrameworkFactory().newFramework((Map<String, String>) configuration, connected);
    }

    private record InstalledJar(Path file, Bundle bundle) {}
}
