package org.usersync.umapi.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.target.TargetException;
import org.usersync.spi.secret.Secret;
import org.usersync.umapi.UmapiSettings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

/**
 * A JSON Web Token (RFC 7519) that the program signs with RS256 and exchanges for a token of Adobe's: the older way, for
 * service accounts with a certificate.
 */
public final class SignedTokenGrant implements Grant {
    /** The exchange follows at once; the rest is for clocks that differ. */
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final UmapiSettings settings;
    private final UmapiSettings.SignedToken account;
    private final JsonFactory json;
    private final Masking masking;
    private final Clock clock;

    /**
     * Makes a grant.
     *
     * @param settings with the client's credentials
     * @param account the technical account and its key
     * @param json writes the token
     * @param masking is told every token
     * @param clock tells when a token ends
     */
    public SignedTokenGrant(
            UmapiSettings settings, UmapiSettings.SignedToken account, JsonFactory json, Masking masking, Clock clock) {
        this.settings = settings;
        this.account = account;
        this.json = json;
        this.masking = masking;
        this.clock = clock;
    }

    @Override
    public void write(FormBody form) {
        Secret token = token();
        masking.add(token);
        form.add("client_id", settings.clientId())
                .add("client_secret", settings.clientSecret())
                .add("jwt_token", token);
    }

    @Override
    public String credentials() {
        return "the signed token, the client id or the client secret";
    }

    private Secret token() {
        String host = "https://" + settings.authHost();
        String header = encoded(members -> {
            members.writeStringField("alg", "RS256");
            members.writeStringField("typ", "JWT");
        });
        String claims = encoded(members -> {
            members.writeStringField("iss", settings.orgId());
            members.writeStringField("sub", account.technicalAccount());
            members.writeStringField("aud", host + "/c/" + settings.clientId().<String>use(String::new));
            members.writeNumberField("exp", clock.instant().plus(LIFETIME).getEpochSecond());
            members.writeBooleanField(host + "/s/ent_user_sdk", true);
        });
        String content = header + "." + claims;
        return Secret.of(content + "." + base64(signature(account.key(), content)));
    }

    private String encoded(Members members) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (JsonGenerator generator = json.createGenerator(text)) {
            generator.writeStartObject();
            members.write(generator);
            generator.writeEndObject();
        } catch (IOException e) {
            throw failed(e);
        }
        return base64(text.toByteArray());
    }

    private byte[] signature(PrivateKey key, String content) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw failed(e);
        }
    }

    private TargetException failed(@Nullable Exception cause) {
        return new TargetException(
                TargetException.Kind.AUTH,
                "the token for Adobe's sign-in (" + settings.name() + ") cannot be signed with the private key",
                cause);
    }

    private interface Members {
        void write(JsonGenerator object) throws IOException;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
