package org.usersync.demo.tenant;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TenantFileTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        DemoCompany company = DemoCompany.realistic(3, 30);
        TenantOptions options = TenantOptions.defaults()
                .latency(5)
                .faults(Fault.status(Service.OKTA, "/users", 429)
                        .header("X-Rate-Limit-Reset", "1")
                        .every(3));
        TenantFile file = new TenantFile(company.state().okta(), company.state().adobe(), options);
        Path path = folder.resolve("state.json");
        file.write(path);

        assertThat(TenantFile.read(path)).isEqualTo(file);
    }

    @Test
    void littleIsEnough() throws Exception {
        Path path = Files.writeString(folder.resolve("state.json"), """
                {"okta":{"token":"t","users":[{"id":"a","profile":{"email":"a@x.example","mobilePhone":null}}],
                         "groups":[{"id":"g","name":"G","members":["a"]}]},
                 "adobe":{"orgId":"o","clientId":"c","clientSecret":"s","domains":{"x.example":"federatedID"},
                          "users":[{"type":"adobeID","email":"b@x.example"}],"groups":[{"name":"P"}]},
                 "options":{"faults":[{"service":"OKTA","path":"/users","kind":"RESET"}]}}""");
        TenantFile file = TenantFile.read(path);

        assertThat(file.okta().users()).singleElement().satisfies(user -> {
            assertThat(user.status()).isEqualTo("ACTIVE");
            assertThat(user.profile()).containsEntry("mobilePhone", null);
        });
        assertThat(file.behaviour().okta()).isEqualTo(OktaOptions.defaults());
        assertThat(file.behaviour().adobe()).isEqualTo(AdobeOptions.defaults());
        assertThat(file.behaviour().faults()).singleElement().satisfies(fault -> assertThat(fault.kind())
                .isEqualTo(Fault.Kind.RESET));
    }

    @Test
    void aWrongFileIsNamedWithTheLine() throws Exception {
        Path path = Files.writeString(folder.resolve("state.json"), "{\"okta\":\n{\"tokn\":\"t\"}}");

        assertThatThrownBy(() -> TenantFile.read(path))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("state.json")
                .hasMessageContaining("tokn")
                .hasMessageContaining("line 2");
    }

    @Test
    void theProcessServesUntilItsInputEndsAndSaves() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Path authority = folder.resolve("ca.pem");
        Path saved = folder.resolve("saved.json");
        int status = TenantMain.run(
                new String[] {"--ca", authority.toString(), "--save", saved.toString()},
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                System.err);

        assertThat(status).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).matches("ready okta=\\d+ ims=\\d+ umapi=\\d+ ca=.*\\R");
        assertThat(authority).content().startsWith("-----BEGIN CERTIFICATE-----");
        assertThat(TenantFile.read(saved).okta().users()).hasSize(500);
    }

    @Test
    void theProcessSaysInOneLineWhatIsWrong() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        ByteArrayInputStream none = new ByteArrayInputStream(new byte[0]);

        assertThat(TenantMain.run(new String[] {folder.resolve("no.json").toString()}, none, stream, stream))
                .isEqualTo(1);
        assertThat(TenantMain.run(new String[] {"--what"}, none, stream, stream))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
    }
}
