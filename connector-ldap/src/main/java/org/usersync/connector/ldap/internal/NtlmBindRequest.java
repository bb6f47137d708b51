package org.usersync.connector.ldap.internal;

import java.security.GeneralSecurityException;
import java.util.function.Supplier;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.BindRequest;
import com.unboundid.ldap.sdk.BindResult;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SASLBindRequest;

/**
 * Signs in by NTLM. Its messages stand in SASL's GSS-SPNEGO as they are, without SPNEGO around them; Samba's domain
 * controller takes that (measured with 4.17).
 */
final class NtlmBindRequest extends SASLBindRequest {
    private static final long serialVersionUID = 1L;

    private final transient Supplier<NtlmExchange> exchanges;

    NtlmBindRequest(Supplier<NtlmExchange> exchanges, Control... controls) {
        super(controls);
        this.exchanges = exchanges;
    }

    @Override
    public String getSASLMechanismName() {
        return "GSS-SPNEGO";
    }

    @Override
    protected BindResult process(LDAPConnection connection, int depth) throws LDAPException {
        NtlmExchange exchange = exchanges.get();
        BindResult challenge = send(connection, exchange.negotiate());
        if (!challenge.getResultCode().equals(ResultCode.SASL_BIND_IN_PROGRESS)) {
            if (challenge.getResultCode().equals(ResultCode.SUCCESS)) {
                throw new LDAPException(ResultCode.DECODING_ERROR, "the server believes without a proof");
            }
            return challenge;
        }
        ASN1OctetString credentials = challenge.getServerSASLCredentials();
        try {
            return send(
                    connection,
                    exchange.authenticate(
                            credentials == null ? new byte[0] : credentials.getValue(),
                            ChannelBinding.hash(connection.getSSLSession())));
        } catch (GeneralSecurityException missing) {
            throw new LDAPException(
                    ResultCode.NOT_SUPPORTED,
                    "this Java cannot hash the server's certificate: " + missing.getMessage(),
                    missing);
        } catch (NtlmExchange.ProtocolException failure) {
            throw new LDAPException(ResultCode.DECODING_ERROR, failure.getMessage(), failure);
        }
    }

    private BindResult send(LDAPConnection connection, byte[] message) throws LDAPException {
        return sendBindRequest(
                connection, "", new ASN1OctetString(message), getControls(), getResponseTimeoutMillis(connection));
    }

    @Override
    public BindRequest duplicate() {
        return duplicate(getControls());
    }

    @Override
    public BindRequest duplicate(Control[] controls) {
        return new NtlmBindRequest(exchanges, controls);
    }

    @Override
    public void toString(StringBuilder buffer) {
        buffer.append("NtlmBindRequest()");
    }
}
