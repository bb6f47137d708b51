package org.usersync.connector.okta.internal;

import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.text.ParseException;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.secret.PrivateKeyException;
import org.usersync.spi.secret.PrivateKeyReader;
import org.usersync.spi.secret.Secret;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;

/**
 * A private key, ready to sign. Its text form shows nothing of it.
 *
 * @param signer signs
 * @param algorithm how
 * @param keyId by which the service knows the public key, or null
 */
record SigningKey(
        JWSSigner signer, JWSAlgorithm algorithm, @Nullable String keyId) {
    /** The key cannot be used. The message continues "the key …" and shows nothing of it. */
    static final class UnusableKeyException extends Exception {
        private static final long serialVersionUID = 1L;

        UnusableKeyException(String message) {
            super(message);
        }
    }

    /**
     * Reads a key: a JSON Web Key (RFC 7517), as Okta's console shows it, or PEM.
     *
     * @param text the key
     * @param passPhrase opens an encrypted PEM key, or null
     * @param keyId by which Okta knows it; null: that of the JSON Web Key
     * @param pems reads PEM
     * @return the key
     * @throws UnusableKeyException if the text is no such key
     */
    static SigningKey read(Secret text, @Nullable Secret passPhrase, @Nullable String keyId, PrivateKeyReader pems)
            throws UnusableKeyException {
        Optional<String> json = text.use(SigningKey::json);
        try {
            return json.isPresent() ? ofJson(json.get(), keyId) : ofPem(pems.read(text, passPhrase), keyId);
        } catch (PrivateKeyException e) {
            throw new UnusableKeyException(String.valueOf(e.getMessage()));
        } catch (JOSEException | IllegalArgumentException e) {
            // The library's words are about the key's size or curve, but nobody promises that.
            throw new UnusableKeyException(
                    "cannot sign for Okta: it takes RSA keys of at least 2048 bits and EC keys on P-256, P-384 or P-521");
        }
    }

    private static Optional<String> json(char[] text) {
        String whole = new String(text).strip();
        return whole.startsWith("{") ? Optional.of(whole) : Optional.empty();
    }

    private static SigningKey ofJson(String json, @Nullable String keyId) throws UnusableKeyException, JOSEException {
        JWK key;
        try {
            key = JWK.parse(json);
        } catch (ParseException e) {
            // What the parser says may quote the key.
            throw new UnusableKeyException("begins like a JSON Web Key, but is none");
        }
        if (!key.isPrivate()) {
            throw new UnusableKeyException("is the public half of a JSON Web Key; the private one is needed");
        }
        String id = keyId == null ? key.getKeyID() : keyId;
        if (key instanceof RSAKey rsa) {
            return new SigningKey(new RSASSASigner(rsa), algorithm(key, JWSAlgorithm.RS256), id);
        }
        if (key instanceof ECKey ec) {
            return ofEc(new ECDSASigner(ec), id);
        }
        throw new UnusableKeyException("is a JSON Web Key of the type " + key.getKeyType() + "; Okta takes RSA and EC");
    }

    private static JWSAlgorithm algorithm(JWK key, JWSAlgorithm usual) {
        JWSAlgorithm named = key.getAlgorithm() == null
                ? usual
                : JWSAlgorithm.parse(key.getAlgorithm().getName());
        return named.equals(JWSAlgorithm.RS384) || named.equals(JWSAlgorithm.RS512) ? named : usual;
    }

    private static SigningKey ofPem(PrivateKey key, @Nullable String keyId) throws JOSEException {
        if (key instanceof RSAPrivateKey) {
            return new SigningKey(new RSASSASigner(key), JWSAlgorithm.RS256, keyId);
        }
        if (key instanceof ECPrivateKey ec) {
            return ofEc(new ECDSASigner(ec, Curve.forECParameterSpec(ec.getParams())), keyId);
        }
        throw new IllegalArgumentException(key.getAlgorithm());
    }

    /** A curve goes with one algorithm (RFC 7518, section 3.4). */
    private static SigningKey ofEc(ECDSASigner signer, @Nullable String keyId) {
        return new SigningKey(signer, signer.supportedECDSAAlgorithm(), keyId);
    }

    @Override
    public String toString() {
        return "SigningKey[" + algorithm + "]";
    }
}
