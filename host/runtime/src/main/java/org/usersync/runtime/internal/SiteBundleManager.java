package org.usersync.runtime.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.usersync.commandline.BundleAction;
import org.usersync.launcher.bundles.BundleLock;
import org.usersync.launcher.bundles.BundleManifest;
import org.usersync.launcher.bundles.BundleSite;
import org.usersync.launcher.bundles.BundleSiteException;
import org.usersync.launcher.bundles.TrialFramework;
import org.usersync.runtime.BundleChangeException;
import org.usersync.runtime.BundleManager;
import org.usersync.runtime.BundleReport;
import org.usersync.runtime.BundleRequest;
import org.usersync.runtime.ConnectorRegistry;
import org.usersync.runtime.ExtensionRegistry;
import org.usersync.runtime.LiveBundle;
import org.usersync.runtime.LiveBundles;
import org.usersync.runtime.SiteFolders;

/** Manages the bundles of a site in its files and, for a service, in the running framework. */
@Component
public final class SiteBundleManager implements BundleManager {
    private final LiveBundles live;
    private final BundleOverview overview;

    /**
     * Made by declarative services.
     *
     * @param context of this bundle
     * @param live changes the framework
     * @param connectors those that are registered
     * @param extensions those that are registered
     */
    @Activate
    public SiteBundleManager(
            BundleContext context,
            @Reference LiveBundles live,
            @Reference ConnectorRegistry connectors,
            @Reference ExtensionRegistry extensions) {
        this.live = live;
        this.overview = new BundleOverview(context, connectors, extensions);
    }

    @Override
    public synchronized BundleReport carryOut(BundleRequest request, SiteFolders folders) {
        try {
            BundleSite site = BundleSite.open(folders.home(), folders.base(), folders.state());
            return switch (request.action()) {
                case LIST -> overview.list(site);
                case WHY -> overview.why(site, request.operands().get(0));
                case VERIFY -> verify(site);
                case INSTALL, UPDATE -> install(site, request);
                case REMOVE -> remove(site, request);
            };
        } catch (BundleSiteException | BundleChangeException refused) {
            return failed(List.of(String.valueOf(refused.getMessage())));
        } catch (IOException impossible) {
            return failed(List.of("the bundles cannot be changed: " + impossible));
        }
    }

    private static BundleReport failed(List<String> problems) {
        return new BundleReport(List.of(), problems);
    }

    private static BundleReport verify(BundleSite site) throws BundleSiteException {
        List<String> lines = new ArrayList<>();
        List<String> problems = new ArrayList<>(site.screen(List.of()).problems());
        Set<String> present = new LinkedHashSet<>();
        for (Path jar : site.jars()) {
            Optional<String> problem = site.verify(jar);
            problem.ifPresent(problems::add);
            lines.add((problem.isEmpty() ? "ok       " : "REFUSED  ") + jar);
            site.entry(jar).ifPresent(entry -> present.add(entry.sha256()));
        }
        for (BundleLock.Entry entry : site.siteLock().entries().values()) {
            if (!present.contains(entry.sha256()) && !entry.origin().equals(BundleLock.SHIPPED)) {
                problems.add("bundle " + entry.name() + " " + entry.version() + " is listed in "
                        + site.siteLock().file() + ", but its jar is missing");
            }
        }
        return new BundleReport(lines, problems);
    }

    private BundleReport install(BundleSite site, BundleRequest request)
            throws BundleSiteException, BundleChangeException, IOException {
        List<String> problems = new ArrayList<>();
        List<Candidate> candidates = new ArrayList<>();
        List<Path> leaving = new ArrayList<>();
        for (String operand : request.operands()) {
            Path file = Path.of(operand).normalize();
            try {
                BundleLock.Entry entry = site.describe(file, file.toString());
                String wanted = request.sha256();
                if (wanted != null && !wanted.equals(entry.sha256())) {
                    problems.add(file + " has the SHA-256 " + entry.sha256() + ", not " + wanted);
                }
                candidates.add(new Candidate(file, target(site, file, entry), entry));
                problems.addAll(conflicts(site, request, file, entry, leaving));
            } catch (IOException unusable) {
                problems.add(file + " cannot be used: " + reason(unusable));
            }
        }
        problems.addAll(trial(site, candidates.stream().map(Candidate::file).toList(), leaving));
        if (!problems.isEmpty()) {
            return failed(problems);
        }
        BundleChange change = new BundleChange(site, leaving);
        List<String> lines = new ArrayList<>();
        for (Candidate candidate : candidates) {
            BundleLock.Entry entry = candidate.entry();
            change.add(candidate.file(), candidate.target(), entry);
            lines.add((request.action() == BundleAction.UPDATE ? "updated " : "installed ") + entry.name() + " "
                    + entry.version());
            lines.add("  SHA-256 " + entry.sha256());
            lines.add("  " + (entry.signer().isEmpty() ? "not signed" : "signed by " + entry.signer()));
            lines.add("  " + candidate.target());
        }
        change.make(() -> {
            if (request.live()) {
                follow(candidates.stream().map(Candidate::target).toList(), leaving);
            }
        });
        return new BundleReport(lines, List.of());
    }

    /** A file that is to be installed, and where it will lie. */
    private record Candidate(Path file, Path target, BundleLock.Entry entry) {}

    private static String reason(IOException unusable) {
        return unusable instanceof NoSuchFileException
                ? "there is no such file"
                : String.valueOf(unusable.getMessage()).replaceAll("\\s+", " ");
    }

    /** A jar that lies in a folder of bundles already is listed where it is. */
    private static Path target(BundleSite site, Path file, BundleLock.Entry entry) {
        if (site.folders().contains(file.getParent())) {
            return file;
        }
        String name = entry.name() + "-" + entry.version();
        Path target = site.siteFolder().resolve(name + ".jar");
        return Files.exists(target)
                ? site.siteFolder().resolve(name + "-" + entry.sha256().substring(0, 8) + ".jar")
                : target;
    }

    private static List<String> conflicts(
            BundleSite site, BundleRequest request, Path file, BundleLock.Entry entry, List<Path> leaving)
            throws BundleSiteException {
        List<String> problems = new ArrayList<>();
        boolean update = request.action() == BundleAction.UPDATE;
        boolean replaced = false;
        for (Path jar : site.jars()) {
            BundleManifest manifest = manifest(jar);
            if (jar.equals(file) || manifest == null || !manifest.name().equals(entry.name())) {
                continue;
            }
            boolean ofSite = jar.startsWith(site.siteFolder()) && !site.isShipped(jar);
            if (update && ofSite) {
                leaving.add(jar);
                replaced = true;
            } else if (update) {
                // What the program brings stays; of two versions the higher one is used.
                replaced = true;
            } else if (manifest.version().equals(entry.version())) {
                problems.add(entry.name() + " " + entry.version() + " is installed already, in " + jar
                        + "; 'user-sync bundle update' puts another file in its place");
            }
        }
        if (update && !replaced) {
            problems.add(entry.name() + " is not installed; 'user-sync bundle install " + file + "' does that");
        }
        return problems;
    }

    private static @Nullable BundleManifest manifest(Path jar) {
        try {
            return BundleManifest.read(jar);
        } catch (IOException noBundle) {
            return null;
        }
    }

    /** All bundles that may run, with what comes and without what leaves, have to go together. */
    private static List<String> trial(BundleSite site, Collection<Path> coming, List<Path> leaving)
            throws BundleSiteException, IOException {
        Set<Path> now = new LinkedHashSet<>(site.screen(site.jars()).accepted());
        Set<Path> then = new LinkedHashSet<>(now);
        leaving.forEach(then::remove);
        then.addAll(coming);
        Map<Path, String> after = TrialFramework.problems(then);
        if (after.isEmpty()) {
            return List.of();
        }
        Map<Path, String> before = TrialFramework.problems(now);
        List<String> problems = new ArrayList<>();
        after.forEach((jar, reason) -> {
            if (coming.contains(jar)) {
                problems.add(jar + " cannot be used: " + reason);
            } else if (!before.containsKey(jar)) {
                problems.add(jar.getFileName() + " could not be used any more: " + reason);
            }
        });
        return problems;
    }

    private BundleReport remove(BundleSite site, BundleRequest request)
            throws BundleSiteException, BundleChangeException, IOException {
        List<String> problems = new ArrayList<>();
        List<Path> leaving = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (String operand : request.operands()) {
            boolean found = false;
            for (Path jar : site.jars()) {
                BundleManifest manifest = manifest(jar);
                if (manifest == null
                        || !(operand.equals(manifest.name())
                                || operand.equals(manifest.name() + "/" + manifest.version()))) {
                    continue;
                }
                found = true;
                if (site.isShipped(jar) || !jar.startsWith(site.siteFolder())) {
                    problems.add(jar + " does not belong to the site's own bundles and is not removed");
                } else {
                    leaving.add(jar);
                    lines.add("removed " + manifest.name() + " " + manifest.version());
                }
            }
            if (!found) {
                problems.add("no bundle is named " + operand + "; 'user-sync bundle list' shows all");
            }
        }
        if (problems.isEmpty()) {
            problems.addAll(trial(site, Set.of(), leaving));
        }
        if (!problems.isEmpty()) {
            return failed(problems);
        }
        new BundleChange(site, leaving).make(() -> {
            if (request.live()) {
                follow(List.of(), leaving);
            }
        });
        return new BundleReport(lines, List.of());
    }

    private void follow(List<Path> coming, List<Path> leaving) throws BundleChangeException {
        Map<Path, LiveBundle> old = new LinkedHashMap<>();
        live.bundles().stream()
                .filter(bundle -> leaving.contains(bundle.jar()))
                .forEach(bundle -> old.put(bundle.jar(), bundle));
        for (Path jar : coming) {
            BundleManifest manifest = manifest(jar);
            Optional<LiveBundle> same = old.values().stream()
                    .filter(bundle -> manifest != null && bundle.symbolicName().equals(manifest.name()))
                    .findFirst();
            if (same.isPresent()) {
                live.replace(same.get(), jar);
                old.remove(same.get().jar());
            } else if (live.bundles().stream().noneMatch(bundle -> bundle.jar().equals(jar))) {
                live.install(jar);
            }
        }
        for (LiveBundle bundle : old.values()) {
            live.remove(bundle);
        }
    }
}
