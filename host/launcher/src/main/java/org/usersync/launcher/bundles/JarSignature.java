package org.usersync.launcher.bundles;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * Who signed a jar. The whole jar counts: an entry that is not signed, was changed, or is missing although the manifest
 * names it, makes the signature worthless.
 *
 * @param signers those who signed every entry; empty if the jar is not signed at all
 * @param problem why the signature is worthless, or an empty text
 */
record JarSignature(Set<CodeSigner> signers, String problem) {
    private static final int BUFFER = 1 << 16;

    JarSignature {
        signers = Set.copyOf(signers);
    }

    /** Reads a jar to its end and checks all its signatures. */
    static JarSignature of(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile(), true)) {
            return check(file);
        } catch (SecurityException altered) {
            return new JarSignature(Set.of(), "its signature does not fit: " + altered.getMessage());
        }
    }

    private static JarSignature check(JarFile file) throws IOException {
        Set<CodeSigner> common = null;
        List<String> unsigned = new ArrayList<>();
        byte[] buffer = new byte[BUFFER];
        for (JarEntry entry : file.stream().toList()) {
            if (entry.isDirectory()) {
                continue;
            }
            try (InputStream in = file.getInputStream(entry)) {
                while (in.read(buffer) >= 0) {
                    // signers are known only at the end
                }
            }
            if (isPartOfSignature(entry.getName())) {
                continue;
            }
            CodeSigner[] signers = entry.getCodeSigners();
            if (signers == null) {
                unsigned.add(entry.getName());
            } else if (common == null) {
                common = new HashSet<>(Set.of(signers));
            } else {
                common.retainAll(Set.of(signers));
            }
        }
        if (common == null) {
            return new JarSignature(Set.of(), "");
        }
        Manifest manifest = file.getManifest();
        for (String named : manifest.getEntries().keySet()) {
            if (file.getEntry(named) == null) {
                return new JarSignature(Set.of(), "its signature does not fit: " + named + " is missing");
            }
        }
        if (!unsigned.isEmpty()) {
            return new JarSignature(Set.of(), "its signature does not cover " + unsigned.get(0));
        }
        return common.isEmpty() ? new JarSignature(Set.of(), "nobody signed all of it") : new JarSignature(common, "");
    }

    /** By the JAR file specification: these cannot sign themselves. */
    private static boolean isPartOfSignature(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return upper.equals("META-INF/MANIFEST.MF")
                || upper.matches("META-INF/[^/]*\\.(SF|RSA|DSA|EC)")
                || upper.matches("META-INF/SIG-[^/]*");
    }

    boolean signed() {
        return !signers.isEmpty();
    }

    /** {@return the subject of a signer, for people and for the list; an empty text without one} */
    String subject() {
        return signers.stream()
                .map(signer -> signer.getSignerCertPath().getCertificates().get(0))
                .map(certificate -> ((X509Certificate) certificate)
                        .getSubjectX500Principal()
                        .getName())
                .sorted()
                .findFirst()
                .orElse("");
    }

    /** {@return why no signer is trusted by one of these certificates, or an empty text if one is} */
    String mistrust(Collection<X509Certificate> trusted) {
        if (!problem.isEmpty()) {
            return problem;
        }
        if (signers.isEmpty()) {
            return "it is not signed";
        }
        String reason = "";
        for (CodeSigner signer : signers) {
            reason = mistrust(signer, trusted);
            if (reason.isEmpty()) {
                return "";
            }
        }
        return "its signer '" + subject() + "' is not trusted by bundles.certificates: " + reason;
    }

    private static String mistrust(CodeSigner signer, Collection<X509Certificate> trusted) {
        X509Certificate own =
                (X509Certificate) signer.getSignerCertPath().getCertificates().get(0);
        try {
            own.checkValidity();
            if (trusted.contains(own)) {
                return "";
            }
            Set<TrustAnchor> anchors = new HashSet<>();
            trusted.forEach(certificate -> anchors.add(new TrustAnchor(certificate, null)));
            PKIXParameters parameters = new PKIXParameters(anchors);
            parameters.setRevocationEnabled(false);
            CertPathValidator.getInstance("PKIX").validate(signer.getSignerCertPath(), parameters);
            return "";
        } catch (GeneralSecurityException refused) {
            return String.valueOf(refused.getMessage());
        }
    }
}
