package org.usersync.connector.okta.internal;

import java.util.regex.Pattern;

import org.usersync.spi.secret.Secret;

/** Hides secrets in texts of servers. */
final class Masks {
    /** Three or more parts of base64url, the first of which is a JSON object: RFC 7515, section 7.1. */
    private static final Pattern SIGNED_TOKEN = Pattern.compile("eyJ[\\w-]+(?:\\.[\\w-]*){1,4}");

    private Masks() {}

    /** Hides one secret. */
    static String secret(String text, Secret secret) {
        return secret.isEmpty() ? text : secret.use(value -> text.replace(new String(value), "***"));
    }

    /** Hides whatever looks like a signed token: access tokens, assertions, proofs. */
    static String signedTokens(String text) {
        return SIGNED_TOKEN.matcher(text).replaceAll("***");
    }
}
