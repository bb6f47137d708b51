package org.usersync.demo.tenant.internal.okta;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A signed token (RFC 7515), taken apart and checked by the JDK alone, so that what signs it does not also judge it.
 *
 * @param header its header
 * @param claims what it says
 * @param content what is signed
 * @param signature of the content
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Jws(JsonNode header, JsonNode claims, String content, byte[] signature) {
    private static final Map<String, String> ALGORITHMS = Map.of(
            "RS256", "SHA256withRSA",
            "RS384", "SHA384withRSA",
            "RS512", "SHA512withRSA",
            "ES256", "SHA256withECDSAinP1363Format",
            "ES384", "SHA384withECDSAinP1363Format",
            "ES512", "SHA512withECDSAinP1363Format");
    private static final Map<String, String> CURVES =
            Map.of("P-256", "secp256r1", "P-384", "secp384r1", "P-521", "secp521r1");

    /**
     * Takes a token apart.
     *
     * @param text its compact form
     * @return the token, nothing of it checked
     * @throws IllegalArgumentException if it is none
     */
    static Jws parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("a signed token has three parts");
        }
        try {
            ObjectMapper json = new ObjectMapper();
            return new Jws(
                    json.readTree(bytes(parts[0])),
                    json.readTree(bytes(parts[1])),
                    parts[0] + "." + parts[1],
                    bytes(parts[2]));
        } catch (IOException e) {
            throw new IllegalArgumentException("a part of the token is not JSON", e);
        }
    }

    String claim(String name) {
        return claims.path(name).asText("");
    }

    /** {@return whether the key made the signature} */
    boolean signedBy(Map<String, String> key) {
        String algorithm = ALGORITHMS.get(header.path("alg").asText(""));
        if (algorithm == null || algorithm.endsWith("RSA") != "RSA".equals(key.get("kty"))) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(publicKey(key));
            verifier.update(content.getBytes(StandardCharsets.US_ASCII));
            return verifier.verify(signature);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** {@return the key that the header brings along; only the parts of a public one} */
    Map<String, String> ownKey() {
        Map<String, String> key = new HashMap<>();
        header.path("jwk")
                .properties()
                .forEach(field -> key.put(field.getKey(), field.getValue().asText()));
        return key;
    }

    /** {@return the thumbprint of a public key by RFC 7638} */
    static String thumbprint(Map<String, String> key) {
        List<String> members =
                "RSA".equals(key.get("kty")) ? List.of("e", "kty", "n") : List.of("crv", "kty", "x", "y");
        StringBuilder canonical = new StringBuilder();
        for (String member : members) {
            canonical
                    .append(canonical.isEmpty() ? "{\"" : ",\"")
                    .append(member)
                    .append("\":\"")
                    .append(key.get(member))
                    .append('"');
        }
        return hash(canonical.append('}').toString());
    }

    /** {@return the base64url form of a text's SHA-256} */
    static String hash(String text) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PublicKey publicKey(Map<String, String> key) throws GeneralSecurityException {
        if ("RSA".equals(key.get("kty"))) {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e")));
        }
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(CURVES.getOrDefault(key.getOrDefault("crv", ""), "none")));
        ECPoint point = new ECPoint(number(key, "x"), number(key, "y"));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, parameters.getParameterSpec(ECParameterSpec.class)));
    }

    private static BigInteger number(Map<String, String> key, String member) {
        return new BigInteger(1, bytes(key.getOrDefault(member, "")));
    }

    private static byte[] bytes(String base64url) {
        return Base64.getUrlDecoder().decode(base64url);
    }
}
