package org.usersync.cli.internal;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.usersync.config.CredentialAccess;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.secret.PrivateKeyReader;
import org.usersync.spi.secret.Secret;
import org.usersync.spi.secret.SecretException;
import org.usersync.spi.secret.SecretRequest;
import org.usersync.spi.secret.SecretSource;

/** The sources of secrets that are registered, the program's own and those of bundles, each behind a guard. */
@Component
public final class RegisteredCredentials implements CredentialAccess {
    private final PrivateKeyReader privateKeys;
    private final Map<String, SecretSource> sources = new ConcurrentHashMap<>();

    /**
     * Made by declarative services.
     *
     * @param privateKeys reads private keys
     */
    @Activate
    public RegisteredCredentials(@Reference PrivateKeyReader privateKeys) {
        this.privateKeys = privateKeys;
    }

    /**
     * Takes a source in.
     *
     * @param source the source
     * @param properties of its service
     */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSource(SecretSource source, Map<String, Object> properties) {
        sources.putIfAbsent(String.valueOf(properties.get(SecretSource.NAME)), source);
    }

    /**
     * Forgets a source.
     *
     * @param source the source
     * @param properties of its service
     */
    void removeSource(SecretSource source, Map<String, Object> properties) {
        sources.remove(String.valueOf(properties.get(SecretSource.NAME)), source);
    }

    @Override
    public Collection<String> sources() {
        return sources.keySet();
    }

    @Override
    public Optional<SecretSource> source(String name) {
        return Optional.ofNullable(sources.get(name)).map(source -> new Guarded(name, source));
    }

    @Override
    public PrivateKeyReader privateKeys() {
        return privateKeys;
    }

    /** Libraries inside a bundle find their parts by the thread's loader; what a bundle throws is one line for the user. */
    private record Guarded(String name, SecretSource source) implements SecretSource {
        @Override
        public ConfigSchema schema() {
            return source.schema();
        }

        @Override
        public Optional<String> shortOption() {
            return source.shortOption();
        }

        @Override
        public Secret read(ConfigValues values, SecretRequest request) throws SecretException {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(source.getClass().getClassLoader());
            try {
                return source.read(values, request);
            } catch (RuntimeException | LinkageError broken) {
                // its text may hold what the source was about to give
                throw new SecretException(
                        "the source " + name + " failed: " + broken.getClass().getName(), broken);
            } finally {
                thread.setContextClassLoader(before);
            }
        }
    }
}
