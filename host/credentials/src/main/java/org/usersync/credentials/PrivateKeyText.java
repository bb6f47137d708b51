package org.usersync.credentials;

import org.usersync.spi.secret.PrivateKeyException;
import org.usersync.spi.secret.Secret;

/** A private key as it stands in a file. Immutable. */
public interface PrivateKeyText {
    /** {@return whether a pass phrase protects it} */
    boolean isEncrypted();

    /**
     * Encrypts the key: PKCS#8 with PBES2, PBKDF2 over HMAC-SHA-256 and AES-256-CBC (RFC 8018), which OpenSSL and Python
     * read too.
     *
     * @param passPhrase the new pass phrase, not empty
     * @return the encrypted key as PEM text
     * @throws PrivateKeyException if it is encrypted already, or of a kind that is not known
     */
    Secret encrypted(Secret passPhrase) throws PrivateKeyException;

    /**
     * Decrypts the key.
     *
     * @param passPhrase its pass phrase
     * @return the plain key as PEM text in PKCS#8's form
     * @throws PrivateKeyException if it is not encrypted, or the pass phrase is wrong
     */
    Secret decrypted(Secret passPhrase) throws PrivateKeyException;
}
