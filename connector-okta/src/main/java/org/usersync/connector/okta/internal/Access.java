package org.usersync.connector.okta.internal;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.http.HttpCall;
import org.usersync.spi.secret.Secret;

/**
 * What a call is authorized by.
 *
 * @param scheme of the header {@code Authorization}
 * @param token its secret
 * @param proofs proves with each call that the token is ours, where the token is bound to a key; otherwise null
 */
record Access(String scheme, Secret token, @Nullable DpopProofs proofs) {
    /** Makes a call that only reads. */
    HttpCall.Builder get(URI address) {
        HttpCall.Builder call = HttpCall.get(address).secretHeader("Authorization", scheme + " ", token);
        if (proofs != null) {
            DpopProofs prover = proofs;
            call.freshHeader(DpopProofs.HEADER, () -> prover.forResource("GET", address, token));
        }
        return call;
    }
}
