package org.usersync.credentials.internal.key;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Map;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCSException;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.usersync.spi.secret.PrivateKeyException;
import org.usersync.spi.secret.PrivateKeyException.Reason;
import org.usersync.spi.secret.PrivateKeyReader;
import org.usersync.spi.secret.Secret;

/** Reads keys with Bouncy Castle's parsers; what it gives is the JDK's own. */
@Component
public final class PemPrivateKeyReader implements PrivateKeyReader {
    private static final Map<ASN1ObjectIdentifier, String> ALGORITHMS = Map.of(
            PKCSObjectIdentifiers.rsaEncryption, "RSA",
            X9ObjectIdentifiers.id_ecPublicKey, "EC");

    @Override
    public PrivateKey read(Secret pem, @Nullable Secret passPhrase) throws PrivateKeyException {
        PemKey key = PemKey.find(pem);
        if (key instanceof PemKey.Plain plain) {
            return privateKey(plain.info());
        }
        return privateKey(decrypted((PemKey.Encrypted) key, passPhrase));
    }

    /**
     * Decrypts a key, and makes sure that it is one.
     *
     * @param key the key
     * @param passPhrase its pass phrase, or null if there is none
     * @return the key in PKCS#8's form
     * @throws PrivateKeyException if the pass phrase is missing or wrong, or the key of an unknown kind
     */
    static PrivateKeyInfo decrypted(PemKey.Encrypted key, @Nullable Secret passPhrase) throws PrivateKeyException {
        if (passPhrase == null || passPhrase.isEmpty()) {
            throw new PrivateKeyException(
                    Reason.PASS_PHRASE_MISSING, "is encrypted, but no pass phrase is given", null);
        }
        char[] chars = passPhrase.use(char[]::clone);
        try {
            PrivateKeyInfo info = key.info(chars);
            // an unlucky wrong pass phrase gives something that looks like a key at first
            if (ALGORITHMS.containsKey(algorithm(info))) {
                privateKey(info);
            }
            return info;
        } catch (OperatorCreationException unknown) {
            throw new PrivateKeyException(
                    Reason.NO_KEY,
                    "is encrypted in a way that this program does not know (" + unknown.getMessage()
                            + "); 'openssl pkcs8 -topk8' writes it anew",
                    unknown);
        } catch (IOException | PKCSException | RuntimeException | PrivateKeyException wrong) {
            throw new PrivateKeyException(Reason.PASS_PHRASE_WRONG, "does not open with the pass phrase", null);
        } finally {
            Arrays.fill(chars, '\0');
        }
    }

    /**
     * The JDK's form of a key.
     *
     * @param info the key in PKCS#8's form
     * @return the key
     * @throws PrivateKeyException if it is of an unknown kind, or damaged
     */
    static PrivateKey privateKey(PrivateKeyInfo info) throws PrivateKeyException {
        String algorithm = ALGORITHMS.get(algorithm(info));
        if (algorithm == null) {
            throw new PrivateKeyException(
                    Reason.NO_KEY,
                    "is of a kind that cannot be used (" + algorithm(info) + "); RSA or EC is needed",
                    null);
        }
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
        } catch (GeneralSecurityException | IOException damaged) {
            throw new PrivateKeyException(Reason.NO_KEY, "is damaged: it is no " + algorithm + " key", null);
        }
    }

    private static ASN1ObjectIdentifier algorithm(PrivateKeyInfo info) {
        return info.getPrivateKeyAlgorithm().getAlgorithm();
    }
}
