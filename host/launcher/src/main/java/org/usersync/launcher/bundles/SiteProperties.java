package org.usersync.launcher.bundles;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;

/**
 * {@code conf/launcher.properties}: what must be known before a bundle runs.
 *
 * @param folders further folders with bundles
 * @param trust which bundles may run
 * @param certificates those that signers are trusted by
 */
record SiteProperties(List<Path> folders, TrustMode trust, List<X509Certificate> certificates) {
    private static final String FOLDERS = "bundles.dir";
    private static final String TRUST = "bundles.trust";
    private static final String CERTIFICATES = "bundles.certificates";
    private static final Set<String> KNOWN = Set.of(FOLDERS, TRUST, CERTIFICATES);

    SiteProperties {
        folders = List.copyOf(folders);
        certificates = List.copyOf(certificates);
    }

    /** Reads the site's file or, where it has none, the program's; without either, only what is listed may run. */
    static SiteProperties read(Path home, Path base) throws BundleSiteException {
        for (Path folder : List.of(base, home)) {
            Path file = folder.resolve("conf").resolve("launcher.properties");
            if (Files.exists(file)) {
                return read(file, base, load(file));
            }
        }
        return new SiteProperties(List.of(), TrustMode.LISTED, List.of());
    }

    private static Properties load(Path file) throws BundleSiteException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new BundleSiteException(file + " cannot be read: " + unreadable, unreadable);
        }
        for (String name : properties.stringPropertyNames()) {
            if (!KNOWN.contains(name)) {
                throw new BundleSiteException(
                        file + ": there is no property '" + name + "'; known are " + FOLDERS + ", " + TRUST + " and "
                                + CERTIFICATES,
                        null);
            }
        }
        return properties;
    }

    private static SiteProperties read(Path file, Path base, Properties properties) throws BundleSiteException {
        List<Path> folders = new ArrayList<>();
        for (String text : words(properties.getProperty(FOLDERS, ""))) {
            Path folder = path(file, FOLDERS, base, text);
            if (!Files.isDirectory(folder)) {
                throw new BundleSiteException(
                        file + ": " + FOLDERS + " names '" + text + "', which is no folder", null);
            }
            folders.add(folder);
        }
        List<X509Certificate> certificates = new ArrayList<>();
        for (String text : words(properties.getProperty(CERTIFICATES, ""))) {
            certificates.addAll(certificates(file, path(file, CERTIFICATES, base, text)));
        }
        TrustMode trust = trust(file, properties.getProperty(TRUST, "listed").strip());
        if (trust == TrustMode.SIGNED && certificates.isEmpty()) {
            throw new BundleSiteException(
                    file + ": with " + TRUST + " = signed, " + CERTIFICATES
                            + " has to name the certificates of the signers",
                    null);
        }
        return new SiteProperties(folders, trust, certificates);
    }

    private static TrustMode trust(Path file, String text) throws BundleSiteException {
        for (TrustMode mode : TrustMode.values()) {
            if (mode.name().toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT))) {
                return mode;
            }
        }
        throw new BundleSiteException(
                file + ": " + TRUST + " is '" + text + "'; it can be listed, signed or any", null);
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.split(",")) {
            if (!word.isBlank()) {
                words.add(word.strip());
            }
        }
        return words;
    }

    private static Path path(Path file, String property, Path base, String text) throws BundleSiteException {
        try {
            return base.resolve(text).normalize();
        } catch (InvalidPathException wrong) {
            throw new BundleSiteException(file + ": " + property + " is no path: '" + text + "'", wrong);
        }
    }

    private static List<X509Certificate> certificates(Path file, Path pem) throws BundleSiteException {
        try (InputStream bytes = Files.newInputStream(pem)) {
            List<X509Certificate> found = CertificateFactory.getInstance("X.509").generateCertificates(bytes).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
        } catch (IOException | CertificateException unreadable) {
            throw new BundleSiteException(
                    file + ": " + CERTIFICATES + " names '" + pem + "', which cannot be read: " + unreadable,
                    unreadable);
        }
        throw new BundleSiteException(
                file + ": " + CERTIFICATES + " names '" + pem + "', which holds no certificate", null);
    }
}
