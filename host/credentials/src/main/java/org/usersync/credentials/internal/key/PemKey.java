package org.usersync.credentials.internal.key;

import java.io.CharArrayReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.bc.BcPEMDecryptorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.jspecify.annotations.Nullable;
import org.usersync.spi.secret.PrivateKeyException;
import org.usersync.spi.secret.PrivateKeyException.Reason;
import org.usersync.spi.secret.Secret;

/** The private key in a PEM text, as it stands there. */
sealed interface PemKey {
    /**
     * A key that can be read by everybody.
     *
     * @param info the key in PKCS#8's form
     */
    record Plain(PrivateKeyInfo info) implements PemKey {}

    /** A key that a pass phrase protects. */
    @FunctionalInterface
    non-sealed interface Encrypted extends PemKey {
        /**
         * Decrypts the key.
         *
         * @param passPhrase its pass phrase
         * @return the key in PKCS#8's form; with a wrong pass phrase rubbish, or one of the exceptions
         */
        PrivateKeyInfo info(char[] passPhrase) throws IOException, PKCSException, OperatorCreationException;
    }

    /**
     * Finds the first private key of a text.
     *
     * @param pem the text
     * @return the key
     * @throws PrivateKeyException if there is none
     */
    static PemKey find(Secret pem) throws PrivateKeyException {
        Optional<PemKey> key = pem.use(PemKey::first);
        return key.orElseThrow(() -> new PrivateKeyException(
                Reason.NO_KEY,
                "is no private key in PEM form (a text with a line such as -----BEGIN PRIVATE KEY-----)",
                null));
    }

    /** The parser's exceptions can hold parts of the text; so they end here. */
    private static Optional<PemKey> first(char[] pem) {
        try (PEMParser parser = new PEMParser(new CharArrayReader(pem))) {
            for (Object found = parser.readObject(); found != null; found = parser.readObject()) {
                PemKey key = keyOf(found);
                if (key != null) {
                    return Optional.of(key);
                }
            }
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static @Nullable PemKey keyOf(Object found) {
        if (found instanceof PrivateKeyInfo info) {
            return new Plain(info);
        }
        if (found instanceof PEMKeyPair pair) {
            return new Plain(pair.getPrivateKeyInfo());
        }
        if (found instanceof PKCS8EncryptedPrivateKeyInfo encrypted) {
            return (Encrypted) passPhrase -> encrypted.decryptPrivateKeyInfo(new PassPhraseDecryptors(passPhrase));
        }
        if (found instanceof PEMEncryptedKeyPair encrypted) {
            return (Encrypted) passPhrase -> {
                char[] bytes = PassPhraseDecryptors.utf8Units(passPhrase);
                try {
                    return encrypted
                            .decryptKeyPair(new BcPEMDecryptorProvider(bytes))
                            .getPrivateKeyInfo();
                } finally {
                    Arrays.fill(bytes, '\0');
                }
            };
        }
        return null;
    }
}
