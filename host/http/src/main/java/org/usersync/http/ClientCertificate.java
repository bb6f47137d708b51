package org.usersync.http;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;

/**
 * What this program shows to servers that ask for a certificate. Immutable; its text form names the subject alone.
 *
 * @param key the private key of the first certificate
 * @param chain the certificate, then those of its issuers; at least one
 */
public record ClientCertificate(PrivateKey key, List<X509Certificate> chain) {
    /** Checks that nothing is missing. */
    public ClientCertificate {
        Objects.requireNonNull(key, "key");
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a client certificate without a certificate");
        }
    }

    /**
     * Reads the certificate of a key.
     *
     * @param source who names the file, for the message
     * @param file with the certificate and then those of its issuers, in PEM form; what else stands there is passed over
     * @param key the private key
     * @return both
     * @throws NetworkSettingsException if the file cannot be used, or its first certificate is not that of the key
     */
    public static ClientCertificate read(String source, Path file, PrivateKey key) {
        List<X509Certificate> chain = CaBundle.read(source, file.toString());
        if (!belong(key, chain.get(0))) {
            throw new NetworkSettingsException(
                    source + " names '" + file + "', whose first certificate is not that of the private key.");
        }
        return new ClientCertificate(key, chain);
    }

    /** What the one signs, the other must find signed. */
    private static boolean belong(PrivateKey key, X509Certificate certificate) {
        String algorithm = "SHA256with" + (key.getAlgorithm().equals("EC") ? "ECDSA" : key.getAlgorithm());
        byte[] probe = {1, 2, 3};
        try {
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(key);
            signer.update(probe);
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(certificate.getPublicKey());
            verifier.update(probe);
            return verifier.verify(signer.sign());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "ClientCertificate[" + chain.get(0).getSubjectX500Principal().getName() + "]";
    }
}
