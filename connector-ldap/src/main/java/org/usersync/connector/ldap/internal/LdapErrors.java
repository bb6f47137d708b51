package org.usersync.connector.ldap.internal;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.ConnectorException.Kind;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;

/** Turns what the LDAP library reports into one line that says what is wrong, where, and what to do. */
final class LdapErrors {
    /** The reason of a refused sign-in, as Active Directory writes it into its diagnostic message. */
    private static final Pattern AD_REASON = Pattern.compile("\\bdata ([0-9a-f]{3,4})\\b");

    /** Microsoft's codes (Windows system error codes in hexadecimal). */
    private static final Map<String, String> AD_REASONS = Map.of(
            "525", "there is no such user",
            "52e", "the password is wrong",
            "530", "the user may not sign in at this time",
            "531", "the user may not sign in from this machine",
            "532", "the password has expired",
            "533", "the account is disabled",
            "701", "the account has expired",
            "773", "the password must be changed first",
            "775", "the account is locked");

    private LdapErrors() {}

    static ConnectorException connecting(LdapHost host, LDAPException failure) {
        return new ConnectorException(Kind.UNAVAILABLE, "cannot connect to " + host + ": " + reason(failure), failure);
    }

    static ConnectorException signingIn(LdapHost host, String user, LDAPException failure) {
        ResultCode code = failure.getResultCode();
        // A local error comes from Kerberos: no ticket, or none for this server.
        boolean local = code.equals(ResultCode.LOCAL_ERROR);
        boolean refused = local
                || code.equals(ResultCode.INVALID_CREDENTIALS)
                || code.equals(ResultCode.INAPPROPRIATE_AUTHENTICATION)
                || code.equals(ResultCode.INSUFFICIENT_ACCESS_RIGHTS)
                || code.equals(ResultCode.STRONG_AUTH_REQUIRED)
                || code.equals(ResultCode.CONFIDENTIALITY_REQUIRED)
                || code.equals(ResultCode.AUTH_METHOD_NOT_SUPPORTED);
        String advice = code.equals(ResultCode.STRONG_AUTH_REQUIRED) || code.equals(ResultCode.CONFIDENTIALITY_REQUIRED)
                ? " (the server wants an encrypted connection: use ldaps:// or require_tls_cert)"
                : local
                        ? " (get a ticket with kinit, or name a key tab in KRB5_CLIENT_KTNAME; host must be the name that"
                                + " the server has in Kerberos)"
                        : "";
        return new ConnectorException(
                refused ? Kind.AUTH : Kind.UNAVAILABLE,
                (local ? "cannot sign in " + user + " at " + host : host + " refused to sign in " + user) + ": "
                        + signInReason(failure) + advice,
                failure);
    }

    private static String signInReason(LDAPException failure) {
        String text = reason(failure);
        Matcher matcher = AD_REASON.matcher(text);
        String known = matcher.find()
                ? AD_REASONS.get(matcher.group(1))
                : PasswordPolicy.of(failure.getResponseControls()).refusal().orElse(null);
        return known == null ? text : known + " (" + text + ")";
    }

    static ConnectorException reading(LdapHost host, String what, LDAPException failure) {
        ResultCode code = failure.getResultCode();
        Kind kind = code.isConnectionUsable() ? Kind.PARTIAL_RESULT : Kind.UNAVAILABLE;
        String advice = "";
        if (code.equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
            advice = " (the server's size limit: use search_page_size, or raise the limit for this user)";
        } else if (code.equals(ResultCode.TIME_LIMIT_EXCEEDED) || code.equals(ResultCode.ADMIN_LIMIT_EXCEEDED)) {
            advice = " (a limit of the server: index the attributes of the filter, or raise the limit for this user)";
        } else if (code.equals(ResultCode.NO_SUCH_OBJECT)) {
            advice = " (is base_dn right, and may this user see it?)";
        } else if (code.equals(ResultCode.REFERRAL)) {
            advice = " (the server refers to another one, which is not followed: name that server as host)";
        }
        return new ConnectorException(
                kind, "reading " + what + " from " + host + " failed: " + reason(failure) + advice, failure);
    }

    private static String reason(LDAPException failure) {
        String tls = tlsReason(failure);
        if (tls != null) {
            return tls;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return "the host name does not resolve";
            }
            if (cause instanceof ConnectException) {
                return "connection refused";
            }
            if (cause instanceof SocketTimeoutException) {
                return "no answer in time";
            }
        }
        String diagnostic = failure.getDiagnosticMessage();
        String message = diagnostic == null || diagnostic.isBlank() ? failure.getMessage() : diagnostic;
        return oneLine(failure.getResultCode().intValue() + " "
                + failure.getResultCode().getName() + ": " + (message == null ? "no further word" : message));
    }

    private static @Nullable String tlsReason(Throwable failure) {
        Matcher name = CertificateNames.PROBLEM.matcher(String.valueOf(failure.getMessage()));
        if (name.find()) {
            return oneLine(name.group());
        }
        @Nullable String reason = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException || cause instanceof CertificateNotYetValidException) {
                return "its certificate is expired or not yet valid: " + oneLine(String.valueOf(cause.getMessage()));
            }
            if (cause instanceof CertPathValidatorException || cause instanceof CertificateException) {
                reason = "its certificate is not trusted: " + oneLine(String.valueOf(cause.getMessage()));
            } else if (cause instanceof SSLException && reason == null) {
                reason = "TLS failed: " + oneLine(String.valueOf(cause.getMessage()));
            }
        }
        return reason;
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }
}
