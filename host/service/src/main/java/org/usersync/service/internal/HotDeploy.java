package org.usersync.service.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.usersync.runtime.BundleChangeException;
import org.usersync.runtime.LiveBundle;
import org.usersync.runtime.LiveBundles;

/**
 * Takes over what changes in the site's folder of bundles while the service runs, if it may run at all. A bundle that
 * another of its name takes the place of is exchanged: the new one is there before the old one goes, and runs that use the
 * old one are waited for. Safe for use by several threads, but never on the thread of a run.
 */
final class HotDeploy {
    private static final Logger LOG = LoggerFactory.getLogger("service");

    private final SiteBundles site;
    private final LiveBundles live;
    private Map<Path, String> seen;

    /** What is known of the site's bundles. */
    interface SiteBundles {
        /** {@return all jars in the site's own folder} */
        List<Path> jars() throws IOException;

        /**
         * Asks whether a jar may run.
         *
         * @param jar the jar
         * @return why it may not, in one line, or nothing
         */
        Optional<String> refusal(Path jar);

        /**
         * Reads a jar's name.
         *
         * @param jar the jar
         * @return the symbolic name
         * @throws IOException if it is no bundle
         */
        String symbolicName(Path jar) throws IOException;
    }

    /**
     * Begins with the jars as they are: those were taken at the start of the process.
     *
     * @param site finds jars
     * @param live changes the running process
     */
    HotDeploy(SiteBundles site, LiveBundles live) {
        this.site = site;
        this.live = live;
        this.seen = states();
    }

    private Map<Path, String> states() {
        Map<Path, String> states = new LinkedHashMap<>();
        try {
            for (Path jar : site.jars()) {
                state(jar).ifPresent(state -> states.put(jar, state));
            }
        } catch (IOException unreadable) {
            LOG.warn("the folder of bundles cannot be read: {}", unreadable.getMessage());
            return seen == null ? states : seen;
        }
        return states;
    }

    private static Optional<String> state(Path jar) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(jar, BasicFileAttributes.class);
            return Optional.of(attributes.size() + " " + attributes.lastModifiedTime() + " " + attributes.fileKey());
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /**
     * Has somebody else change the folder, and takes note of what came of it as already taken over.
     *
     * @param <T> what comes of it
     * @param change changes files and running bundles alike
     * @return what came of it
     */
    synchronized <T> T changing(Supplier<T> change) {
        try {
            return change.get();
        } finally {
            seen = states();
        }
    }

    /** Looks for changes and carries them out. */
    synchronized void check() {
        Map<Path, String> now = states();
        if (now.equals(seen)) {
            return;
        }
        List<LiveBundle> goners = new ArrayList<>();
        for (LiveBundle bundle : live.bundles()) {
            if (seen.containsKey(bundle.jar()) && !Objects.equals(seen.get(bundle.jar()), now.get(bundle.jar()))) {
                goners.add(bundle);
            }
        }
        for (Map.Entry<Path, String> jar : now.entrySet()) {
            if (!jar.getValue().equals(seen.get(jar.getKey()))) {
                take(jar.getKey(), goners);
            }
        }
        goners.stream().filter(bundle -> !now.containsKey(bundle.jar())).forEach(this::remove);
        seen = now;
    }

    private void take(Path jar, List<LiveBundle> goners) {
        Optional<String> refusal = site.refusal(jar);
        if (refusal.isPresent()) {
            LOG.error("{} is not taken over: {}", jar, refusal.get());
            return;
        }
        try {
            String name = site.symbolicName(jar);
            LiveBundle old = goner(name, goners);
            if (old == null) {
                LiveBundle bundle = live.install(jar);
                LOG.info("bundle {} {} was installed from {}", bundle.symbolicName(), bundle.version(), jar);
            } else {
                LiveBundle bundle = live.replace(old, jar);
                goners.remove(old);
                LOG.info(
                        "bundle {} {} took the place of version {}, from {}",
                        name,
                        bundle.version(),
                        old.version(),
                        jar);
            }
        } catch (BundleChangeException | IOException impossible) {
            LOG.error("{} is not taken over: {}", jar, impossible.getMessage());
        }
    }

    private static @Nullable LiveBundle goner(String name, List<LiveBundle> goners) {
        return goners.stream()
                .filter(bundle -> bundle.symbolicName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private void remove(LiveBundle bundle) {
        try {
            live.remove(bundle);
            LOG.info("bundle {} {} was removed with its file", bundle.symbolicName(), bundle.version());
        } catch (BundleChangeException stays) {
            LOG.error("{}", stays.getMessage());
        }
    }
}
