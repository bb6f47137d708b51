package org.usersync.connector.okta.internal;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.secret.PrivateKeyException;
import org.usersync.spi.secret.PrivateKeyException.Reason;
import org.usersync.spi.secret.PrivateKeyReader;
import org.usersync.spi.secret.Secret;

/** Reads plain PKCS#8, as the host's reader does, and nothing else. */
final class TestPems implements PrivateKeyReader {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    static String pem(PrivateKey key) {
        return BEGIN + "\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded()) + "\n" + END + "\n";
    }

    @Override
    public PrivateKey read(Secret pem, @Nullable Secret passPhrase) throws PrivateKeyException {
        String text = pem.use(String::new);
        if (!text.contains(BEGIN)) {
            throw new PrivateKeyException(Reason.NO_KEY, "is no private key in PEM form", null);
        }
        byte[] der = Base64.getMimeDecoder().decode(text.replace(BEGIN, "").replace(END, ""));
        PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(der);
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(spec);
        } catch (GeneralSecurityException noRsaKey) {
            return ec(spec);
        }
    }

    private static PrivateKey ec(PKCS8EncodedKeySpec spec) throws PrivateKeyException {
        try {
            return KeyFactory.getInstance("EC").generatePrivate(spec);
        } catch (GeneralSecurityException unknown) {
            throw new PrivateKeyException(Reason.NO_KEY, "is of an unknown kind", unknown);
        }
    }
}
