package org.usersync.credentials.internal.key;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.CipherInputStream;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.RC2ParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.misc.ScryptParams;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBEParameter;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RC2CBCParameter;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.PBEParametersGenerator;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.generators.PKCS12ParametersGenerator;
import org.bouncycastle.crypto.generators.PKCS5S1ParametersGenerator;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.bouncycastle.operator.InputDecryptor;
import org.bouncycastle.operator.InputDecryptorProvider;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * Opens what a pass phrase protects by one of the schemes of PKCS#5 (RFC 8018: PBES1, and PBES2 with PBKDF2 or scrypt)
 * and PKCS#12 (RFC 7292, appendix C). The ciphers are the JDK's; it has no scrypt, however, and takes neither every cipher
 * in PBES2 nor a pass phrase beyond ASCII in PBES1.
 */
final class PassPhraseDecryptors implements InputDecryptorProvider {
    /** More would only be written to stop the program: a good key is opened within some seconds. */
    private static final long MOST_ITERATIONS = 20_000_000;

    private static final long MOST_SCRYPT_BYTES = 1L << 30;

    private static final Map<ASN1ObjectIdentifier, String> PBKDF2_BY_MAC = Map.of(
            PKCSObjectIdentifiers.id_hmacWithSHA1, "PBKDF2WithHmacSHA1",
            PKCSObjectIdentifiers.id_hmacWithSHA224, "PBKDF2WithHmacSHA224",
            PKCSObjectIdentifiers.id_hmacWithSHA256, "PBKDF2WithHmacSHA256",
            PKCSObjectIdentifiers.id_hmacWithSHA384, "PBKDF2WithHmacSHA384",
            PKCSObjectIdentifiers.id_hmacWithSHA512, "PBKDF2WithHmacSHA512");

    /** The ciphers of PBES2 with the size of their keys in bytes; RC2 tells its own. */
    private static final Map<ASN1ObjectIdentifier, CipherKind> CIPHERS = Map.of(
            NISTObjectIdentifiers.id_aes128_CBC, new CipherKind("AES", 16),
            NISTObjectIdentifiers.id_aes192_CBC, new CipherKind("AES", 24),
            NISTObjectIdentifiers.id_aes256_CBC, new CipherKind("AES", 32),
            PKCSObjectIdentifiers.des_EDE3_CBC, new CipherKind("DESede", 24),
            OIWObjectIdentifiers.desCBC, new CipherKind("DES", 8),
            PKCSObjectIdentifiers.RC2_CBC, new CipherKind("RC2", 16));

    private static final Map<ASN1ObjectIdentifier, Scheme> SCHEMES = Map.of(
            PKCSObjectIdentifiers.pbeWithMD5AndDES_CBC, Scheme.pkcs5(MD5Digest::new, "DES"),
            PKCSObjectIdentifiers.pbeWithMD5AndRC2_CBC, Scheme.pkcs5(MD5Digest::new, "RC2"),
            PKCSObjectIdentifiers.pbeWithSHA1AndDES_CBC, Scheme.pkcs5(SHA1Digest::new, "DES"),
            PKCSObjectIdentifiers.pbeWithSHA1AndRC2_CBC, Scheme.pkcs5(SHA1Digest::new, "RC2"),
            PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC, Scheme.pkcs12("DESede", 24),
            PKCSObjectIdentifiers.pbeWithSHAAnd2_KeyTripleDES_CBC, Scheme.pkcs12("DESede", 16),
            PKCSObjectIdentifiers.pbeWithSHAAnd128BitRC2_CBC, Scheme.pkcs12("RC2", 16),
            PKCSObjectIdentifiers.pbeWithSHAAnd40BitRC2_CBC, Scheme.pkcs12("RC2", 5));

    private final char[] passPhrase;

    private record CipherKind(String name, int keyBytes) {}

    private record Scheme(
            Supplier<PBEParametersGenerator> generator,
            Function<char[], byte[]> password,
            String cipher,
            int keyBytes) {
        static Scheme pkcs5(Supplier<Digest> digest, String cipher) {
            return new Scheme(
                    () -> new PKCS5S1ParametersGenerator(digest.get()), PassPhraseDecryptors::utf8, cipher, 8);
        }

        static Scheme pkcs12(String cipher, int keyBytes) {
            return new Scheme(
                    () -> new PKCS12ParametersGenerator(new SHA1Digest()),
                    PBEParametersGenerator::PKCS12PasswordToBytes,
                    cipher,
                    keyBytes);
        }
    }

    /**
     * Makes decryptors.
     *
     * @param passPhrase the pass phrase; the caller clears it after use
     */
    PassPhraseDecryptors(char[] passPhrase) {
        this.passPhrase = passPhrase;
    }

    @Override
    public InputDecryptor get(AlgorithmIdentifier algorithm) throws OperatorCreationException {
        try {
            Cipher cipher = algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBES2)
                    ? scheme2(PBES2Parameters.getInstance(algorithm.getParameters()))
                    : scheme1(algorithm);
            return new Decryptor(algorithm, cipher);
        } catch (GeneralSecurityException e) {
            throw new OperatorCreationException("cannot decrypt", e);
        }
    }

    private Cipher scheme2(PBES2Parameters parameters) throws GeneralSecurityException, OperatorCreationException {
        AlgorithmIdentifier wanted = AlgorithmIdentifier.getInstance(parameters.getEncryptionScheme());
        CipherKind kind = known(CIPHERS, wanted.getAlgorithm());
        KeyDerivationFunc derivation = parameters.getKeyDerivationFunc();
        byte[] key;
        if (derivation.getAlgorithm().equals(MiscObjectIdentifiers.id_scrypt)) {
            key = scrypt(ScryptParams.getInstance(derivation.getParameters()), kind.keyBytes());
        } else if (derivation.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBKDF2)) {
            key = pbkdf2(PBKDF2Params.getInstance(derivation.getParameters()), kind.keyBytes());
        } else {
            throw unknown(derivation.getAlgorithm());
        }
        ASN1Encodable details = wanted.getParameters();
        if (kind.name().equals("RC2")) {
            return cipher(kind.name(), key, RC2CBCParameter.getInstance(details).getIV());
        }
        return cipher(kind.name(), key, ASN1OctetString.getInstance(details).getOctets());
    }

    private byte[] pbkdf2(PBKDF2Params parameters, int standardBytes)
            throws GeneralSecurityException, OperatorCreationException {
        String algorithm = known(PBKDF2_BY_MAC, parameters.getPrf().getAlgorithm());
        int bytes = parameters.getKeyLength() == null
                ? standardBytes
                : parameters.getKeyLength().intValueExact();
        PBEKeySpec spec = new PBEKeySpec(
                passPhrase,
                parameters.getSalt(),
                iterations(parameters.getIterationCount().longValueExact()),
                8 * bytes);
        try {
            return SecretKeyFactory.getInstance(algorithm).generateSecret(spec).getEncoded();
        } finally {
            spec.clearPassword();
        }
    }

    private byte[] scrypt(ScryptParams parameters, int standardBytes) throws OperatorCreationException {
        long cost = parameters.getCostParameter().longValueExact();
        long block = parameters.getBlockSize().longValueExact();
        long parallel = parameters.getParallelizationParameter().longValueExact();
        if (cost > MOST_SCRYPT_BYTES || block > MOST_SCRYPT_BYTES / 128 / cost || parallel > 64) {
            throw new OperatorCreationException("scrypt asks for more memory or time than a key may need");
        }
        int bytes = parameters.getKeyLength() == null
                ? standardBytes
                : parameters.getKeyLength().intValueExact();
        byte[] password = utf8(passPhrase);
        try {
            return SCrypt.generate(password, parameters.getSalt(), (int) cost, (int) block, (int) parallel, bytes);
        } finally {
            Arrays.fill(password, (byte) 0);
        }
    }

    private Cipher scheme1(AlgorithmIdentifier algorithm) throws GeneralSecurityException, OperatorCreationException {
        Scheme scheme = known(SCHEMES, algorithm.getAlgorithm());
        PBEParametersGenerator generator = scheme.generator().get();
        byte[] password = scheme.password().apply(passPhrase);
        try {
            if (generator instanceof PKCS12ParametersGenerator) {
                PKCS12PBEParams parameters = PKCS12PBEParams.getInstance(algorithm.getParameters());
                generator.init(
                        password,
                        parameters.getIV(),
                        iterations(parameters.getIterations().longValueExact()));
            } else {
                PBEParameter parameters = PBEParameter.getInstance(algorithm.getParameters());
                generator.init(
                        password,
                        parameters.getSalt(),
                        iterations(parameters.getIterationCount().longValueExact()));
            }
            ParametersWithIV derived =
                    (ParametersWithIV) generator.generateDerivedParameters(8 * scheme.keyBytes(), 64);
            byte[] key = ((KeyParameter) derived.getParameters()).getKey();
            return cipher(scheme.cipher(), key, derived.getIV());
        } finally {
            Arrays.fill(password, (byte) 0);
        }
    }

    private static int iterations(long asked) throws OperatorCreationException {
        if (asked < 1 || asked > MOST_ITERATIONS) {
            throw new OperatorCreationException("the number of iterations is out of bounds: " + asked);
        }
        return (int) asked;
    }

    private static Cipher cipher(String name, byte[] key, byte[] iv) throws GeneralSecurityException {
        byte[] full = name.equals("DESede") && key.length == 16 ? twoKeys(key) : key;
        AlgorithmParameterSpec spec =
                name.equals("RC2") ? new RC2ParameterSpec(8 * key.length, iv) : new IvParameterSpec(iv);
        Cipher cipher = Cipher.getInstance(name + "/CBC/PKCS5Padding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(full, name), spec);
        return cipher;
    }

    /** Triple DES with two keys uses the first one again as the third. */
    private static byte[] twoKeys(byte[] key) {
        byte[] full = Arrays.copyOf(key, 24);
        System.arraycopy(key, 0, full, 16, 8);
        return full;
    }

    private static <T> T known(Map<ASN1ObjectIdentifier, T> table, ASN1ObjectIdentifier algorithm)
            throws OperatorCreationException {
        T found = table.get(algorithm);
        if (found == null) {
            throw unknown(algorithm);
        }
        return found;
    }

    private static OperatorCreationException unknown(ASN1ObjectIdentifier algorithm) {
        return new OperatorCreationException("the algorithm " + algorithm + " is not known");
    }

    private static byte[] utf8(char[] text) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(text));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        encoded.flip();
        while (encoded.hasRemaining()) {
            encoded.put((byte) 0);
        }
        return bytes;
    }

    /** {@return the bytes of a text in UTF-8, each as a character, for code that takes a character for a byte} */
    static char[] utf8Units(char[] text) {
        byte[] bytes = utf8(text);
        char[] units = new char[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            units[i] = (char) (bytes[i] & 0xFF);
        }
        Arrays.fill(bytes, (byte) 0);
        return units;
    }

    private record Decryptor(AlgorithmIdentifier algorithm, Cipher cipher) implements InputDecryptor {
        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return algorithm;
        }

        @Override
        public InputStream getInputStream(InputStream encrypted) {
            return new CipherInputStream(encrypted, cipher);
        }
    }
}
