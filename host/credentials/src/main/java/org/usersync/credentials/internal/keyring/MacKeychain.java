package org.usersync.credentials.internal.keyring;

import java.util.Optional;

import org.usersync.credentials.Keyring;
import org.usersync.spi.secret.Secret;
import org.usersync.spi.secret.SecretException;

/** The login keychain of macOS: generic passwords by service and account, which is where Python's {@code keyring} has them. */
final class MacKeychain implements Keyring {
    private final Supplier calls;

    /** The calls of macOS, made at first use. */
    @FunctionalInterface
    interface Supplier {
        Calls get() throws SecretException;
    }

    /** What macOS does; a failure's message is one line. */
    interface Calls {
        Optional<String> find(String service, String account) throws SecretException;

        void add(String service, String account, String secret) throws SecretException;

        void modify(String service, String account, String secret) throws SecretException;

        void delete(String service, String account) throws SecretException;
    }

    MacKeychain(Supplier calls) {
        this.calls = calls;
    }

    @Override
    public String name() {
        return "Keychain";
    }

    @Override
    public synchronized Optional<Secret> find(String service, String account) throws SecretException {
        return calls.get().find(service, account).map(Secret::of);
    }

    @Override
    public synchronized void put(String service, String account, Secret secret) throws SecretException {
        Calls keychain = calls.get();
        String text = secret.use(String::new);
        if (keychain.find(service, account).isPresent()) {
            keychain.modify(service, account, text);
        } else {
            keychain.add(service, account, text);
        }
    }

    @Override
    public synchronized boolean remove(String service, String account) throws SecretException {
        Calls keychain = calls.get();
        if (keychain.find(service, account).isEmpty()) {
            return false;
        }
        keychain.delete(service, account);
        return true;
    }
}
