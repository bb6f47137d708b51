package org.usersync.demo.tenant.internal.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;

/** A certificate authority that lives as long as the tenant, and the certificate of its servers. */
public final class Certificates {
    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Duration LEEWAY = Duration.ofDays(2);
    private static final Duration LIFE = Duration.ofDays(30);
    private static final X500Name AUTHORITY = new X500Name("CN=User Sync demo authority");
    private static final X500Name SERVER = new X500Name("CN=localhost");

    private final SSLContext context;
    private final String authorityPem;

    private Certificates(SSLContext context, String authorityPem) {
        this.context = context;
        this.authorityPem = authorityPem;
    }

    /**
     * Makes an authority and a certificate for {@code localhost}, {@code 127.0.0.1} and {@code ::1}. Nothing is written.
     *
     * @param now between two days before and thirty days after which they hold
     * @return both
     */
    public static Certificates make(Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair authorityKeys = generator.generateKeyPair();
            KeyPair serverKeys = generator.generateKeyPair();

            X509v3CertificateBuilder authority = builder(AUTHORITY, authorityKeys.getPublic(), now);
            authority.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            authority.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            Certificate authorityCertificate = signed(authority, authorityKeys.getPrivate());

            X509v3CertificateBuilder server = builder(SERVER, serverKeys.getPublic(), now);
            server.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            server.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            server.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                new GeneralName(GeneralName.dNSName, "localhost"),
                new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
                new GeneralName(GeneralName.iPAddress, "::1")
            }));
            Certificate serverCertificate = signed(server, authorityKeys.getPrivate());

            return new Certificates(
                    context(serverKeys.getPrivate(), serverCertificate, authorityCertificate),
                    pem(authorityCertificate));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the demo tenant cannot make its certificate: " + e.getMessage(), e);
        }
    }

    /** {@return what the servers use} */
    public SSLContext context() {
        return context;
    }

    /** {@return the authority's certificate as PEM, for clients to trust} */
    public String authorityPem() {
        return authorityPem;
    }

    private static X509v3CertificateBuilder builder(X500Name subject, PublicKey key, Instant now) {
        return new X509v3CertificateBuilder(
                AUTHORITY,
                new BigInteger(120, new SecureRandom()),
                time(now.minus(LEEWAY)),
                time(now.plus(LIFE)),
                subject,
                SubjectPublicKeyInfo.getInstance(key.getEncoded()));
    }

    private static Time time(Instant instant) {
        return new Time(new DERUTCTime(UTC_TIME.format(instant)));
    }

    private static Certificate signed(X509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException, IOException {
        byte[] encoded = builder.build(new JdkSigner(key)).getEncoded();
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
    }

    private static SSLContext context(PrivateKey key, Certificate server, Certificate authority)
            throws GeneralSecurityException, IOException {
        char[] password = new char[0];
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, password);
        store.setKeyEntry("server", key, password, new Certificate[] {server, authority});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static String pem(Certificate certificate) throws GeneralSecurityException {
        Base64.Encoder encoder = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN CERTIFICATE-----\n" + encoder.encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    /** Signs with the JDK: the library's own signers would bring in most of it. */
    private static final class JdkSigner implements ContentSigner {
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();
        private final PrivateKey key;

        JdkSigner(PrivateKey key) {
            this.key = key;
        }

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
        }

        @Override
        public OutputStream getOutputStream() {
            return content;
        }

        @Override
        public byte[] getSignature() {
            try {
                Signature signature = Signature.getInstance("SHA256withECDSA");
                signature.initSign(key);
                signature.update(content.toByteArray());
                return signature.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("cannot sign the demo tenant's certificate", e);
            }
        }
    }
}
