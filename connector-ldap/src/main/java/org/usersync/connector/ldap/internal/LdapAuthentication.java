package org.usersync.connector.ldap.internal;

import java.security.SecureRandom;
import java.time.Clock;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.ConnectorException.Kind;
import org.usersync.spi.secret.Secret;

import com.unboundid.ldap.sdk.BindRequest;
import com.unboundid.ldap.sdk.GSSAPIBindRequest;
import com.unboundid.ldap.sdk.GSSAPIBindRequestProperties;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SimpleBindRequest;

/** Makes the request that signs a connection in. */
final class LdapAuthentication {
    private final LdapOptions.Authentication method;
    private final @Nullable String username;
    private final @Nullable Secret password;
    private final Clock clock;

    LdapAuthentication(LdapOptions options, Clock clock) {
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

    BindRequest request(LdapHost host) {
        return switch (method) {
            case ANONYMOUS -> new SimpleBindRequest();
            case SIMPLE -> simple();
            case KERBEROS -> kerberos(host);
            case NTLM -> ntlm();
        };
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
        return secret.use(characters -> new SimpleBindRequest(name, new String(characters)));
    }

    private static BindRequest kerberos(LdapHost host) {
        GSSAPIBindRequestProperties properties = new GSSAPIBindRequestProperties(null, (byte[]) null);
        properties.setUseTicketCache(true);
        properties.setRequireCachedCredentials(true);
        String keyTab = System.getenv("KRB5_CLIENT_KTNAME");
        if (keyTab != null) {
            properties.setUseKeyTab(true);
            properties.setRequireCachedCredentials(false);
            properties.setKeyTabPath(keyTab.replaceFirst("^FILE:", ""));
        }
        try {
            return new GSSAPIBindRequest(properties);
        } catch (LDAPException failure) {
            throw new ConnectorException(
                    Kind.AUTH,
                    "connector ldap: Kerberos cannot be used for " + host + ": " + failure.getMessage(),
                    failure);
        }
    }
}
