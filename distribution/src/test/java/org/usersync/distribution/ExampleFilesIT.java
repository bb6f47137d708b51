package org.usersync.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usersync.demo.tenant.Service;
import org.usersync.distribution.InstalledProgram.Result;

import static org.assertj.core.api.Assertions.assertThat;

/** The files that {@code example-config} writes work with the real connectors and the hook, once the site's values are in them. */
class ExampleFilesIT {
    @TempDir
    Path scratch;

    private TestCompany company;
    private Path folder;
    private InstalledProgram program;

    @BeforeEach
    void write() throws Exception {
        company = new TestCompany(scratch.resolve("company"));
        folder = Files.createDirectories(scratch.resolve("site"));
        program = company.program(scratch).workingDirectory(folder);
        Result written = program.run(
                "example-config",
                "--root=user-sync-config.yml",
                "--umapi=connector-umapi.yml",
                "--ldap=connector-ldap.yml",
                "--okta=connector-okta.yml",
                "--csv=connector-csv.yml",
                "--extension=extension-config.yml");
        assertThat(written.status()).as(written.err()).isZero();
        fill(
                "user-sync-config.yml",
                Map.of(
                        "Adobe Photoshop", "Design & Co",
                        "Photoshop Users", "Design"));
        fill(
                "connector-umapi.yml",
                Map.of(
                        "your organisation id",
                        "AB12CD@AdobeOrg",
                        "your client id",
                        TestCompany.CLIENT_ID,
                        "your client secret",
                        TestCompany.CLIENT_SECRET,
                        "# host: usermanagement.adobe.io",
                        "host: \"" + company.tenant().host(Service.UMAPI) + "\"",
                        "# auth_host: ims-na1.adobelogin.com",
                        "auth_host: \"" + company.tenant().host(Service.IMS) + "\""));
    }

    @AfterEach
    void close() {
        company.close();
    }

    private void fill(String file, Map<String, String> values) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        for (Map.Entry<String, String> value : values.entrySet()) {
            assertThat(text).as(file).contains(value.getKey());
            text = text.replace(value.getKey(), value.getValue());
        }
        Files.writeString(path, text);
    }

    @Test
    void oktas() throws Exception {
        fill(
                "connector-okta.yml",
                Map.of(
                        "your-organisation.okta.com",
                        company.tenant().host(Service.OKTA),
                        "your api token",
                        TestCompany.TOKEN));
        fill(
                "user-sync-config.yml",
                Map.of("    - directory_group: \"Adobe All Apps\"\n", "    - directory_group: \"Print #1\"\n"));
        Result run = program.run("--connector", "okta");
        assertThat(run.status()).as(run.out() + run.err()).isIn(0, 3);
        assertThat(run.out()).contains("TEST MODE", "Number of directory users selected for input: 3");
    }

    @Test
    void csvsAndTheHooks() throws Exception {
        Files.writeString(
                folder.resolve("people.csv"),
                "firstname,lastname,email,country,groups\nAna,Ruiz," + TestCompany.email("ana") + ",UK,Design & Co\n");
        Result run = program.run("--connector", "csv", "people.csv");
        assertThat(run.out()).contains("Number of directory users selected for input: 1");
        assertThat(company.tenant().journal().actions().toString())
                .contains("GB")
                .doesNotContain("UK");
    }

    @Test
    void ldaps() throws Exception {
        fill("connector-ldap.yml", Map.of("ldap://ldap.example.com", "ldap://127.0.0.1:" + RunningService.freePort()));
        Result run = program.run();
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .as("not the file, but the server")
                .contains("127.0.0.1")
                .doesNotContain(".yml, line");
    }
}
