package org.usersync.config;

import java.security.PrivateKey;

/**
 * Sign-in at Adobe by a token that the program signs, {@code authentication_method: jwt}.
 *
 * @param technicalAccount the technical account's id
 * @param key its RSA key
 */
public record SignedTokenSettings(String technicalAccount, PrivateKey key) {
    /** {@return the account; never anything of the key} */
    @Override
    public String toString() {
        return "SignedTokenSettings[" + technicalAccount + "]";
    }
}
