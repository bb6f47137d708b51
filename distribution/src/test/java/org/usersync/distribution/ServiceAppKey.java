package org.usersync.distribution;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.usersync.demo.tenant.OktaApp;

/**
 * The key of a service app of Okta, made for one test.
 *
 * @param privateKey as PEM or as a JSON Web Key
 * @param publicKey as a JSON Web Key
 */
public record ServiceAppKey(String privateKey, Map<String, String> publicKey) {
    public static final String CLIENT_ID = "0oaServiceApp";

    private static final int COORDINATE = 32;

    /** An EC key in PEM form (PKCS#8). */
    public static ServiceAppKey ec() {
        KeyPair pair = pair("EC");
        ECPublicKey key = (ECPublicKey) pair.getPublic();
        Map<String, String> jwk = Map.of(
                "kty", "EC",
                "crv", "P-256",
                "kid", "ec-1",
                "x", text(key.getW().getAffineX(), COORDINATE),
                "y", text(key.getW().getAffineY(), COORDINATE));
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(pair.getPrivate().getEncoded());
        return new ServiceAppKey("-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n", jwk);
    }

    /** An RSA key as Okta's console shows it. */
    static ServiceAppKey rsa() {
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) pair("RSA").getPrivate();
        Map<String, String> jwk = new LinkedHashMap<>();
        jwk.put("kty", "RSA");
        jwk.put("kid", "rsa-1");
        jwk.put("n", text(key.getModulus(), 0));
        jwk.put("e", text(key.getPublicExponent(), 0));
        Map<String, String> open = Map.copyOf(jwk);
        jwk.put("d", text(key.getPrivateExponent(), 0));
        jwk.put("p", text(key.getPrimeP(), 0));
        jwk.put("q", text(key.getPrimeQ(), 0));
        jwk.put("dp", text(key.getPrimeExponentP(), 0));
        jwk.put("dq", text(key.getPrimeExponentQ(), 0));
        jwk.put("qi", text(key.getCrtCoefficient(), 0));
        String json = jwk.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\":\"" + member.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
        return new ServiceAppKey(json, open);
    }

    private static KeyPair pair(String kind) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            if (kind.equals("EC")) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            } else {
                generator.initialize(2048);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Of at least so many bytes, without a sign. */
    private static String text(BigInteger number, int least) {
        byte[] bytes = number.toByteArray();
        int length = Math.max(least, bytes[0] == 0 ? bytes.length - 1 : bytes.length);
        byte[] fixed = new byte[length];
        int count = Math.min(length, bytes.length);
        System.arraycopy(bytes, bytes.length - count, fixed, length - count, count);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
    }

    /** The app that has this key. */
    public OktaApp app(boolean dpop) {
        return new OktaApp(CLIENT_ID, List.of(publicKey), OktaApp.READING, dpop, 0);
    }

    @Override
    public String toString() {
        return "ServiceAppKey[" + publicKey.get("kty") + "]";
    }
}
