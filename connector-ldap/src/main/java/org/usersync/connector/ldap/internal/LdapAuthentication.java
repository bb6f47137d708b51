package org.usersync.connector.ldap.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.ConnectorException.Kind;
import org.usersync.spi.secret.Secret;

import com.unboundid.ldap.sdk.BindRequest;
import com.unboundid.ldap.sdk.GSSAPIBindRequest;
import com.unboundid.ldap.sdk.GSSAPIBindRequestProperties;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SASLQualityOfProtection;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.experimental.DraftBeheraLDAPPasswordPolicy10RequestControl;

/** Makes the request that signs a connection in. */
final class LdapAuthentication {
    private final LdapOptions.Authentication method;
    private final @Nullable String username;
    private final @Nullable Secret password;
    private final Clock clock;
    private final Function<String, ? extends @Nullable String> environment;

    /**
     * Makes the requests of one configuration.
     *
     * @param options how to sign in
     * @param clock the clock of the run
     * @param environment the variables of the process by name
     */
    LdapAuthentication(LdapOptions options, Clock clock, Function<String, ? extends @Nullable String> environment) {
        this.environment = environment;
        this.clock = clock;
        this.method = options.authentication();
        this.username = options.username();
        this.password = options.password();
    }

    /** {@return who signs in, for messages} */
    String who() {
        return switch (method) {
            case ANONYMOUS -> "an anonymous user";
            case KERBEROS -> "the owner of the Kerberos ticket";
            case SIMPLE, NTLM -> "user " + username;
        };
    }

    /**
     * Makes the request.
     *
     * @param host the server
     * @param encrypted whether TLS protects the connection
     */
    BindRequest request(LdapHost host, boolean encrypted) {
        return switch (method) {
            case ANONYMOUS -> new SimpleBindRequest();
            case SIMPLE -> simple();
            case KERBEROS -> kerberos(host, encrypted);
            case NTLM -> ntlm();
        };
    }

    /** {@return the failure, or one that says the same without the password, should the server have repeated that} */
    LDAPException withoutPassword(LDAPException failure) {
        Secret secret = password;
        if (secret == null || secret.isEmpty()) {
            return failure;
        }
        String plain = secret.use(String::new);
        String diagnostic = failure.getDiagnosticMessage();
        String said = diagnostic == null ? String.valueOf(failure.getMessage()) : diagnostic;
        if (!said.contains(plain) && !String.valueOf(failure.getMessage()).contains(plain)) {
            return failure;
        }
        return new LDAPException(
                failure.getResultCode(),
                said.replace(plain, "***"),
                failure.getMatchedDN(),
                failure.getReferralURLs(),
                failure.getResponseControls());
    }

    private BindRequest ntlm() {
        String account = username;
        Secret secret = password;
        if (account == null || secret == null) {
            throw new IllegalStateException("the options were not checked");
        }
        return new NtlmBindRequest(() -> new NtlmExchange(account, secret, new SecureRandom(), clock));
    }

    private BindRequest simple() {
        String name = username;
        Secret secret = password;
        if (name == null || secret == null) {
            throw new IllegalStateException("the options were not checked");
        }
        // Servers that know the control say what is wrong with a password; the others pass over it.
        return secret.use(characters -> new SimpleBindRequest(
                name, new String(characters), new DraftBeheraLDAPPasswordPolicy10RequestControl()));
    }

    /** As MIT's programs do: the cache that KRB5CCNAME names or the usual one, and KRB5_CLIENT_KTNAME's key tab. */
    private BindRequest kerberos(LdapHost host, boolean encrypted) {
        GSSAPIBindRequestProperties properties = new GSSAPIBindRequestProperties(null, (byte[]) null);
        // Without TLS Kerberos encrypts the connection itself, or at least signs it, as hardened domains demand; inside
        // TLS they refuse a second layer.
        properties.setAllowedQoP(
                encrypted
                        ? List.of(SASLQualityOfProtection.AUTH)
                        : List.of(
                                SASLQualityOfProtection.AUTH_CONF,
                                SASLQualityOfProtection.AUTH_INT,
                                SASLQualityOfProtection.AUTH));
        properties.setUseTicketCache(true);
        properties.setRequireCachedCredentials(true);
        String cache = file("KRB5CCNAME");
        if (cache != null) {
            properties.setTicketCachePath(cache);
        }
        String keyTab = file("KRB5_CLIENT_KTNAME");
        try {
            if (keyTab != null) {
                properties.setUseKeyTab(true);
                properties.setRequireCachedCredentials(false);
                properties.setKeyTabPath(keyTab);
                properties.setAuthenticationID(KeyTabFile.firstPrincipal(Path.of(keyTab)));
            }
            return new GSSAPIBindRequest(properties);
        } catch (LDAPException failure) {
            throw new ConnectorException(
                    Kind.AUTH, "Kerberos cannot be used for " + host + ": " + failure.getMessage(), failure);
        } catch (IOException unreadable) {
            throw new ConnectorException(
                    Kind.AUTH,
                    "the key tab " + keyTab + " of KRB5_CLIENT_KTNAME cannot be read: " + unreadable.getMessage(),
                    unreadable);
        }
    }

    private @Nullable String file(String variable) {
        String value = environment.apply(variable);
        return value == null || value.isEmpty() ? null : value.replaceFirst("^(?:FILE|file):", "");
    }
}
