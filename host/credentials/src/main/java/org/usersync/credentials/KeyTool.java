package org.usersync.credentials;

import java.time.Instant;

import org.usersync.spi.secret.PrivateKeyException;
import org.usersync.spi.secret.Secret;

/** Work on private keys as texts; files are the caller's. An OSGi service. Safe for use by several threads. */
public interface KeyTool {
    /**
     * Reads a key without opening it.
     *
     * @param pem the text of a file
     * @return the key
     * @throws PrivateKeyException if the text holds no private key
     */
    PrivateKeyText read(Secret pem) throws PrivateKeyException;

    /**
     * Makes a 2048-bit RSA key with a self-signed X.509 certificate that holds for ten years.
     *
     * @param subject whom the certificate names
     * @param now when it begins to hold
     * @return both
     */
    KeyAndCertificate generate(CertificateSubject subject, Instant now);

    /**
     * A key and its certificate.
     *
     * @param key the plain key as PEM text in PKCS#8's form
     * @param certificate the certificate as PEM text
     */
    record KeyAndCertificate(Secret key, String certificate) {}
}
