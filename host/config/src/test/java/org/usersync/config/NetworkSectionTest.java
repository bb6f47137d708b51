package org.usersync.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class NetworkSectionTest {
    @TempDir
    private Path directory;

    private Workspace workspace;

    @BeforeEach
    void makeFiles() throws Exception {
        workspace = new Workspace(directory).file("client.pem", "").file("client.key", "");
        for (String name : new String[] {"client.pem", "client.key", "connector-okta.yml", "connector-umapi.yml"}) {
            Files.setPosixFilePermissions(directory.resolve(name), PosixFilePermissions.fromString("rw-------"));
        }
    }

    private Settings load(String network) throws ConfigurationException {
        return workspace.root(Workspace.ROOT + network).load();
    }

    private String problems(String network) {
        try {
            return load(network).toString();
        } catch (ConfigurationException wrong) {
            return wrong.problems().stream().map(Problem::text).toList().toString();
        }
    }

    @Test
    void namesACertificateItsKeyAndThePassPhrase() throws ConfigurationException {
        ClientCertificateSettings client =
                load("network: {client_certificate: client.pem, client_key: client.key, client_key_pass: s3cret}\n")
                        .clientCertificate()
                        .orElseThrow();

        assertThat(client.certificate()).isEqualTo(directory.resolve("client.pem"));
        assertThat(client.key()).isEqualTo(directory.resolve("client.key"));
        String pass = client.passPhrase().orElseThrow().use(String::new);
        assertThat(pass).isEqualTo("s3cret");
        assertThat(client.toString()).doesNotContain("s3cret");
    }

    @Test
    void theKeyMayStandWithTheCertificate() throws ConfigurationException {
        ClientCertificateSettings client = load("network: {client_certificate: client.pem}\n")
                .clientCertificate()
                .orElseThrow();

        assertThat(client.key()).isEqualTo(client.certificate());
        assertThat(client.passPhrase()).isEmpty();
        assertThat(load("network:\n").clientCertificate()).isEmpty();
    }

    @Test
    void aKeyThatEverybodyCanReadIsWarnedOf() throws Exception {
        Files.setPosixFilePermissions(directory.resolve("client.key"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(load("network: {client_certificate: client.pem, client_key: client.key}\n")
                        .warnings())
                .anyMatch(line -> line.contains("client.key") && line.contains("every user of this system"));
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThat(problems("network: {client_key: client.key}\n")).contains("network.client_certificate", "required");
        assertThat(problems("network: {client_certificate: none.pem}\n"))
                .contains("network.client_certificate", "there is no file");
        assertThat(problems("network: {client_certificat: client.pem}\n")).contains("client_certificate");
        assertThat(problems("network: yes\n")).contains("network", "mapping");
    }
}
