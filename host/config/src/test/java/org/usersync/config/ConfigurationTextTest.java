package org.usersync.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usersync.config.SecretPlace.Form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A secret becomes the name of its entry; everything else of the file stays as it is. */
class ConfigurationTextTest {
    @TempDir
    Path folder;

    @Test
    void plainValueWithCommentsAroundIt() throws Exception {
        assertThat(changed("# 𝄞 top\nenterprise:\n  client_secret:   \"s3cr#t: ä\"   # rotate in May\n  org_id: o\n"))
                .isEqualTo(
                        "# 𝄞 top\nenterprise:\n  secure_client_secret_key: umapi secret   # rotate in May\n  org_id: o\n"
                                .replace("umapi secret", "'umapi secret'"));
    }

    @Test
    void lineEndsOfWindowsAndNoneAtTheEnd() throws Exception {
        assertThat(changed("enterprise:\r\n  org_id: o\r\n  client_secret: s3cret"))
                .isEqualTo("enterprise:\r\n  org_id: o\r\n  secure_client_secret_key: 'umapi secret'");
    }

    @Test
    void valueInBraces() throws Exception {
        assertThat(changed("enterprise: {org_id: o, client_secret: 's3''cret', client_id: i} # end\n"))
                .isEqualTo("enterprise: {org_id: o, secure_client_secret_key: 'umapi secret', client_id: i} # end\n");
    }

    @Test
    void blockOfLines() throws Exception {
        assertThat(changed("enterprise:\n  client_secret: |\n    s3cret\n    more\n\n  # the id\n  org_id: o\n"))
                .isEqualTo("enterprise:\n  secure_client_secret_key: 'umapi secret'\n\n  # the id\n  org_id: o\n");
        assertThat(changed("enterprise:\n  client_secret: |\n    s3cret\n"))
                .isEqualTo("enterprise:\n  secure_client_secret_key: 'umapi secret'\n");
    }

    @Test
    void anotherSource() throws Exception {
        assertThat(changed("enterprise:\n  client_secret:\n    env: TOKEN\n  org_id: o\n"))
                .isEqualTo("enterprise:\n  secure_client_secret_key: 'umapi secret'\n  org_id: o\n");
        assertThat(changed("enterprise:\n  client_secret: {file: x} # c\n"))
                .isEqualTo("enterprise:\n  secure_client_secret_key: 'umapi secret' # c\n");
    }

    @Test
    void showsTheChangeWithoutTheSecret() throws Exception {
        ConfigurationText.Change change = text("enterprise:\n  client_secret: s3cret\n")
                .naming(place("client_secret"), "umapi_client_secret")
                .orElseThrow();

        assertThat(change.before()).isEqualTo("client_secret: ***");
        assertThat(change.after()).isEqualTo("secure_client_secret_key: umapi_client_secret");
    }

    @Test
    void givesThePlainValue() throws Exception {
        ConfigurationText text = text("enterprise:\n  client_secret: 's3''cret'\n");

        assertThat(text.secret(place("client_secret")).orElseThrow().<String>use(String::new))
                .isEqualTo("s3'cret");
        assertThat(text.secret(place("other"))).isEmpty();
        assertThat(text.naming(place("other"), "x")).isEmpty();
    }

    @Test
    void encodingIsKept() throws Exception {
        Path file = folder.resolve("latin.yml");
        Files.write(file, "enterprise: {client_secret: x} # ä\n".getBytes(StandardCharsets.ISO_8859_1));

        byte[] changed = ConfigurationText.read(file, "latin1")
                .naming(place("client_secret"), "e")
                .orElseThrow()
                .changed()
                .bytes();

        assertThat(new String(changed, StandardCharsets.ISO_8859_1))
                .isEqualTo("enterprise: {secure_client_secret_key: e} # ä\n");
    }

    @Test
    void whatIsNoConfigurationIsRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> text("a: [s3cret")).hasMessage("it is no YAML").hasNoCause();
        assertThatThrownBy(() -> text("- s3cret\n")).hasMessage("it is no mapping");
    }

    private String changed(String before) throws Exception {
        return new String(
                text(before)
                        .naming(place("client_secret"), "umapi secret")
                        .orElseThrow()
                        .changed()
                        .bytes(),
                StandardCharsets.UTF_8);
    }

    private ConfigurationText text(String content) throws Exception {
        return ConfigurationText.read(Files.writeString(folder.resolve("connector-umapi.yml"), content), null);
    }

    private SecretPlace place(String writtenAs) {
        return new SecretPlace(
                folder.resolve("connector-umapi.yml"),
                2,
                "enterprise.client_secret",
                "client_secret",
                writtenAs,
                Optional.of("o"),
                Form.PLAIN,
                "");
    }
}
