package org.usersync.config;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Secrets that stand elsewhere than in the file. */
class SecretSourcesTest {
    private static final String UMAPI = """
            authentication_method: oauth
            enterprise:
              org_id: o
              client_id: id-s3cret
              client_secret: %s
            """;

    @TempDir
    Path directory;

    private Workspace workspace;

    @BeforeEach
    void sources() {
        workspace = new Workspace(directory)
                .source(
                        "env",
                        Sources.source(
                                "name",
                                values -> request -> request.environment()
                                        .get(values.text("name").orElseThrow())))
                .source(
                        "echo",
                        Sources.source(
                                "text",
                                values -> request -> values.text("text").orElseThrow()
                                        + "/"
                                        + values.secret("password")
                                                .map(each -> each.use(String::new))
                                                .orElse("-")
                                        + "/" + request.option()
                                        + "/" + request.account().orElse("-")
                                        + "/" + request.directory().equals(directory)))
                .variable("TOKEN", "from-env");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{env: TOKEN} | from-env",
                "{env: {name: TOKEN}} | from-env",
                "{Env: TOKEN} | from-env",
                "{echo: a} | a/-/client_secret/o/true",
                "{echo: {text: a, password: p}} | a/p/client_secret/o/true",
                "{echo: {text: a, password: {env: TOKEN}}} | a/from-env/client_secret/o/true",
            })
    void secretFromASource(String yaml, String expected) throws Exception {
        workspace.file("connector-umapi.yml", String.format(UMAPI, yaml));

        assertThat(workspace
                        .load("users mapped")
                        .targets()
                        .get(0)
                        .clientSecret()
                        .<String>use(String::new))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{vault-s3cret: x} | there are the sources echo, env",
                "{env: TOKEN, echo: a} | name of one source (echo, env)",
                "{} | name of one source (echo, env)",
                "{env: NONE} | there is no entry for NONE",
                "{env: } | says nothing of the source env",
                "{env: {nme: TOKEN}} | unknown key",
                "{env: {password: x}} | required",
                "[env, x] | expected a text",
            })
    void whatIsWrongWithASource(String yaml, String expected) {
        workspace.file("connector-umapi.yml", String.format(UMAPI, yaml));

        assertThat(workspace.problems("users mapped"))
                .anySatisfy(problem -> assertThat(problem).contains("client_secret", expected))
                .allSatisfy(problem -> assertThat(problem).doesNotContain("s3cret"));
    }

    @Test
    void emptySecretIsNone() {
        workspace.variable("TOKEN", "").file("connector-umapi.yml", String.format(UMAPI, "{env: TOKEN}"));

        assertThat(workspace.problems("users mapped"))
                .singleElement()
                .asString()
                .contains("empty");
    }

    @Test
    void missingEntryOfTheKeyring() {
        workspace
                .keyring((service, account) -> null)
                .file(
                        "connector-umapi.yml",
                        String.format(UMAPI, "").replace("client_secret:", "secure_client_secret_key: N"));

        assertThat(workspace.problems("users mapped"))
                .singleElement()
                .asString()
                .contains("secure_client_secret_key", "no entry for N and o");
    }

    @Test
    void placesOfSecretsWithoutReadingThem() {
        workspace
                .keyring((service, account) -> {
                    throw new AssertionError("read");
                })
                .file("connector-umapi.yml", """
                        authentication_method: jwt
                        enterprise:
                          org_id: o
                          api_key: s3cret
                          secure_client_secret_key: N
                          tech_acct_id: t
                          priv_key_data: {env: K}
                        """)
                .file("connector-okta.yml", "host: h.okta.com\n");

        SecretPlace.Inventory found = workspace.secretPlaces("users mapped");

        Path umapi = workspace.path("connector-umapi.yml");
        assertThat(found.places())
                .extracting(
                        SecretPlace::file, SecretPlace::line, SecretPlace::path, SecretPlace::form, SecretPlace::source)
                .contains(
                        tuple(umapi, 4, "enterprise.client_id", SecretPlace.Form.PLAIN, ""),
                        tuple(umapi, 5, "enterprise.client_secret", SecretPlace.Form.KEYRING, "N"),
                        tuple(umapi, 7, "enterprise.priv_key_data", SecretPlace.Form.SOURCE, "env"),
                        tuple(umapi, 0, "enterprise.priv_key_pass", SecretPlace.Form.ABSENT, ""),
                        tuple(workspace.path("connector-okta.yml"), 0, "api_token", SecretPlace.Form.ABSENT, ""));
        assertThat(found.places())
                .filteredOn(place -> place.key().equals("client_id"))
                .first()
                .satisfies(place -> assertThat(place.account()).hasValue("o"));
        assertThat(found.toString()).doesNotContain("s3cret");
    }
}
