package org.usersync.connector.ldap.internal;

import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.secret.Secret;

import com.hierynomus.msdtyp.FileTime;
import com.hierynomus.ntlm.av.AvId;
import com.hierynomus.ntlm.av.AvPairChannelBindings;
import com.hierynomus.ntlm.av.AvPairTimestamp;
import com.hierynomus.ntlm.functions.NtlmFunctions;
import com.hierynomus.ntlm.functions.NtlmV2Functions;
import com.hierynomus.ntlm.messages.NtlmAuthenticate;
import com.hierynomus.ntlm.messages.NtlmChallenge;
import com.hierynomus.ntlm.messages.NtlmNegotiate;
import com.hierynomus.ntlm.messages.NtlmNegotiateFlag;
import com.hierynomus.ntlm.messages.TargetInfo;
import com.hierynomus.protocol.commons.buffer.Buffer;
import com.hierynomus.protocol.commons.buffer.Endian;
import com.hierynomus.security.MessageDigest;
import com.hierynomus.security.SecurityException;
import com.hierynomus.security.SecurityProvider;
import com.hierynomus.security.jce.JceSecurityProvider;

/**
 * The messages by which somebody proves to know a password (MS-NLMP, NTLM version 2 only). Neither signing nor sealing
 * is negotiated: what protects the connection is TLS, and the proof is bound to it.
 */
final class NtlmExchange {
    private static final int CHALLENGE_BYTES = 8;
    private static final int LM_RESPONSE_BYTES = 24;

    /** The hash of a password, as tools write it: the NT hash, perhaps behind the older LM hash and a colon. */
    private static final Pattern HASH = Pattern.compile("(?:[0-9a-fA-F]{32}:)?([0-9a-fA-F]{32})");

    private static final EnumSet<NtlmNegotiateFlag> FLAGS = EnumSet.of(
            NtlmNegotiateFlag.NTLMSSP_NEGOTIATE_UNICODE,
            NtlmNegotiateFlag.NTLMSSP_REQUEST_TARGET,
            NtlmNegotiateFlag.NTLMSSP_NEGOTIATE_NTLM,
            NtlmNegotiateFlag.NTLMSSP_NEGOTIATE_ALWAYS_SIGN,
            NtlmNegotiateFlag.NTLMSSP_NEGOTIATE_EXTENDED_SESSIONSECURITY,
            NtlmNegotiateFlag.NTLMSSP_NEGOTIATE_TARGET_INFO,
            NtlmNegotiateFlag.NTLMSSP_NEGOTIATE_128,
            NtlmNegotiateFlag.NTLMSSP_NEGOTIATE_56);

    private final String domain;
    private final String user;
    private final Secret secret;
    private final Random random;
    private final Clock clock;
    private final SecurityProvider crypto = new JceSecurityProvider();

    /**
     * Prepares an exchange.
     *
     * @param account the domain and the user, with a backslash between them
     * @param secret the password or its NT hash
     * @param random where challenges come from; fit for secrets
     * @param clock tells the time where the server does not
     */
    NtlmExchange(String account, Secret secret, Random random, Clock clock) {
        int backslash = account.indexOf('\\');
        this.domain = account.substring(0, Math.max(backslash, 0));
        this.user = account.substring(backslash + 1);
        this.secret = secret;
        this.random = random;
        this.clock = clock;
    }

    /** {@return the message that begins the exchange} */
    byte[] negotiate() {
        Buffer.PlainBuffer buffer = new Buffer.PlainBuffer(Endian.LE);
        new NtlmNegotiate(FLAGS, "", "", null, true).write(buffer);
        return buffer.getCompactData();
    }

    /**
     * Answers the server's challenge.
     *
     * @param challengeMessage what the server said
     * @param channelBinding the hash that stands for the TLS connection, or null without TLS
     * @return the message that ends the exchange
     * @throws ProtocolException if the server did not say a challenge of NTLM version 2
     */
    byte[] authenticate(byte[] challengeMessage, byte @Nullable [] channelBinding) throws ProtocolException {
        NtlmChallenge challenge = new NtlmChallenge();
        try {
            challenge.read(new Buffer.PlainBuffer(challengeMessage, Endian.LE));
        } catch (Buffer.BufferException | RuntimeException malformed) {
            throw new ProtocolException("what should be an NTLM challenge is none", malformed);
        }
        TargetInfo target = challenge.getTargetInfo();
        if (target == null) {
            throw new ProtocolException("the server knows NTLM version 1 only, which is not safe", null);
        }
        if (channelBinding != null) {
            target = target.copy();
            target.putAvPair(new AvPairChannelBindings(channelBinding));
        }
        byte[] key = key();
        byte[] clientChallenge = new byte[CHALLENGE_BYTES];
        random.nextBytes(clientChallenge);
        NtlmV2Functions functions = new NtlmV2Functions(random, crypto);
        AvPairTimestamp serverTime = target.getAvPair(AvId.MsvAvTimestamp);
        FileTime time = serverTime == null ? FileTime.fromInstant(clock.instant()) : serverTime.getValue();
        byte[] ntResponse = functions.getNtV2Response(
                key, challenge.getServerChallenge(), clientChallenge, time.getWindowsTimeStamp(), target);
        // A server that tells the time does not want the older proof beside the newer (MS-NLMP 3.1.5.1.2).
        byte[] lmResponse = serverTime == null
                ? functions.getLmV2Response(key, challenge.getServerChallenge(), clientChallenge)
                : new byte[LM_RESPONSE_BYTES];
        Arrays.fill(key, (byte) 0);
        EnumSet<NtlmNegotiateFlag> agreed = EnumSet.copyOf(FLAGS);
        agreed.retainAll(challenge.getNegotiateFlags());
        Buffer.PlainBuffer buffer = new Buffer.PlainBuffer(Endian.LE);
        new NtlmAuthenticate(lmResponse, ntResponse, user, domain, "", new byte[0], agreed, null).write(buffer);
        return buffer.getCompactData();
    }

    /** NTOWFv2 of MS-NLMP 3.3.2: made here and not by the library, which knows no hashes and asks the locale for case. */
    private byte[] key() {
        return secret.use(characters -> {
            String password = new String(characters);
            Matcher hash = HASH.matcher(password);
            byte[] ntHash =
                    hash.matches() ? HexFormat.of().parseHex(hash.group(1)) : md4(NtlmFunctions.unicode(password));
            return NtlmFunctions.hmac_md5(
                    crypto,
                    ntHash,
                    NtlmFunctions.unicode(user.toUpperCase(Locale.ROOT)),
                    NtlmFunctions.unicode(domain));
        });
    }

    private byte[] md4(byte[] text) {
        try {
            MessageDigest digest = crypto.getDigest("MD4");
            digest.update(text);
            return digest.digest();
        } catch (SecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** The server does not speak NTLM as it should. */
    static final class ProtocolException extends Exception {
        private static final long serialVersionUID = 1L;

        ProtocolException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
