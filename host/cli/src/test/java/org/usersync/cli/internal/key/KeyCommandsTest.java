package org.usersync.cli.internal.key;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usersync.cli.internal.setup.ScriptedConsole;
import org.usersync.commandline.Command;
import org.usersync.commandline.CommandException;
import org.usersync.commandline.CommandHandler;
import org.usersync.commandline.Console;
import org.usersync.commandline.ExitStatus;
import org.usersync.commandline.Invocation;
import org.usersync.credentials.internal.key.PemKeyTool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeyCommandsTest {
    private static final String ENCRYPTED = "-----BEGIN ENCRYPTED PRIVATE KEY-----\n";
    private static final String PLAIN = "-----BEGIN PRIVATE KEY-----\n";

    @TempDir
    private Path folder;

    private final PemKeyTool tool = new PemKeyTool();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @BeforeEach
    void makeKey() throws Exception {
        run(new CertgenHandler(tool), new Command.Certgen(true, "private.key", "certificate_pub.crt", false));
    }

    @Test
    void encryptsInPlaceAndDecryptsToAnotherFile() throws Exception {
        String plain = text("private.key");
        ScriptedConsole console = new ScriptedConsole("päss", "päss");
        run(new EncryptHandler(tool), new Command.Encrypt("private.key", null, null), console);

        assertThat(console.questions()).hasSize(2);
        assertThat(text("private.key")).startsWith(ENCRYPTED);
        assertThat(permissions("private.key")).isEqualTo("rw-------");

        run(
                new DecryptHandler(tool),
                new Command.Decrypt("private.key", "plain.key", null),
                new ScriptedConsole("päss"));

        assertThat(text("plain.key")).isEqualTo(plain);
        assertThat(permissions("plain.key")).isEqualTo("rw-------");
        assertThat(text("private.key")).startsWith(ENCRYPTED);
        assertThat(written.toString(StandardCharsets.UTF_8))
                .contains("plain.key")
                .doesNotContain("päss");
    }

    @Test
    void whatFailsLeavesEveryFileAsItWas() throws Exception {
        String plain = text("private.key");
        fails(new EncryptHandler(tool), new Command.Encrypt("private.key", null, null), "differ", "one", "two");
        fails(new EncryptHandler(tool), new Command.Encrypt("private.key", null, null), "empty", "");
        fails(new EncryptHandler(tool), new Command.Encrypt("private.key", null, null), "nobody");
        fails(new DecryptHandler(tool), new Command.Decrypt("private.key", null, "x"), "is not encrypted");
        assertThat(text("private.key")).isEqualTo(plain);

        run(new EncryptHandler(tool), new Command.Encrypt("private.key", null, "right"));
        String encrypted = text("private.key");
        fails(new EncryptHandler(tool), new Command.Encrypt("private.key", null, "x"), "encrypted already");
        fails(new DecryptHandler(tool), new Command.Decrypt("private.key", null, "wrong"), "pass phrase");
        fails(new DecryptHandler(tool), new Command.Decrypt("certificate_pub.crt", null, "x"), "is no private key");
        fails(new DecryptHandler(tool), new Command.Decrypt("none.key", null, "x"), "there is no file");
        assertThat(text("private.key")).isEqualTo(encrypted);
        assertThat(names()).containsExactlyInAnyOrder("private.key", "certificate_pub.crt");
    }

    @Test
    void existingOutputIsAskedAbout() throws Exception {
        Files.writeString(folder.resolve("out.key"), "mine");
        Command.Encrypt command = new Command.Encrypt("private.key", "out.key", "x");

        fails(new EncryptHandler(tool), command, "was kept", "n");
        assertThat(text("out.key")).isEqualTo("mine");

        run(new EncryptHandler(tool), command, new ScriptedConsole("y"));
        assertThat(text("out.key")).startsWith(ENCRYPTED);
        assertThat(text("private.key")).startsWith(PLAIN);
    }

    @Test
    void linkStaysALink() throws Exception {
        Files.move(folder.resolve("private.key"), folder.resolve("real.key"));
        Files.createSymbolicLink(folder.resolve("private.key"), Path.of("real.key"));

        run(new EncryptHandler(tool), new Command.Encrypt("private.key", null, "x"));

        assertThat(folder.resolve("private.key")).isSymbolicLink();
        assertThat(text("real.key")).startsWith(ENCRYPTED);
    }

    @Test
    void certgenAsksForTheSubjectAndBeforeItOverwrites() throws Exception {
        String before = text("private.key");
        Command.Certgen asking = new Command.Certgen(false, "private.key", "certificate_pub.crt", false);
        fails(new CertgenHandler(tool), asking, "was kept", "y", "n");
        fails(new CertgenHandler(tool), asking, "nobody", "y", "y", "DE");
        assertThat(text("private.key")).isEqualTo(before);

        ScriptedConsole console = new ScriptedConsole("Germany", "de", "", "Köln", "Acme", "", "User Sync", "");
        run(new CertgenHandler(tool), new Command.Certgen(false, "private.key", "certificate_pub.crt", true), console);

        assertThat(text("private.key")).startsWith(PLAIN).isNotEqualTo(before);
        assertThat(text("certificate_pub.crt")).startsWith("-----BEGIN CERTIFICATE-----\n");
        assertThat(console.questions()).hasSize(8);
        fails(new CertgenHandler(tool), new Command.Certgen(true, "one", "./one", true), "to one file");
    }

    @Test
    void folderThatIsNotThere() {
        fails(new EncryptHandler(tool), new Command.Encrypt("private.key", "none/out.key", "x"), "cannot be written");
    }

    private void fails(CommandHandler handler, Command command, String why, String... answers) {
        assertThatThrownBy(() -> run(handler, command, new ScriptedConsole(answers)))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining(why);
    }

    private void run(CommandHandler handler, Command command) throws CommandException {
        run(handler, command, new ScriptedConsole());
    }

    private void run(CommandHandler handler, Command command, Console console) throws CommandException {
        PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
        Invocation invocation = new Invocation(
                command,
                List.of(),
                Map.of(),
                folder,
                folder,
                folder,
                folder,
                InputStream.nullInputStream(),
                console,
                out,
                out,
                () -> false);
        assertThat(handler.run(invocation)).isEqualTo(ExitStatus.COMPLETED);
    }

    private String text(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private String permissions(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
    }

    private List<String> names() {
        String[] names = folder.toFile().list();
        return names == null ? List.of() : List.of(names);
    }
}
