package org.usersync.credentials.internal.keyring;

import java.util.Optional;

import org.usersync.spi.secret.SecretException;

import pt.davidafsilva.apple.OSXKeychain;
import pt.davidafsilva.apple.OSXKeychainException;

/** The keychain by the jkeychain library. Thin, because no automatic test of ours runs it. */
final class JkeychainCalls implements MacKeychain.Calls {
    private final OSXKeychain keychain;

    private JkeychainCalls(OSXKeychain keychain) {
        this.keychain = keychain;
    }

    static MacKeychain.Calls open() throws SecretException {
        try {
            return new JkeychainCalls(OSXKeychain.getInstance());
        } catch (OSXKeychainException | LinkageError e) {
            throw new SecretException("the Keychain cannot be used: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<String> find(String service, String account) throws SecretException {
        try {
            return keychain.findGenericPassword(service, account);
        } catch (OSXKeychainException e) {
            throw failed(e);
        }
    }

    @Override
    public void add(String service, String account, String secret) throws SecretException {
        try {
            keychain.addGenericPassword(service, account, secret);
        } catch (OSXKeychainException e) {
            throw failed(e);
        }
    }

    @Override
    public void modify(String service, String account, String secret) throws SecretException {
        try {
            keychain.modifyGenericPassword(service, account, secret);
        } catch (OSXKeychainException e) {
            throw failed(e);
        }
    }

    @Override
    public void delete(String service, String account) throws SecretException {
        try {
            keychain.deleteGenericPassword(service, account);
        } catch (OSXKeychainException e) {
            throw failed(e);
        }
    }

    private static SecretException failed(OSXKeychainException e) {
        return new SecretException("the Keychain refused: " + e.getMessage()
                + " (it may be locked; 'security unlock-keychain' opens it for this session)");
    }
}
