package org.usersync.cli.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.Map;

import org.usersync.config.ClientCertificateSettings;
import org.usersync.config.Settings;
import org.usersync.http.ClientCertificate;
import org.usersync.http.NetworkSettings;
import org.usersync.http.NetworkSettingsException;
import org.usersync.spi.secret.PrivateKeyException;
import org.usersync.spi.secret.PrivateKeyReader;
import org.usersync.spi.secret.Secret;

/** Puts together what a run knows of the network: the environment's part and the configuration's. */
final class RunNetwork {
    private final PrivateKeyReader keys;

    /** @param keys reads the key of the client certificate */
    RunNetwork(PrivateKeyReader keys) {
        this.keys = keys;
    }

    /**
     * Reads the settings.
     *
     * @param environment the environment variables
     * @param settings the configuration
     * @return both together
     * @throws NetworkSettingsException if one of them cannot be used
     */
    NetworkSettings settings(Map<String, String> environment, Settings settings) {
        NetworkSettings network = NetworkSettings.fromEnvironment(environment, settings.maxWait());
        return settings.clientCertificate()
                .map(named -> network.with(certificate(named)))
                .orElse(network);
    }

    private ClientCertificate certificate(ClientCertificateSettings named) {
        return ClientCertificate.read("Option network.client_certificate", named.certificate(), key(named));
    }

    private PrivateKey key(ClientCertificateSettings named) {
        Path file = named.key();
        try {
            // One byte is one character: the file may be in any encoding, what counts in it is ASCII.
            Secret pem = Secret.of(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            return keys.read(pem, named.passPhrase().orElse(null));
        } catch (PrivateKeyException e) {
            throw new NetworkSettingsException("network.client_key: the key in " + file + " " + e.getMessage());
        } catch (IOException e) {
            throw new NetworkSettingsException("network.client_key: " + file + " cannot be read ("
                    + e.getClass().getSimpleName() + ")");
        }
    }
}
