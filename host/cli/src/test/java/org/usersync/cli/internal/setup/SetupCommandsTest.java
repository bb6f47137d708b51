package org.usersync.cli.internal.setup;

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
import org.usersync.commandline.Command;
import org.usersync.commandline.CommandException;
import org.usersync.commandline.CommandHandler;
import org.usersync.commandline.Console;
import org.usersync.commandline.ExitStatus;
import org.usersync.commandline.Invocation;
import org.usersync.commandline.Platform;
import org.usersync.config.ExampleFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class SetupCommandsTest {
    private static final Command ALL_GIVEN = new Command.ExampleConfig("r.yml", "u.yml", "l.yml", null, null, null);

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private Path work;

    @BeforeEach
    void work() throws IOException {
        work = Files.createDirectories(folder.resolve("work"));
    }

    @Test
    void initWritesTheCoreFilesAndTheScriptsWithoutAQuestion() throws Exception {
        ScriptedConsole console = new ScriptedConsole();
        assertThat(run(new InitHandler(Platform.UNIX), new Command.Init(), console))
                .isEqualTo(ExitStatus.COMPLETED);
        assertThat(console.questions()).isEmpty();
        assertThat(names())
                .containsExactly(
                        "connector-ldap.yml",
                        "connector-umapi.yml",
                        "user-sync-config.yml",
                        "ust_live.sh",
                        "ust_test.sh");
        assertThat(work.resolve("user-sync-config.yml")).hasContent(ExampleFile.ROOT.text());
        assertThat(permissions("connector-umapi.yml")).isEqualTo("rw-------");
        assertThat(permissions("ust_live.sh")).isEqualTo("rwxr-xr-x");
    }

    @Test
    void whatExistsIsAskedAboutAndKeptUnlessTheAnswerIsYes() throws Exception {
        Files.writeString(work.resolve("user-sync-config.yml"), "mine");
        Files.writeString(work.resolve("ust_test.sh"), "old");
        ScriptedConsole console = new ScriptedConsole("n", "y");
        run(new InitHandler(Platform.UNIX), new Command.Init(), console);
        assertThat(console.questions()).hasSize(2).first().asString().contains("user-sync-config.yml", "Overwrite");
        assertThat(work.resolve("user-sync-config.yml")).hasContent("mine");
        assertThat(work.resolve("ust_test.sh")).content().startsWith("#!/bin/sh");
        assertThat(written.toString(StandardCharsets.UTF_8))
                .contains("kept     " + work.resolve("user-sync-config.yml"))
                .contains("written  " + work.resolve("ust_test.sh"));
    }

    @Test
    void withoutAnAnswerNothingIsWritten() throws Exception {
        Files.writeString(work.resolve("ust_live.sh"), "old");
        CommandException ended = ended(new InitHandler(Platform.UNIX), new Command.Init(), new ScriptedConsole());
        assertThat(ended.status()).isEqualTo(ExitStatus.ABORTED);
        assertThat(names()).containsExactly("ust_live.sh");
        assertThat(work.resolve("ust_live.sh")).hasContent("old");
    }

    @Test
    void aLinkThatLeadsNowhereIsAskedAbout() throws Exception {
        Files.createSymbolicLink(work.resolve("ust_live.sh"), work.resolve("nowhere"));
        assertThat(ended(new InitHandler(Platform.UNIX), new Command.Init(), new ScriptedConsole()))
                .hasMessage("nobody answers");
    }

    @Test
    void exampleConfigAsksForThreeNamesAndOffersTheStandardOnes() throws Exception {
        ScriptedConsole console = new ScriptedConsole("main.yml", "", "dir.yml");
        run(new ExampleConfigHandler(), new Command.ExampleConfig(null, null, null, null, null, null), console);
        assertThat(console.questions())
                .hasSize(3)
                .satisfiesExactly(
                        question -> assertThat(question).endsWith("[user-sync-config.yml]: "),
                        question -> assertThat(question).endsWith("[connector-umapi.yml]: "),
                        question -> assertThat(question).endsWith("[connector-ldap.yml]: "));
        assertThat(names()).containsExactly("connector-umapi.yml", "dir.yml", "main.yml");
        assertThat(work.resolve("main.yml"))
                .content()
                .contains(
                        "    umapi: connector-umapi.yml\n", "    ldap: dir.yml\n", "    # okta: connector-okta.yml\n");
    }

    @Test
    void theRootFileRefersToWhatIsWritten() throws Exception {
        Files.createDirectories(work.resolve("conf"));
        Path elsewhere = Files.createDirectories(folder.resolve("else where"));
        run(
                new ExampleConfigHandler(),
                new Command.ExampleConfig(
                        "conf/r.yml", "conf/u.yml", elsewhere + "/l.yml", "okta.yml", "conf/c.yml", "conf/x.yml"),
                new ScriptedConsole());
        assertThat(work.resolve("conf/r.yml"))
                .content()
                .contains("    umapi: u.yml\n")
                .contains("    ldap: '" + elsewhere + "/l.yml'\n")
                .contains("    okta: " + work.resolve("okta.yml") + "\n")
                .contains("    csv: c.yml\n")
                .contains("  extension: x.yml\n");
        assertThat(work.resolve("conf/x.yml")).hasContent(ExampleFile.EXTENSION.text());
    }

    @Test
    void exampleConfigRefusesWhatCannotBeWritten() {
        assertThat(ended(
                        new ExampleConfigHandler(),
                        new Command.ExampleConfig("a.yml", "./a.yml", "l.yml", null, null, null),
                        new ScriptedConsole()))
                .hasMessageContaining("two files");
        assertThat(ended(
                        new ExampleConfigHandler(),
                        new Command.ExampleConfig("none/a.yml", "u.yml", "l.yml", null, null, null),
                        new ScriptedConsole()))
                .hasMessageContaining("there is no folder");
        assertThat(ended(
                        new ExampleConfigHandler(),
                        new Command.ExampleConfig("..", "u.yml", "l.yml", null, null, null),
                        new ScriptedConsole()))
                .hasMessageContaining("is a folder");
        assertThat(ended(
                        new ExampleConfigHandler(),
                        new Command.ExampleConfig("a\0b", "u.yml", "l.yml", null, null, null),
                        new ScriptedConsole()))
                .hasMessageContaining("is no name of a file");
        assertThat(names()).isEmpty();
    }

    @Test
    void exampleConfigAsksBeforeOverwriting() throws Exception {
        Files.writeString(work.resolve("u.yml"), "mine");
        run(new ExampleConfigHandler(), ALL_GIVEN, new ScriptedConsole("maybe", "N"));
        assertThat(work.resolve("u.yml")).hasContent("mine");
        run(new ExampleConfigHandler(), ALL_GIVEN, new ScriptedConsole("", "yes", ""));
        assertThat(work.resolve("u.yml")).hasContent(ExampleFile.UMAPI.text());
    }

    @Test
    void scriptsForTheOtherSystemLookForTheProgramOnThePath() throws Exception {
        run(new ShellScriptsHandler(Platform.UNIX), new Command.ShellScripts(Platform.WINDOWS), new ScriptedConsole());
        assertThat(names()).containsExactly("Run_UST_Live.bat", "Run_UST_Test_Mode.bat");
        assertThat(Files.readString(work.resolve("Run_UST_Live.bat")))
                .startsWith("@echo off\r\n")
                .contains("call \"user-sync.bat\" --no-test-mode %*\r\n");
        run(new ShellScriptsHandler(Platform.WINDOWS), new Command.ShellScripts(Platform.UNIX), new ScriptedConsole());
        assertThat(work.resolve("ust_test.sh")).content().contains("exec user-sync --test-mode \"$@\"\n");
    }

    @Test
    void theScriptRunsTheProgramInItsOwnFolder() throws Exception {
        Path bin = Files.createDirectories(home().resolve("bin"));
        Path program = Files.writeString(bin.resolve("user-sync"), "#!/bin/sh\npwd\nprintf '%s\\n' \"$@\"\nexit 4\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        run(new ShellScriptsHandler(Platform.UNIX), new Command.ShellScripts(null), new ScriptedConsole());
        Process process = new ProcessBuilder(work.resolve("ust_live.sh").toString(), "-c", "a b.yml")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isEqualTo(4);
        assertThat(out.lines()).containsExactly(work.toRealPath().toString(), "--no-test-mode", "-c", "a b.yml");
    }

    @Test
    void docsOpensTheManual() throws Exception {
        Path page = Files.createDirectories(home().resolve("docs")).resolve("index.html");
        Files.writeString(page, "<html>");
        ExitStatus status = run(
                new DocsHandler((uri, environment) -> uri.equals(page.toUri())),
                new Command.Docs(),
                new ScriptedConsole());
        assertThat(status).isEqualTo(ExitStatus.COMPLETED);
        assertThat(written.toString(StandardCharsets.UTF_8)).contains("opened " + page);
    }

    @Test
    void docsPrintsTheManualWhereThereIsNoBrowser() throws Exception {
        Path docs = Files.createDirectories(home().resolve("docs"));
        Files.writeString(docs.resolve("index.html"), "<html>");
        Files.writeString(docs.resolve("manual.md"), "# Ünï\n");
        run(new DocsHandler((uri, environment) -> false), new Command.Docs(), new ScriptedConsole());
        assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo("# Ünï\n");
    }

    @Test
    void docsWithoutAManualSaysSo() {
        assertThat(ended(new DocsHandler((uri, environment) -> true), new Command.Docs(), new ScriptedConsole()))
                .hasMessageContaining("manual.md")
                .hasMessageContaining("unpack it again");
    }

    @Test
    void theBrowserOfADesktopIsFoundOnThePath() throws Exception {
        Path opener = Files.writeString(folder.resolve("xdg-open"), "#!/bin/sh\nprintf '%s' \"$1\" > \"$OPENED\"\n");
        assertThat(opener.toFile().setExecutable(true)).isTrue();
        Path opened = folder.resolve("opened");
        Map<String, String> desktop =
                Map.of("DISPLAY", ":0", "PATH", "/nowhere:" + folder, "OPENED", opened.toString());
        Path page = folder.resolve("a page.html");
        assertThat(new SystemBrowser("Linux").open(page.toUri(), desktop)).isTrue();
        assertThat(opened).hasContent(page.toUri().toString());

        Files.writeString(opener, "#!/bin/sh\nexit 3\n");
        assertThat(new SystemBrowser("Linux").open(page.toUri(), desktop)).isFalse();
        assertThat(new SystemBrowser("Linux").open(page.toUri(), Map.of("PATH", folder.toString())))
                .isFalse();
        assertThat(new SystemBrowser("Linux").open(page.toUri(), Map.of("DISPLAY", ":0", "PATH", "/nowhere")))
                .isFalse();
    }

    private Path home() {
        return folder.resolve("the home's");
    }

    private List<String> names() {
        String[] names = work.toFile().list();
        return names == null ? List.of() : List.of(names).stream().sorted().toList();
    }

    private String permissions(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(work.resolve(name)));
    }

    private CommandException ended(CommandHandler handler, Command command, Console console) {
        return catchThrowableOfType(CommandException.class, () -> run(handler, command, console));
    }

    private ExitStatus run(CommandHandler handler, Command command, Console console) throws CommandException {
        PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
        return handler.run(new Invocation(
                command,
                List.of(command.name()),
                Map.of(),
                work,
                home(),
                home(),
                folder,
                InputStream.nullInputStream(),
                console,
                out,
                out,
                () -> false));
    }
}
