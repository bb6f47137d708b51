package org.usersync.distribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usersync.demo.tenant.Service;
import org.usersync.distribution.InstalledProgram.Result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Secrets that stand elsewhere than in the files, and sign-in by a key: the built program against real counterparts. */
class CredentialsIT {
    private static final String[] FULL = {"--connector", "okta", "--users", "mapped", "--process-groups"};
    private static final String ACCOUNT = "1A2B@techacct.adobe.com";
    private static final String PASS_PHRASE = "marker-of-the-pass-phrase";

    @TempDir
    Path scratch;

    private TestCompany company;
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        folder = scratch.resolve("company");
        company = new TestCompany(folder);
    }

    @AfterEach
    void stop() {
        company.close();
    }

    @Test
    void signsInByASignedTokenWithAnEncryptedKeyAndSecretsOfServers() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        company.tenant().addTechnicalAccount(ACCOUNT, keys.getPublic());
        secret("private.key", pem(keys));
        secret("secrets/client", TestCompany.CLIENT_SECRET + "\n");
        company.file(
                "connector-okta.yml", "host: " + company.tenant().host(Service.OKTA) + "\napi_token: {env: TOKEN}\n");
        company.file("connector-umapi.yml", """
                authentication_method: jwt
                server: {host: "%s", auth_host: "%s"}
                enterprise:
                  org_id: AB12CD@AdobeOrg
                  client_id: %s
                  client_secret: {file: secrets/client}
                  tech_acct_id: %s
                  priv_key_path: private.key
                  priv_key_pass: {command: [sh, -c, "printf %%s \\"$PASS\\""]}
                """.formatted(
                        company.tenant().host(Service.UMAPI),
                        company.tenant().host(Service.IMS),
                        TestCompany.CLIENT_ID,
                        ACCOUNT));
        InstalledProgram program =
                company.program(scratch).set("TOKEN", TestCompany.TOKEN).set("PASS", PASS_PHRASE);

        Result encrypted = program.run("encrypt", "--password", PASS_PHRASE);
        Result synced = program.run(FULL);

        assertThat(encrypted.status()).as(encrypted.err()).isZero();
        assertThat(folder.resolve("private.key")).content().startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
        assertThat(Files.getPosixFilePermissions(folder.resolve("private.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(synced.status()).as(synced.out()).isZero();
        assertThat(company.adobe("ana").groups()).containsExactly("Design");
        assertThat(company.tenant().journal().entries())
                .anyMatch(entry -> entry.path().equals("/ims/exchange/jwt"));

        Result wrong = program.set("PASS", "other").run(FULL);

        assertThat(wrong.status()).isEqualTo(1);
        assertThat(wrong.out()).contains("private.key", "does not open with the pass phrase");
        for (Result result : List.of(encrypted, synced, wrong)) {
            assertThat(result.out() + result.err())
                    .doesNotContain(PASS_PHRASE)
                    .doesNotContain(TestCompany.TOKEN)
                    .doesNotContain(TestCompany.CLIENT_SECRET);
        }
    }

    @Test
    void keyringOfTheDesktopSharedWithPython() throws Exception {
        boolean installed = Files.isExecutable(Path.of("/usr/bin/gnome-keyring-daemon"))
                && Files.isExecutable(Path.of("/usr/bin/dbus-run-session"));
        assumeTrue(installed, "needs a keyring: apt-get install dbus gnome-keyring python3-keyring");
        company.file(
                "connector-okta.yml",
                "host: " + company.tenant().host(Service.OKTA) + "\nsecure_api_token_key: okta token\n");
        Path session = Files.writeString(scratch.resolve("session.sh"), """
                #!/bin/sh
                [ "${1:-}" = inside ] || exec dbus-run-session -- "$0" inside "$@"
                set -eu
                program=$2 host=$3 token=$4
                export XDG_RUNTIME_DIR="$HOME" XDG_DATA_HOME="$HOME"
                export PYTHON_KEYRING_BACKEND=keyring.backends.SecretService.Keyring
                python() { python3 -c "import sys, keyring; $1" "$2" "$3"; }
                printf pass | gnome-keyring-daemon --unlock --components=secrets >/dev/null
                python 'keyring.set_password("okta token", sys.argv[1], sys.argv[2])' "$host" "$token"
                echo "== move"; "$program" credentials set --move --yes --connector okta
                echo "== list"; "$program" credentials list --connector okta
                echo "== sync"; "$program" --connector okta --users mapped --process-groups
                echo "== show"; "$program" credentials get client_secret --connector okta --show
                echo "== set"; printf 'other\\n' | "$program" credentials set client_secret --stdin --connector okta
                echo "== python"; python 'print(keyring.get_password(sys.argv[1], sys.argv[2]))' \
                  umapi_client_secret AB12CD@AdobeOrg
                echo "== remove"; "$program" credentials remove client_secret --connector okta
                echo "== missing"; "$program" --connector okta --users mapped || echo "status $?"
                """);
        Files.setPosixFilePermissions(session, PosixFilePermissions.fromString("rwx------"));
        InstalledProgram program = company.program(scratch).script(session);
        Path out = scratch.resolve("out.txt");
        Path err = scratch.resolve("err.txt");
        String script = InstalledProgram.exploded().resolve("bin/user-sync").toString();

        Process process = program.start(out, err, script, company.tenant().host(Service.OKTA), TestCompany.TOKEN);
        try {
            assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }

        String said = Files.readString(out);
        assertThat(process.exitValue()).as(said + Files.readString(err)).isZero();
        assertThat(part(said, "move"))
                .contains("stored   service 'umapi_client_id', account 'AB12CD@AdobeOrg'")
                .contains("-  client_secret: ***", "+  secure_client_secret_key: umapi_client_secret")
                .doesNotContain(TestCompany.CLIENT_SECRET);
        assertThat(folder.resolve("connector-umapi.yml"))
                .content()
                .contains("  secure_client_secret_key: umapi_client_secret\n")
                .doesNotContain(TestCompany.CLIENT_SECRET);
        assertThat(part(said, "list"))
                .contains("connector-okta.yml:api_token", "service 'okta token', account 'localhost:")
                .contains("service 'umapi_client_secret', account 'AB12CD@AdobeOrg': there")
                .doesNotContain("missing");
        assertThat(part(said, "sync")).contains("Number of new Adobe users added: 2");
        assertThat(part(said, "show").strip()).isEqualTo(TestCompany.CLIENT_SECRET);
        assertThat(part(said, "python").strip()).isEqualTo("other");
        assertThat(part(said, "remove")).contains("removed", "still names it");
        assertThat(part(said, "missing"))
                .contains("no entry of service 'umapi_client_secret', account 'AB12CD@AdobeOrg'")
                .contains("status 1");
    }

    @Test
    void withoutAKeyringOneLineSaysWhatToDo() throws Exception {
        company.file(
                "connector-okta.yml", "host: " + company.tenant().host(Service.OKTA) + "\nsecure_api_token_key: k\n");

        Result result = company.program(scratch).run(FULL);

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out().lines().filter(line -> line.contains("CRITICAL")))
                .singleElement()
                .asString()
                .contains("connector-okta.yml", "secure_api_token_key", "no keyring", "{env: …}");
        assertThat(company.tenant().journal().entries()).isEmpty();
    }

    private static String part(String said, String name) {
        return said.replaceFirst("(?s).*== " + name + "\n(.*?)(== .*|$)", "$1");
    }

    private void secret(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.setPosixFilePermissions(Files.writeString(file, content), PosixFilePermissions.fromString("rw-------"));
    }

    private static String pem(KeyPair keys) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }
}
