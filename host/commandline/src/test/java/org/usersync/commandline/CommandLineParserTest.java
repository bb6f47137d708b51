package org.usersync.commandline;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CommandLineParserTest {
    private final CommandLineParser parser = new CommandLineParser("9.8.7");

    @Test
    void withoutWordsItIsSync() {
        assertThat(sync()).isEqualTo(SyncArguments.none());
        assertThat(sync("sync")).isEqualTo(SyncArguments.none());
    }

    @Test
    void everyOptionOfSync() {
        SyncArguments all = sync(
                "sync",
                "-c",
                "c.yml",
                "--config-file-encoding",
                "latin1",
                "--connector",
                "csv",
                "u.csv",
                "--users",
                "group",
                "A,B",
                "--user-filter",
                ".*@x",
                "--adobe-users",
                "mapped",
                "--adobe-only-user-action",
                "write-file",
                "o.csv",
                "--process-groups",
                "--update-user-info",
                "--exclude-unmapped-users",
                "--strategy",
                "sync",
                "-t");
        assertThat(all)
                .isEqualTo(new SyncArguments(
                        "c.yml",
                        "latin1",
                        new ConnectorSpec("csv", "u.csv"),
                        new UsersSpec.Groups(List.of("A", "B")),
                        ".*@x",
                        new AdobeUsersSpec.Mapped(),
                        new AdobeOnlyActionSpec.WriteFile("o.csv"),
                        null,
                        true,
                        true,
                        true,
                        StrategySpec.SYNC,
                        true));
        assertThat(sync("--adobe-only-user-list", "l.csv").adobeOnlyUserList()).isEqualTo("l.csv");
        assertThat(sync("--config-filename", "d.yml").configFilename()).isEqualTo("d.yml");
    }

    @Test
    void twinsAreLastOneCounts() {
        assertThat(sync("-t", "-T").testMode()).isFalse();
        assertThat(sync("--no-test-mode", "--test-mode").testMode()).isTrue();
        assertThat(sync("--no-process-groups").processGroups()).isFalse();
        assertThat(sync("--no-update-user-info").updateUserInfo()).isFalse();
        assertThat(sync("--exclude-unmapped-users", "--include-unmapped-users").excludeUnmappedUsers())
                .isFalse();
        assertThat(sync("--users", "all", "--users", "mapped").users()).isEqualTo(new UsersSpec.Mapped());
        assertThat(sync("-c", "a", "-c", "b").configFilename()).isEqualTo("b");
    }

    @Test
    void valuesAttachedToTheirOption() {
        assertThat(sync("--users=mapped").users()).isEqualTo(new UsersSpec.Mapped());
        assertThat(sync("--users=group", "A").users()).isEqualTo(new UsersSpec.Groups(List.of("A")));
        assertThat(sync("--user-filter=-x=y").userFilter()).isEqualTo("-x=y");
        assertThat(sync("-tc", "a.yml").configFilename()).isEqualTo("a.yml");
    }

    @Test
    void wordsAreTakenVerbatim() {
        assertThat(sync("--users", "group", "info").users()).isEqualTo(new UsersSpec.Groups(List.of("info")));
        assertThat(sync("-c", "@file").configFilename()).isEqualTo("@file");
        assertThat(sync("-c", "\"a b\"").configFilename()).isEqualTo("\"a b\"");
        assertThat(sync("-c", "${sys:user.name}").configFilename()).isEqualTo("${sys:user.name}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--users",
                "--users group",
                "--users group A B",
                "--users -t",
                "--bogus",
                "-c",
                "-c -t",
                "--user-filter --bogus",
                "--test-mode=no",
                "--process-groups extra",
                "-t -- extra",
                "--strategy pull",
                "sync info",
                "info extra",
                "info -t",
                "demo --users none",
                "demo --users 0",
                "--connector csv a --users file b",
                "--adobe-only-user-list a --strategy push",
                "bogus",
            })
    void wrongLinesShowTheUsage(String line) {
        assertThat(parser.parse(List.of(line.split(" ")))).isInstanceOfSatisfying(ParsedLine.Refused.class, refused -> {
            assertThat(refused.text())
                    .startsWith("user-sync: ")
                    .contains("Usage: user-sync")
                    .contains("--help");
            assertThat(refused.text().lines()).hasSize(3);
        });
    }

    @Test
    void messageNamesOptionAndWord() {
        assertThat(refused("--users", "everybody"))
                .startsWith("user-sync: --users: 'everybody' is not one of all, mapped, group or file");
        assertThat(refused("--proces-groups")).contains("--proces-groups").contains("--process-groups");
        assertThat(refused("snyc")).contains("'snyc'").contains("sync, init, example-config");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sign-sync", "example-config-sign", "migrate-post-sync"})
    void whatIsNotPartOfItIsToldInOneLine(String command) {
        assertThat(refused(command, "--whatever").lines())
                .singleElement()
                .asString()
                .startsWith("user-sync: " + command + " is not part of this ");
    }

    @Test
    void helpOfEveryCommand() {
        assertThat(answer("--help"))
                .startsWith("Usage: user-sync [COMMAND] [OPTIONS]")
                .contains("--adobe-only-user-action=ACTION")
                .contains("-c, --config-filename")
                .contains("Commands:")
                .contains("  demo ");
        assertThat(answer("sync", "-h"))
                .startsWith("Usage: user-sync sync [OPTIONS]")
                .doesNotContain("Commands:");
        assertThat(answer("info", "--help")).startsWith("Usage: user-sync info [OPTIONS]");
        assertThat(answer("demo", "-h")).contains("--serve");
        assertThat(answer("--help").lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void helpNamesEveryOption() {
        String help = answer("--help");
        assertThat(OptionWords.names()).allSatisfy(name -> assertThat(help).contains("--" + name));
    }

    @Test
    void versionOfEveryCommand() {
        for (String line : List.of("-v", "--version", "sync -v", "info --version", "demo -v")) {
            assertThat(answer(line.split(" "))).isEqualTo(String.format("user-sync 9.8.7%n"));
        }
        assertThat(ProgramVersion.text()).matches("\\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    void demo() {
        assertThat(run("demo")).isEqualTo(new Command.Demo(false, null, null, "okta"));
        assertThat(run("demo", "--serve", "--directory", "d", "--users", "20", "--connector", "Okta"))
                .isEqualTo(new Command.Demo(true, "d", 20, "okta"));
    }

    @Test
    void info() {
        assertThat(run("info")).isEqualTo(new Command.Info());
        assertThat(run("info").name()).isEqualTo("info");
    }

    @Test
    void exampleConfig() {
        assertThat(run("example-config")).isEqualTo(new Command.ExampleConfig(null, null, null, null, null, null));
        assertThat(run(
                        "example-config",
                        "--root",
                        "a",
                        "--umapi=b",
                        "--ldap",
                        "c",
                        "--okta",
                        "d",
                        "--csv",
                        "e",
                        "--extension",
                        "f"))
                .isEqualTo(new Command.ExampleConfig("a", "b", "c", "d", "e", "f"));
        assertThat(refused("example-config", "--root")).contains("--root: a value is missing");
    }

    @Test
    void shellScripts() {
        assertThat(run("shell-scripts")).isEqualTo(new Command.ShellScripts(null));
        assertThat(run("shell-scripts", "-p", "win")).isEqualTo(new Command.ShellScripts(Platform.WINDOWS));
        assertThat(run("shell-scripts", "--platform", " Linux ")).isEqualTo(new Command.ShellScripts(Platform.UNIX));
        assertThat(refused("shell-scripts", "-p", "os2")).contains("--platform: 'os2' is not one of win or linux");
    }

    @Test
    void initAndDocs() {
        assertThat(run("init")).isEqualTo(new Command.Init());
        assertThat(run("docs")).isEqualTo(new Command.Docs());
        assertThat(refused("init", "here")).contains("'here'");
    }

    @Test
    void onlyWhatChangesAdobeNeedsAllBundles() {
        assertThat(run("sync").needsAllBundles()).isTrue();
        assertThat(run("demo").needsAllBundles()).isTrue();
        for (String command : List.of("init", "example-config", "shell-scripts", "info", "docs")) {
            assertThat(run(command).needsAllBundles()).as(command).isFalse();
        }
    }

    @Test
    void completionNamesEveryCommandAndOption() {
        String script = answer("completion");
        assertThat(script).contains("complete -F _complete_user-sync").contains("example-config", "shell-scripts");
        assertThat(OptionWords.names()).allSatisfy(name -> assertThat(script).contains("--" + name));
        // the script names what it offers after the label of the option: two options of one label would share it
        assertThat(script.lines()
                        .dropWhile(line -> !line.contains("function _picocli_user-sync_sync()"))
                        .takeWhile(line -> !line.equals("}"))
                        .filter(line -> line.contains("_option_args=("))
                        .map(line -> line.replaceFirst("=.*", "").strip()))
                .hasSize(4)
                .doesNotHaveDuplicates();
    }

    @Test
    void argumentsOfARunAreAllWords() {
        ParsedLine line = parser.parse(List.of("sync", "--users=group", "A B", "-t"));
        assertThat(line).isInstanceOfSatisfying(ParsedLine.Run.class, run -> assertThat(run.arguments())
                .containsExactly("sync", "--users=group", "A B", "-t"));
    }

    private SyncArguments sync(String... words) {
        return ((Command.Sync) run(words)).arguments();
    }

    private Command run(String... words) {
        ParsedLine line = parser.parse(List.of(words));
        assertThat(line).isInstanceOf(ParsedLine.Run.class);
        return ((ParsedLine.Run) line).command();
    }

    private String answer(String... words) {
        ParsedLine line = parser.parse(List.of(words));
        assertThat(line).isInstanceOf(ParsedLine.Answer.class);
        return ((ParsedLine.Answer) line).text();
    }

    private String refused(String... words) {
        ParsedLine line = parser.parse(List.of(words));
        assertThat(line).isInstanceOf(ParsedLine.Refused.class);
        return ((ParsedLine.Refused) line).text();
    }
}
