package org.usersync.credentials.internal.key;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.osgi.service.component.annotations.Component;
import org.usersync.credentials.CertificateSubject;
import org.usersync.credentials.KeyTool;
import org.usersync.credentials.PrivateKeyText;
import org.usersync.spi.secret.PrivateKeyException;
import org.usersync.spi.secret.PrivateKeyException.Reason;
import org.usersync.spi.secret.Secret;

/** Keys in PEM text. */
@Component
public final class PemKeyTool implements KeyTool {
    private static final int KEY_BITS = 2048;
    private static final int YEARS = 10;

    private final SecureRandom random = new SecureRandom();

    @Override
    public PrivateKeyText read(Secret pem) throws PrivateKeyException {
        PemKey key = PemKey.find(pem);
        if (key instanceof PemKey.Plain plain) {
            // a key of an unknown kind is refused now, not when it is needed
            PemPrivateKeyReader.privateKey(plain.info());
        }
        return new Text(key);
    }

    @Override
    public KeyAndCertificate generate(CertificateSubject subject, Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS, random);
            KeyPair keys = generator.generateKeyPair();
            Instant end = now.atZone(ZoneOffset.UTC).plusYears(YEARS).toInstant();
            var name = name(subject);
            byte[] certificate = new X509v3CertificateBuilder(
                            name,
                            new BigInteger(120, random).add(BigInteger.ONE),
                            Date.from(now),
                            Date.from(end),
                            name,
                            SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()))
                    .build(new RsaSigner(keys.getPrivate()))
                    .getEncoded();
            String text = "-----BEGIN CERTIFICATE-----\n" + base64(certificate) + "\n-----END CERTIFICATE-----\n";
            return new KeyAndCertificate(pem("PRIVATE KEY", keys.getPrivate().getEncoded()), text);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java makes no RSA key", e);
        }
    }

    private static org.bouncycastle.asn1.x500.X500Name name(CertificateSubject subject) {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
        add(name, BCStyle.C, subject.country());
        add(name, BCStyle.ST, subject.state());
        add(name, BCStyle.L, subject.city());
        add(name, BCStyle.O, subject.organisation());
        add(name, BCStyle.CN, subject.commonName());
        add(name, BCStyle.EmailAddress, subject.email());
        return name.build();
    }

    private static void add(X500NameBuilder name, ASN1ObjectIdentifier part, String value) {
        if (!value.isBlank()) {
            name.addRDN(part, value.strip());
        }
    }

    private static Secret pem(String label, byte[] content) {
        String text = "-----BEGIN " + label + "-----\n" + base64(content) + "\n-----END " + label + "-----\n";
        Arrays.fill(content, (byte) 0);
        return Secret.of(text);
    }

    private static String base64(byte[] content) {
        return Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
    }

    private final class Text implements PrivateKeyText {
        private final PemKey key;

        Text(PemKey key) {
            this.key = key;
        }

        @Override
        public boolean isEncrypted() {
            return key instanceof PemKey.Encrypted;
        }

        @Override
        public Secret encrypted(Secret passPhrase) throws PrivateKeyException {
            if (!(key instanceof PemKey.Plain plain)) {
                throw new PrivateKeyException(Reason.NO_KEY, "is encrypted already; decrypt it first", null);
            }
            char[] chars = passPhrase.use(char[]::clone);
            try {
                return pem(
                        "ENCRYPTED PRIVATE KEY",
                        new PassPhraseEncryption(random).encrypt(encoded(plain.info()), chars));
            } finally {
                Arrays.fill(chars, '\0');
            }
        }

        @Override
        public Secret decrypted(Secret passPhrase) throws PrivateKeyException {
            if (!(key instanceof PemKey.Encrypted encrypted)) {
                throw new PrivateKeyException(Reason.NO_KEY, "is not encrypted", null);
            }
            PrivateKeyInfo info = PemPrivateKeyReader.decrypted(encrypted, passPhrase);
            PemPrivateKeyReader.privateKey(info);
            return pem("PRIVATE KEY", encoded(info));
        }

        private static byte[] encoded(PrivateKeyInfo info) throws PrivateKeyException {
            try {
                return info.getEncoded();
            } catch (IOException damaged) {
                throw new PrivateKeyException(Reason.NO_KEY, "is damaged", null);
            }
        }
    }
}
