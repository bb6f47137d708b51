package org.usersync.connector.ldap.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.listener.InMemoryRequestHandler;
import com.unboundid.ldap.listener.InMemorySASLBindHandler;
import com.unboundid.ldap.sdk.BindResult;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.ResultCode;

/**
 * A server's side of NTLM version 2, which computes the proof itself. It knows one account, that of the worked example
 * in MS-NLMP 4.2: user "User" of domain "Domain" with the password "Password".
 */
final class NtlmServer extends InMemorySASLBindHandler {
    /** MS-NLMP 4.2.2.1.2, NTOWFv1("Password"). */
    static final String NT_HASH = "a4f49c406510bdcab6824ee7c30fd852";

    /** MS-NLMP 4.2.4.1.1, NTOWFv2("Password", "User", "Domain"). */
    private static final byte[] KEY = HexFormat.of().parseHex("0c868a403bfd7a93a3001ef22ef02e3f");

    private static final byte[] SIGNATURE = "NTLMSSP\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CHALLENGE = HexFormat.of().parseHex("0123456789abcdef");

    /** Unicode, request target, NTLM, extended session security, target info, 128 bits. */
    private static final int FLAGS = 0x20880205;

    private static final int HEADER_BYTES = 56;
    private static final int PROOF_BYTES = 16;

    /** Versions, time and challenge before the pairs (MS-NLMP 2.2.2.7). */
    private static final int RESPONSE_HEAD_BYTES = 28;

    private final byte[] targetInfo;
    private byte[] lmResponse = {};
    private byte @Nullable [] channelBinding;

    private NtlmServer(byte[] targetInfo) {
        this.targetInfo = targetInfo;
    }

    /** A server that tells its domain only. */
    static NtlmServer plain() {
        return new NtlmServer(HexFormat.of().parseHex("02000c0044006f006d00610069006e0000000000"));
    }

    /** A server that tells the time as well. */
    static NtlmServer withTime() {
        return new NtlmServer(
                HexFormat.of().parseHex("02000c0044006f006d00610069006e00070008000090d336b734c30100000000"));
    }

    /** {@return the older proof of the last sign-in} */
    byte[] lmResponse() {
        return lmResponse.clone();
    }

    /** {@return what the last sign-in was bound to, or null if to nothing; covered by the proof} */
    byte @Nullable [] channelBinding() {
        return channelBinding == null ? null : channelBinding.clone();
    }

    @Override
    public String getSASLMechanismName() {
        return "GSS-SPNEGO";
    }

    @Override
    public BindResult processSASLBind(
            InMemoryRequestHandler handler,
            int messageId,
            DN bindDn,
            @Nullable ASN1OctetString credentials,
            List<Control> controls) {
        if (credentials == null) {
            return result(messageId, ResultCode.INVALID_CREDENTIALS, null);
        }
        ByteBuffer message = ByteBuffer.wrap(credentials.getValue()).order(ByteOrder.LITTLE_ENDIAN);
        byte[] signature = new byte[SIGNATURE.length];
        message.get(signature);
        if (!Arrays.equals(signature, SIGNATURE)) {
            return result(messageId, ResultCode.PROTOCOL_ERROR, null);
        }
        return switch (message.getInt()) {
            case 1 -> result(messageId, ResultCode.SASL_BIND_IN_PROGRESS, challenge());
            case 3 -> result(messageId, isProof(message) ? ResultCode.SUCCESS : ResultCode.INVALID_CREDENTIALS, null);
            default -> result(messageId, ResultCode.PROTOCOL_ERROR, null);
        };
    }

    private static BindResult result(int messageId, ResultCode code, byte @Nullable [] credentials) {
        return new BindResult(
                messageId,
                code,
                null,
                null,
                new String[0],
                new Control[0],
                credentials == null ? null : new ASN1OctetString(credentials));
    }

    /** CHALLENGE_MESSAGE, MS-NLMP 2.2.1.2. */
    private byte[] challenge() {
        byte[] name = "Domain".getBytes(StandardCharsets.UTF_16LE);
        ByteBuffer message = ByteBuffer.allocate(HEADER_BYTES + name.length + targetInfo.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        message.put(SIGNATURE).putInt(2);
        message.putShort((short) name.length).putShort((short) name.length).putInt(HEADER_BYTES);
        message.putInt(FLAGS).put(CHALLENGE).putLong(0);
        message.putShort((short) targetInfo.length)
                .putShort((short) targetInfo.length)
                .putInt(HEADER_BYTES + name.length);
        message.putLong(0).put(name).put(targetInfo);
        return message.array();
    }

    /** AUTHENTICATE_MESSAGE, MS-NLMP 2.2.1.3: LM response, NT response, domain, user. */
    private boolean isProof(ByteBuffer message) {
        lmResponse = field(message);
        byte[] response = field(message);
        String domain = new String(field(message), StandardCharsets.UTF_16LE);
        String user = new String(field(message), StandardCharsets.UTF_16LE);
        if (!domain.equals("Domain") || !user.equals("User") || response.length <= PROOF_BYTES) {
            return false;
        }
        try {
            Mac mac = Mac.getInstance("HmacMD5");
            mac.init(new SecretKeySpec(KEY, "HmacMD5"));
            mac.update(CHALLENGE);
            mac.update(response, PROOF_BYTES, response.length - PROOF_BYTES);
            channelBinding = channelBinding(response);
            return Arrays.equals(mac.doFinal(), Arrays.copyOf(response, PROOF_BYTES));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** The pair with the number 10 (MS-NLMP 2.2.2.1) of those behind proof and head of the response. */
    private static byte @Nullable [] channelBinding(byte[] response) {
        ByteBuffer pairs = ByteBuffer.wrap(response).order(ByteOrder.LITTLE_ENDIAN);
        pairs.position(PROOF_BYTES + RESPONSE_HEAD_BYTES);
        byte[] found = null;
        for (int id = pairs.getShort(); id != 0; id = pairs.getShort()) {
            byte[] value = new byte[Short.toUnsignedInt(pairs.getShort())];
            pairs.get(value);
            found = id == 10 ? value : found;
        }
        return found;
    }

    private static byte[] field(ByteBuffer message) {
        byte[] value = new byte[Short.toUnsignedInt(message.getShort())];
        message.getShort();
        message.get(message.getInt(), value);
        return value;
    }
}
