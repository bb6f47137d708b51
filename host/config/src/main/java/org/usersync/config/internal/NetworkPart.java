package org.usersync.config.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.usersync.config.ClientCertificateSettings;

/** Reads the section {@code network} of the root file. */
final class NetworkPart {
    private static final String CERTIFICATE = "client_certificate";
    private static final String KEY = "client_key";
    private static final String PASS = "client_key_pass";

    private NetworkPart() {}

    /**
     * Reads the section. Errors are reported.
     *
     * @param network the section, may be empty
     * @param files judges the file of the key
     * @param secrets reads the pass phrase; its account in the keyring is the certificate's path as written
     * @return the client certificate, if one is configured
     */
    static Optional<ClientCertificateSettings> read(Section network, ConfigurationFiles files, Secrets secrets) {
        Optional<Value> named = network.get(CERTIFICATE);
        Optional<Path> certificate = named.flatMap(FileReferences::existing);
        Optional<Path> key = network.get(KEY).flatMap(FileReferences::existing);
        Secrets.Answer pass = secrets.read(network, PASS, List.of(), () -> named.flatMap(Value::text));
        if (named.isEmpty() && (network.get(KEY).isPresent() || !pass.isAbsent())) {
            network.error(CERTIFICATE, "required with the other keys of this section: the file with the certificate");
        }
        network.rejectUnknown();
        if (certificate.isEmpty()) {
            return Optional.empty();
        }
        Path keyFile = key.orElse(certificate.get());
        files.judgeSecretIn(keyFile);
        return Optional.of(new ClientCertificateSettings(certificate.get(), keyFile, pass.secret()));
    }
}
