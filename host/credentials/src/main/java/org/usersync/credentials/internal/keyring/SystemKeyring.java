package org.usersync.credentials.internal.keyring;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.usersync.credentials.Keyring;
import org.usersync.spi.secret.Secret;
import org.usersync.spi.secret.SecretException;

/** The keyring of this operating system. Its library is loaded by the first call, so that runs without one do not pay. */
@Component(service = Keyring.class)
public final class SystemKeyring implements Keyring {
    private final String system;
    private final Map<String, String> environment;
    private @Nullable Keyring opened;

    /** Made by declarative services. */
    @Activate
    public SystemKeyring() {
        this(System.getProperty("os.name", ""), System.getenv());
    }

    SystemKeyring(String system, Map<String, String> environment) {
        this.system = system.toLowerCase(Locale.ROOT);
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String name() {
        return keyring().name();
    }

    @Override
    public Optional<Secret> find(String service, String account) throws SecretException {
        return keyring().find(service, account);
    }

    @Override
    public void put(String service, String account, Secret secret) throws SecretException {
        keyring().put(service, account, secret);
    }

    @Override
    public boolean remove(String service, String account) throws SecretException {
        return keyring().remove(service, account);
    }

    private synchronized Keyring keyring() {
        Keyring keyring = opened;
        if (keyring == null) {
            keyring = ofSystem();
            opened = keyring;
        }
        return keyring;
    }

    private Keyring ofSystem() {
        if (system.startsWith("windows")) {
            return new WindowsCredentials(new JnaCredentials());
        }
        if (system.startsWith("mac")) {
            return new MacKeychain(JkeychainCalls::open);
        }
        return new SecretServiceKeyring(environment);
    }

    /** Ends the connection to the session bus. */
    @Deactivate
    synchronized void close() {
        if (opened instanceof SecretServiceKeyring service) {
            service.close();
        }
        opened = null;
    }
}
