package org.usersync.cli.internal.credentials;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usersync.cli.internal.setup.ScriptedConsole;
import org.usersync.commandline.Command;
import org.usersync.commandline.CommandException;
import org.usersync.commandline.Console;
import org.usersync.commandline.CredentialsAction;
import org.usersync.commandline.ExitStatus;
import org.usersync.commandline.Invocation;
import org.usersync.commandline.OptionWords;
import org.usersync.config.SecretPlace;
import org.usersync.config.SecretPlace.Form;
import org.usersync.credentials.Keyring;
import org.usersync.spi.secret.Secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeyringEntriesTest {
    private static final String UMAPI = "enterprise:\n  org_id: o\n  client_secret: s3cret # rotate\n";

    @TempDir
    private Path folder;

    private final Map<String, String> entries = new TreeMap<>();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private Path umapi;
    private List<SecretPlace> places;

    private final Keyring keyring = new Keyring() {
        @Override
        public String name() {
            return "keyring";
        }

        @Override
        public Optional<Secret> find(String service, String account) {
            return Optional.ofNullable(entries.get(service + "|" + account)).map(Secret::of);
        }

        @Override
        public void put(String service, String account, Secret secret) {
            entries.put(service + "|" + account, secret.use(String::new));
        }

        @Override
        public boolean remove(String service, String account) {
            return entries.remove(service + "|" + account) != null;
        }
    };

    @BeforeEach
    void files() throws IOException {
        umapi = Files.writeString(folder.resolve("connector-umapi.yml"), UMAPI);
        places = List.of(
                place("client_id", "", Form.ABSENT, ""),
                place("client_secret", "client_secret", Form.PLAIN, ""),
                place("priv_key_data", "secure_priv_key_data_key", Form.KEYRING, "the key"),
                place("priv_key_pass", "priv_key_pass", Form.SOURCE, "env"));
    }

    @Test
    void listsWithoutShowing() throws Exception {
        entries.put("the key|o", "s3cret");
        run(command(CredentialsAction.LIST, null));

        assertThat(said())
                .contains("connector-umapi.yml:client_id")
                .contains("not given")
                .contains("in the file, line 3")
                .contains("service 'the key', account 'o': there")
                .contains("source env")
                .doesNotContain("s3cret");
        entries.clear();
        run(command(CredentialsAction.LIST, null));
        assertThat(said()).contains("account 'o': missing");
    }

    @Test
    void getShowsOnlyIfAsked() throws Exception {
        entries.put("the key|o", "s3cret");

        run(command(CredentialsAction.GET, "priv_key_data"));
        assertThat(said()).contains("service 'the key', account 'o'").doesNotContain("s3cret");
        written.reset();
        run(new Command.Credentials(
                CredentialsAction.GET,
                "connector-umapi.yml:priv_key_data",
                null,
                false,
                false,
                false,
                false,
                true,
                new OptionWords().arguments()));
        assertThat(said()).isEqualTo("s3cret" + System.lineSeparator());
        fails(command(CredentialsAction.GET, "client_secret"), "has no entry of service 'umapi_client_secret'");
    }

    @Test
    void setAsksAndLeavesTheFileAlone() throws Exception {
        run(command(CredentialsAction.SET, "client_secret"), new ScriptedConsole("typed"), "");

        assertThat(entries).containsExactly(Map.entry("umapi_client_secret|o", "typed"));
        assertThat(said()).contains("--rewrite").doesNotContain("typed");
        assertThat(umapi).hasContent(UMAPI);
        run(command(CredentialsAction.SET, "client_id"), new ScriptedConsole("id"), "");
        assertThat(said()).contains("secure_client_id_key: umapi_client_id");
        fails(command(CredentialsAction.SET, "client_secret"), "empty", "");
        fails(command(CredentialsAction.SET, "client_secret"), "nobody");
    }

    @Test
    void setFromStandardInputUnderTheNameOfTheFile() throws Exception {
        run(set("priv_key_data", null, true, false, false, false), new ScriptedConsole(), "line 1\nline 2\n");

        assertThat(entries).containsExactly(Map.entry("the key|o", "line 1\nline 2"));
    }

    @Test
    void rewritesAfterShowingAndAsking() throws Exception {
        ScriptedConsole refusing = new ScriptedConsole("typed", "n");
        run(set("client_secret", "my entry", false, false, true, false), refusing, "");
        assertThat(said())
                .contains("-  client_secret: ***", "+  secure_client_secret_key: 'my entry'", "kept")
                .doesNotContain("s3cret");
        assertThat(umapi).hasContent(UMAPI);

        run(set("client_secret", "my entry", false, false, true, false), new ScriptedConsole("typed", "y"), "");
        assertThat(umapi).hasContent("enterprise:\n  org_id: o\n  secure_client_secret_key: 'my entry' # rotate\n");
    }

    @Test
    void movesWhatStandsInTheFiles() throws Exception {
        run(set(null, null, false, true, false, true), new ScriptedConsole(), "");

        assertThat(entries).containsExactly(Map.entry("umapi_client_secret|o", "s3cret"));
        assertThat(umapi)
                .hasContent("enterprise:\n  org_id: o\n  secure_client_secret_key: umapi_client_secret # rotate\n");
        assertThat(said()).doesNotContain("s3cret");
        fails(set("client_id", null, false, true, false, true), "holds no value of client_id");
    }

    @Test
    void removes() throws Exception {
        entries.put("the key|o", "s3cret");

        run(command(CredentialsAction.REMOVE, "priv_key_data"));

        assertThat(entries).isEmpty();
        assertThat(said()).contains("removed", "still names it");
        fails(command(CredentialsAction.REMOVE, "priv_key_data"), "has no entry");
    }

    @Test
    void namesThatFitNothingOrSeveral() throws Exception {
        fails(
                command(CredentialsAction.GET, "password"),
                "has no secret 'password'; it has connector-umapi.yml:client_id");
        Path other = Files.writeString(folder.resolve("other.yml"), UMAPI);
        places = List.of(
                places.get(1),
                new SecretPlace(
                        other,
                        3,
                        "enterprise.client_secret",
                        "client_secret",
                        "client_secret",
                        Optional.empty(),
                        Form.PLAIN,
                        ""));
        fails(
                command(CredentialsAction.GET, "client_secret"),
                "connector-umapi.yml:client_secret, other.yml:client_secret");
        fails(command(CredentialsAction.GET, "other.yml:client_secret"), "user name");
    }

    private SecretPlace place(String key, String writtenAs, Form form, String source) {
        return new SecretPlace(
                umapi,
                form == Form.ABSENT ? 0 : 3,
                "enterprise." + key,
                key,
                writtenAs,
                Optional.of("o"),
                form,
                source);
    }

    private static Command.Credentials command(CredentialsAction action, String secret) {
        return new Command.Credentials(
                action, secret, null, false, false, false, false, false, new OptionWords().arguments());
    }

    private static Command.Credentials set(
            String secret, String entry, boolean stdin, boolean move, boolean rewrite, boolean assent) {
        return new Command.Credentials(
                CredentialsAction.SET,
                secret,
                entry,
                stdin,
                move,
                rewrite,
                assent,
                false,
                new OptionWords().arguments());
    }

    private void fails(Command.Credentials command, String why, String... answers) {
        assertThatThrownBy(() -> run(command, new ScriptedConsole(answers), ""))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining(why);
    }

    private void run(Command.Credentials command) throws CommandException {
        run(command, new ScriptedConsole(), "");
    }

    private void run(Command.Credentials command, Console console, String input) throws CommandException {
        PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
        Invocation invocation = new Invocation(
                command,
                List.of(),
                Map.of(),
                folder,
                folder,
                folder,
                folder,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                console,
                out,
                out,
                () -> false);
        assertThat(new KeyringEntries(invocation, command, places, keyring).run())
                .isEqualTo(ExitStatus.COMPLETED);
    }

    private String said() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
