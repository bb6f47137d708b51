package org.usersync.connector.ldap.internal;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

import org.slf4j.Logger;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.ConnectorException.Kind;

import com.unboundid.ldap.sdk.BindResult;
import com.unboundid.ldap.sdk.ExtendedResult;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllSSLSocketVerifier;
import com.unboundid.util.ssl.TrustAllTrustManager;

/** Opens connections: the first server of the list that answers, TLS as configured, signed in. */
final class LdapConnections {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration RESPONSE = Duration.ofSeconds(120);

    private final LdapOptions options;
    private final Supplier<SSLContext> trusted;
    private final LdapAuthentication authentication;
    private final Logger log;
    private boolean warned;

    LdapConnections(LdapOptions options, Supplier<SSLContext> trusted, LdapAuthentication authentication, Logger log) {
        this.options = options;
        this.trusted = trusted;
        this.authentication = authentication;
        this.log = log;
    }

    /**
     * Opens a connection for blocking searches: answers are read by the thread that asks, so that a slow reader slows
     * the server down instead of filling the memory.
     */
    LdapSession open(OpenConnections all) {
        return open(all, true);
    }

    /** Opens a connection on which several searches may be under way at once. */
    LdapSession openPipelined(OpenConnections all) {
        return open(all, false);
    }

    private LdapSession open(OpenConnections all, boolean synchronous) {
        List<ConnectorException> failures = new ArrayList<>();
        for (LdapHost host : options.hosts()) {
            try {
                return open(host, all, synchronous);
            } catch (ConnectorException failure) {
                if (failure.kind() == Kind.AUTH || failure.kind() == Kind.CANCELLED) {
                    // Every server of a directory knows the same passwords: more tries only lock the account.
                    throw failure;
                }
                failures.add(failure);
            }
        }
        if (failures.size() == 1) {
            throw failures.get(0);
        }
        throw new ConnectorException(
                Kind.UNAVAILABLE,
                failures.stream().map(Throwable::getMessage).collect(Collectors.joining("; ")),
                failures.get(0));
    }

    private LdapSession open(LdapHost host, OpenConnections all, boolean synchronous) {
        LDAPConnection connection = connect(host, synchronous);
        // From here on the read can end the connection, whatever it waits for.
        all.add(connection);
        boolean ready = false;
        try {
            if (!host.tls() && options.verifyTls()) {
                startTls(host, connection);
            }
            signIn(host, connection);
            ready = true;
            return new LdapSession(host, connection, all);
        } finally {
            if (!ready) {
                all.close(connection);
            }
        }
    }

    private LDAPConnection connect(LdapHost host, boolean synchronous) {
        LDAPConnectionOptions settings = new LDAPConnectionOptions();
        settings.setConnectTimeoutMillis(Math.toIntExact(CONNECT.toMillis()));
        settings.setResponseTimeoutMillis(RESPONSE.toMillis());
        settings.setFollowReferrals(false);
        settings.setUseSynchronousMode(synchronous);
        settings.setUseSchema(false);
        settings.setSSLSocketVerifier(
                options.verifyTls() ? new CertificateNames() : TrustAllSSLSocketVerifier.getInstance());
        try {
            if (!host.tls()) {
                return new LDAPConnection(settings, host.name(), host.port());
            }
            if (!options.verifyTls()) {
                warnOnce(host);
            }
            return new LDAPConnection(tls().getSocketFactory(), settings, host.name(), host.port());
        } catch (LDAPException failure) {
            throw LdapErrors.connecting(host, failure);
        }
    }

    private void startTls(LdapHost host, LDAPConnection connection) {
        try {
            ExtendedResult answer = connection.processExtendedOperation(new StartTLSExtendedRequest(tls()));
            if (!answer.getResultCode().equals(ResultCode.SUCCESS)) {
                throw new LDAPException(answer);
            }
        } catch (LDAPException failure) {
            throw LdapErrors.connecting(host, failure);
        }
    }

    private void signIn(LdapHost host, LDAPConnection connection) {
        try {
            BindResult result = connection.bind(authentication.request(host, options.encrypts(host)));
            PasswordPolicy policy = PasswordPolicy.of(result.getResponseControls());
            if (policy.mustChange()) {
                // The server answers nothing else until then.
                throw new ConnectorException(
                        Kind.AUTH,
                        host + " refused to sign in " + authentication.who() + ": the password must be changed first");
            }
            policy.warning().ifPresent(warning -> log.warn("{} says of {}: {}", host, authentication.who(), warning));
        } catch (LDAPException failure) {
            throw LdapErrors.signingIn(host, authentication.who(), authentication.withoutPassword(failure));
        }
    }

    private SSLContext tls() {
        if (options.verifyTls()) {
            return trusted.get();
        }
        try {
            return new SSLUtil(new TrustAllTrustManager()).createSSLContext();
        } catch (GeneralSecurityException impossible) {
            throw new ConnectorException(Kind.CONFIG, "this Java has no TLS: " + impossible.getMessage(), impossible);
        }
    }

    private synchronized void warnOnce(LdapHost host) {
        if (!warned) {
            warned = true;
            log.warn(
                    "the certificate of {} is not verified: set require_tls_cert to true to be sure who answers", host);
        }
    }
}
