package org.usersync.spi.secret;

import java.security.PrivateKey;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Reads private keys of services that sign in by one. The host implements it and registers it as an OSGi service; a
 * connector takes it by a reference. Safe for use by several threads; touches neither files nor the network.
 */
@ProviderType
public interface PrivateKeyReader {
    /**
     * Reads a key out of PEM text (RFC 7468): RSA or EC (PKCS#1, SEC 1, PKCS#8), plain or encrypted as OpenSSL does it
     * (PKCS#8 with PBES1, PBES2 or PKCS#12's schemes; the traditional form with {@code DEK-Info}). What else stands in
     * the text, such as certificates, is passed over; of several keys the first one counts.
     *
     * @param pem the text
     * @param passPhrase opens an encrypted key; null if there is none. A plain key does not look at it
     * @return the key, of one of the JDK's own implementations
     * @throws PrivateKeyException if the text holds no such key, or the pass phrase is missing or wrong
     */
    PrivateKey read(Secret pem, @Nullable Secret passPhrase) throws PrivateKeyException;
}
