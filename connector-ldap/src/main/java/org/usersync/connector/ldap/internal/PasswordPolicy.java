package org.usersync.connector.ldap.internal;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.experimental.DraftBeheraLDAPPasswordPolicy10ErrorType;
import com.unboundid.ldap.sdk.experimental.DraftBeheraLDAPPasswordPolicy10ResponseControl;
import com.unboundid.ldap.sdk.experimental.DraftBeheraLDAPPasswordPolicy10WarningType;

/**
 * What a server says of the password beside accepting or refusing it (draft-behera-ldap-password-policy-10: OpenLDAP,
 * 389 Directory Server, ApacheDS and others; Active Directory has its own way).
 */
final class PasswordPolicy {
    private final @Nullable DraftBeheraLDAPPasswordPolicy10ResponseControl control;

    private PasswordPolicy(@Nullable DraftBeheraLDAPPasswordPolicy10ResponseControl control) {
        this.control = control;
    }

    /** {@return what the controls of an answer say; one that nobody can read says nothing} */
    static PasswordPolicy of(Control[] answered) {
        return new PasswordPolicy(Arrays.stream(answered)
                .filter(control -> control.getOID()
                        .equals(DraftBeheraLDAPPasswordPolicy10ResponseControl.PASSWORD_POLICY_RESPONSE_OID))
                .map(PasswordPolicy::decoded)
                .findFirst()
                .orElse(null));
    }

    private static @Nullable DraftBeheraLDAPPasswordPolicy10ResponseControl decoded(Control control) {
        if (control instanceof DraftBeheraLDAPPasswordPolicy10ResponseControl known) {
            return known;
        }
        try {
            return new DraftBeheraLDAPPasswordPolicy10ResponseControl(
                    control.getOID(), control.isCritical(), control.getValue());
        } catch (LDAPException unreadable) {
            return null;
        }
    }

    /** {@return why the server refuses the password, if it says so} */
    Optional<String> refusal() {
        DraftBeheraLDAPPasswordPolicy10ErrorType error = control == null ? null : control.getErrorType();
        if (error == null) {
            return Optional.empty();
        }
        return switch (error) {
            case PASSWORD_EXPIRED -> Optional.of("the password has expired");
            case ACCOUNT_LOCKED -> Optional.of("the account is locked");
            case CHANGE_AFTER_RESET -> Optional.of("the password must be changed first");
            default -> Optional.empty();
        };
    }

    /** {@return whether the server lets this user do nothing but change the password} */
    boolean mustChange() {
        return control != null && control.getErrorType() == DraftBeheraLDAPPasswordPolicy10ErrorType.CHANGE_AFTER_RESET;
    }

    /** {@return what will soon keep the user from signing in, if the server says so} */
    Optional<String> warning() {
        DraftBeheraLDAPPasswordPolicy10WarningType type = control == null ? null : control.getWarningType();
        if (control == null || type == null) {
            return Optional.empty();
        }
        return Optional.of(
                type == DraftBeheraLDAPPasswordPolicy10WarningType.TIME_BEFORE_EXPIRATION
                        ? "the password expires in " + inWords(Duration.ofSeconds(control.getWarningValue()))
                        : "the password has expired and works " + control.getWarningValue() + " more times");
    }

    private static String inWords(Duration time) {
        return time.toDays() > 1 ? time.toDays() + " days" : Math.max(1, time.toHours()) + " hours";
    }
}
