package org.usersync.launcher.bundles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The bundles of the program and of the site, and which of them may run. The framework verifies neither digest nor
 * signature, so this is asked before a jar is installed. Not for several threads.
 */
public final class BundleSite {
    /** Reading less than this costs nothing that anybody notices. */
    private static final long LARGE = 16L << 20;

    private final Path home;
    private final Path base;
    private final SiteProperties properties;
    private final BundleLock shipped;
    private final BundleLock site;
    private final DigestMemory digests;

    private BundleSite(
            Path home,
            Path base,
            SiteProperties properties,
            BundleLock shipped,
            BundleLock site,
            DigestMemory digests) {
        this.home = home;
        this.base = base;
        this.properties = properties;
        this.shipped = shipped;
        this.site = site;
        this.digests = digests;
    }

    /**
     * Reads what the site says of its bundles.
     *
     * @param home the unpacked distribution
     * @param base the site's folder
     * @param state where digests are remembered
     * @return the site
     * @throws BundleSiteException if {@code launcher.properties} or a list cannot be read
     */
    public static BundleSite open(Path home, Path base, Path state) throws BundleSiteException {
        SiteProperties properties = SiteProperties.read(home, base);
        BundleLock shipped = BundleLock.read(lockFile(home));
        if (shipped.entries().isEmpty() && properties.trust() != TrustMode.ANY) {
            throw new BundleSiteException(
                    "'" + shipped.file() + "' lists nothing: the program is not complete, unpack it again", null);
        }
        return new BundleSite(
                home,
                base,
                properties,
                shipped,
                home.equals(base) ? shipped : BundleLock.read(lockFile(base)),
                new DigestMemory(state.resolve("digests"), Clock.systemUTC()));
    }

    private static Path lockFile(Path folder) {
        return folder.resolve("conf").resolve("bundles.lock");
    }

    /** {@return which bundles may run} */
    public TrustMode trust() {
        return properties.trust();
    }

    /**
     * Closes a file or folder to everybody but its owner for writing, as far as the file system knows permissions.
     *
     * @param path the file or folder
     * @throws IOException if that is not allowed
     */
    public static void closeToOthers(Path path) throws IOException {
        Permissions.closeToOthers(path);
    }

    /** {@return the digest of a file as it is now, in small hexadecimal digits}
     *
     * @param jar the file
     * @throws IOException if it cannot be read
     */
    public static String sha256(Path jar) throws IOException {
        return DigestMemory.compute(jar);
    }

    /** {@return where bundles lie that the site installed; it need not exist} */
    public Path siteFolder() {
        return base.resolve("bundles");
    }

    /** {@return the site's list; of a program that is its own site, the program's} */
    public BundleLock siteLock() {
        return site;
    }

    /** {@return all folders with bundles, whether they exist or not} */
    public List<Path> folders() {
        Set<Path> folders = new LinkedHashSet<>();
        folders.add(home.resolve("bundles"));
        folders.add(siteFolder());
        folders.addAll(properties.folders());
        return List.copyOf(folders);
    }

    /**
     * Looks for bundles.
     *
     * @return all jars in {@link #folders()}
     * @throws BundleSiteException if a folder cannot be read
     */
    public List<Path> jars() throws BundleSiteException {
        List<Path> jars = new ArrayList<>();
        for (Path folder : folders()) {
            jars.addAll(jars(folder));
        }
        return jars;
    }

    /**
     * Looks for bundles in one folder.
     *
     * @param folder it need not exist
     * @return its jars
     * @throws BundleSiteException if it cannot be read
     */
    public static List<Path> jars(Path folder) throws BundleSiteException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new BundleSiteException("the folder '" + folder + "' cannot be read: " + unreadable, unreadable);
        }
    }

    /** {@return whether a bundle was brought by the program} */
    public boolean isShipped(Path jar) {
        return jar.startsWith(home.resolve("bundles")) && listed(digestOrNone(jar), true);
    }

    private String digestOrNone(Path jar) {
        try {
            return digests.sha256(jar);
        } catch (IOException unreadable) {
            return "";
        }
    }

    /**
     * Says which jars may be installed.
     *
     * @param jars the jars
     * @return those that may, and what is wrong with the others
     */
    public Screening screen(Collection<Path> jars) {
        List<Path> accepted = new ArrayList<>();
        Map<Path, String> known = new HashMap<>();
        List<Path> late = new ArrayList<>();
        List<String> problems = new ArrayList<>(permissionProblems(jars));
        List<String> warnings = new ArrayList<>();
        for (Path jar : jars) {
            if (isLate(jar)) {
                accepted.add(jar);
                late.add(jar);
                continue;
            }
            Optional<String> refusal = refusal(jar, known);
            if (refusal.isEmpty()) {
                accepted.add(jar);
            } else if (properties.trust() == TrustMode.ANY) {
                accepted.add(jar);
                warnings.add(refusal.get());
            } else {
                known.remove(jar);
                problems.add(refusal.get());
            }
        }
        digests.save();
        return new Screening(accepted, known, late, problems, warnings);
    }

    private List<String> permissionProblems(Collection<Path> jars) {
        if (properties.trust() != TrustMode.LISTED) {
            return List.of();
        }
        Set<Path> deciding = new LinkedHashSet<>(folders());
        jars.forEach(jar -> deciding.add(jar.getParent()));
        deciding.addAll(jars);
        for (BundleLock lock : List.of(shipped, site)) {
            if (Files.exists(lock.file())) {
                deciding.add(lock.file().getParent());
                deciding.add(lock.file());
            }
        }
        return deciding.stream()
                .map(Permissions::problem)
                .flatMap(Optional::stream)
                .toList();
    }

    /** A fragment's classes are its host's, so that nobody could check it later. */
    private boolean isLate(Path jar) {
        try {
            return properties.trust() != TrustMode.ANY
                    && Files.size(jar) >= LARGE
                    && (properties.trust() == TrustMode.SIGNED
                            || digests.remembered(jar).isEmpty())
                    && !BundleManifest.read(jar).fragment();
        } catch (IOException unreadable) {
            return false;
        }
    }

    /**
     * Checks one jar against digests and signatures.
     *
     * @param jar the jar
     * @return why it may not run, on one line with its digest; empty if it may. Where any bundle may run, what nobody
     *     listed is named as well
     */
    public Optional<String> refusal(Path jar) {
        Optional<String> refusal = refusal(jar, new HashMap<>());
        digests.save();
        return refusal;
    }

    private Optional<String> refusal(Path jar, Map<Path, String> known) {
        try {
            String digest = digests.sha256(jar);
            known.put(jar, digest);
            return refusal(jar, digest);
        } catch (IOException unreadable) {
            return Optional.of("bundle " + jar + " cannot be read: " + unreadable);
        }
    }

    /**
     * Checks one jar as it is now, whatever is remembered of it, and its signature in any case.
     *
     * @param jar the jar
     * @return what is wrong with it
     */
    public Optional<String> verify(Path jar) {
        try {
            Optional<String> refusal = refusal(jar, DigestMemory.compute(jar));
            String broken = JarSignature.of(jar).problem();
            return refusal.isPresent() || broken.isEmpty() ? refusal : Optional.of("bundle " + jar + ": " + broken);
        } catch (IOException unreadable) {
            return Optional.of("bundle " + jar + " cannot be read: " + unreadable);
        }
    }

    private Optional<String> refusal(Path jar, String digest) throws IOException {
        boolean signed = properties.trust() == TrustMode.SIGNED;
        if (listed(digest, signed)) {
            return Optional.empty();
        }
        String reason = signed ? JarSignature.of(jar).mistrust(properties.certificates()) : unlisted(jar);
        return reason.isEmpty()
                ? Optional.empty()
                : Optional.of("bundle " + jar.getFileName() + " (SHA-256 " + digest + ") " + reason
                        + (signed ? "" : "; if you trust it: user-sync bundle install '" + jar + "'"));
    }

    private boolean listed(String digest, boolean shippedOnly) {
        BundleLock.Entry entry = shipped.entries().get(digest);
        if (entry == null && !shippedOnly) {
            entry = site.entries().get(digest);
        }
        return entry != null && (!shippedOnly || entry.origin().equals(BundleLock.SHIPPED));
    }

    private String unlisted(Path jar) {
        try {
            BundleManifest manifest = BundleManifest.read(jar);
            String name = manifest.name();
            return site.find(name, manifest.version())
                    .or(() -> shipped.find(name, manifest.version()))
                    .map(entry -> "is not the " + name + " " + manifest.version() + " that is listed in " + site.file()
                            + " (SHA-256 " + entry.sha256() + "): it was altered or exchanged")
                    .orElse("is not listed in " + site.file());
        } catch (IOException noBundle) {
            return "is not listed in " + site.file();
        }
    }

    /**
     * Looks at a jar that is to be listed.
     *
     * @param jar the jar
     * @param origin where it comes from
     * @return its entry
     * @throws IOException if it is no bundle, or has a signature that does not fit; the message continues "JAR cannot be
     *     used:"
     */
    public BundleLock.Entry describe(Path jar, String origin) throws IOException {
        BundleManifest manifest = BundleManifest.read(jar);
        JarSignature signature = JarSignature.of(jar);
        if (!signature.problem().isEmpty()) {
            throw new IOException(signature.problem());
        }
        if (properties.trust() == TrustMode.SIGNED) {
            String mistrust = signature.mistrust(properties.certificates());
            if (!mistrust.isEmpty()) {
                throw new IOException(mistrust);
            }
        }
        return new BundleLock.Entry(
                DigestMemory.compute(jar), manifest.name(), manifest.version(), signature.subject(), origin);
    }

    /** {@return the entry by which a jar is listed, if it is} */
    public Optional<BundleLock.Entry> entry(Path jar) {
        String digest = digestOrNone(jar);
        return Optional.ofNullable(
                site.entries().getOrDefault(digest, shipped.entries().get(digest)));
    }
}
