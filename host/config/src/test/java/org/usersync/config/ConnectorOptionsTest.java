package org.usersync.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.connector.Capability;
import org.usersync.spi.model.IdentityType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Files of connectors are checked by nothing but the schema that a connector declares. */
class ConnectorOptionsTest {
    private static final String NEEDED = "needed: n\nbase: ''\n";

    @TempDir
    Path directory;

    private Workspace workspace;

    @BeforeEach
    void files() {
        workspace = new Workspace(directory)
                .connector("any", new ConnectorCatalog.Connector(Schemas.everyKind(), Set.of(Capability.ALL_USERS)))
                .root(Workspace.ROOT
                        .replace("okta: connector-okta.yml", "any: conf/any.yml")
                        .replace("okta", "any"));
    }

    private ConfigValues values(String text) throws ConfigurationException {
        return workspace
                .file("conf/any.yml", text)
                .load()
                .connector()
                .orElseThrow()
                .values();
    }

    @Test
    void givesDefaultsAndNothingElseWhereTheFileIsSilent() throws ConfigurationException {
        ConfigValues values = values(NEEDED + "text: ''\nlist:\nfile:\npart:\n");

        assertThat(values.text("text")).isEmpty();
        assertThat(values.text("needed")).contains("n");
        assertThat(values.text("base")).contains("");
        assertThat(values.text("choice")).contains("simple");
        assertThat(values.integer("number")).contains(200L);
        assertThat(values.flag("flag")).isTrue();
        assertThat(values.texts("list")).isEmpty();
        assertThat(values.file("file")).isEmpty();
        assertThat(values.identityType("type")).isEmpty();
        assertThat(values.secret("secret")).isEmpty();
        assertThat(values.encoding("encoding")).isEmpty();
        assertThat(values.section("part")).isEmpty();
    }

    @Test
    void givesValuesOfEveryKind() throws ConfigurationException {
        workspace.file("conf/data.txt", "");
        ConfigValues values = values(NEEDED
                + "text: 010\nchoice: ' ntlm '\nnumber: 0x10\nflag: Off\nlist: [a, 1, yes, ~]\nfile: data.txt\n"
                + "type: FederatedID\nsecret: 007\nencoding: latin_1\npart: {name: p, nested: on}\n");

        assertThat(values.text("text")).contains("010");
        assertThat(values.text("choice")).contains("NTLM");
        assertThat(values.integer("number")).contains(16L);
        assertThat(values.flag("flag")).isFalse();
        assertThat(values.texts("list")).containsExactly("a", "1", "yes");
        assertThat(values.file("file")).contains(directory.resolve("conf/data.txt"));
        assertThat(values.identityType("type")).contains(IdentityType.FEDERATED_ID);
        assertThat(values.secret("secret").orElseThrow().<String>use(String::new))
                .isEqualTo("007");
        assertThat(values.encoding("encoding")).contains(StandardCharsets.ISO_8859_1);
        ConfigValues part = values.section("part").orElseThrow();
        assertThat(part.text("name")).contains("p");
        assertThat(part.flag("nested")).isTrue();
    }

    @Test
    void takesASingleValueForAListAndOldNamesForNewOnes() throws ConfigurationException {
        workspace.keyring((service, account) -> service + "/" + account);

        ConfigValues values = values(NEEDED + "list: ldaps://a\ntext: account\nsecure_old_secret_key: S\n");

        assertThat(values.texts("list")).containsExactly("ldaps://a");
        assertThat(values.secret("secret").orElseThrow().<String>use(String::new))
                .isEqualTo("S/account");
        assertThat(values(NEEDED + "old_text: t\n").text("text")).contains("t");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "needed: ~ key needed: required",
                "needed: '  ' ~ key needed: required",
                "text: [a] ~ key text: expected a text, found a list",
                "choice: kerberos ~ key choice: expected one of simple, NTLM, found a text 'kerberos'",
                "number: many ~ key number: expected a whole number from 0 to 1000, found a text 'many'",
                "number: 1001 ~ from 0 to 1000, found a whole number '1001'",
                "number: '5' ~ found a text '5'",
                "number: 0x_ ~ expected a whole number",
                "number: 99999999999999999999999 ~ expected a whole number",
                "flag: 1 ~ key flag: expected yes or no (without quotes), found a whole number '1'",
                "list: {a: b} ~ key list: expected a text, found a mapping",
                "list: [[a]] ~ key list[1]: expected a text, found a list",
                "file: none.txt ~ key file: there is no file",
                "file: $(x) ~ a command in place of a file",
                "type: person ~ key type: expected adobeID",
                "secret: [] ~ key secret: expected a text, found a list",
                "encoding: utf99 ~ key encoding: expected the name of a character encoding",
                "part: text ~ key part: expected a mapping",
                "part: {nested: on} ~ key part.name: required",
                "part: {name: a, nme: b} ~ key part.nme: unknown key, did you mean 'name'?",
                "txt: a ~ key txt: unknown key, did you mean 'text'?",
                "nonsense_of_all_kinds: a ~ key nonsense_of_all_kinds: unknown key",
            })
    void tellsWhatTheSchemaDoesNotAllow(String line, String message) {
        String key = line.substring(0, line.indexOf(':'));
        String rest =
                NEEDED.lines().filter(given -> !given.startsWith(key + ":")).reduce("", (a, b) -> a + b + "\n");
        workspace.file("conf/any.yml", rest + line + "\n");

        assertThat(workspace.problems())
                .singleElement()
                .asString()
                .startsWith("conf/any.yml, line ")
                .contains(message);
    }

    @Test
    void givesEachBundleOnlyWhatItDeclared() throws ConfigurationException {
        ConfigValues values = values(NEEDED);

        assertThatThrownBy(() -> values.text("other")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> values.text("number"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("number");
        assertThat(values(NEEDED + "secret: s3cret\n").toString()).doesNotContain("s3cret");
    }
}
