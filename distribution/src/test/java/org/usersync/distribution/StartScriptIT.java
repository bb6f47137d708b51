package org.usersync.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersync.distribution.InstalledProgram.Result;

import static org.assertj.core.api.Assertions.assertThat;

class StartScriptIT {
    @TempDir
    private Path folder;

    private InstalledProgram program;

    @BeforeEach
    void program() throws IOException {
        program = new InstalledProgram(folder);
    }

    /** Nothing here can run it; but it must come to the line that starts Java, and every jump must have one place to go. */
    @Test
    void theScriptForWindowsComesToItsEnd() throws Exception {
        List<String> lines = Files.readAllLines(InstalledProgram.exploded().resolve("bin/user-sync.bat"));
        int start = IntStream.range(0, lines.size())
                .filter(line -> lines.get(line).contains("org.usersync.launcher.Main"))
                .findFirst()
                .orElseThrow();
        assertThat(lines.subList(0, start))
                .noneMatch(line -> line.startsWith(":"))
                .noneMatch(line -> line.strip().equals("exit /b 0"));
        List<String> labels =
                lines.stream().filter(line -> line.startsWith(":")).toList();
        assertThat(labels).doesNotHaveDuplicates();
        Matcher calls = Pattern.compile("call (:\\w+)").matcher(String.join("\n", lines));
        assertThat(calls.results().map(call -> call.group(1))).isNotEmpty().isSubsetOf(labels);
    }

    @Test
    void versionAndHelpNeedNoFramework() throws Exception {
        Result version = program.run("--version");
        assertThat(version).isEqualTo(new Result(0, "user-sync " + InstalledProgram.version() + "\n", ""));
        Result help = program.run("--help");
        assertThat(help.status()).isZero();
        assertThat(help.out()).startsWith("Usage: user-sync [COMMAND] [OPTIONS]");
        assertThat(help.err()).isEmpty();
        assertThat(folder.resolve("state")).doesNotExist();
    }

    @Test
    void wrongLinesEndWithTwo() throws Exception {
        for (List<String> words : List.of(List.of("--bogus"), List.of("bogus"), List.of("--users", "group"))) {
            Result result = program.run(words.toArray(String[]::new));
            assertThat(result.status()).isEqualTo(2);
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).startsWith("user-sync: ").contains("Usage: user-sync");
        }
    }

    @Test
    void wordsArriveVerbatim() throws Exception {
        Result result = program.run("a b  $HOME * \"q\" 'x' \\");
        assertThat(result.err()).contains("'a b  $HOME * \"q\" 'x' \\'");
    }

    @Test
    void everyBundleResolvesAndNothingIsWarnedOf() throws Exception {
        Result info = program.run("info");
        assertThat(info.err()).isEmpty();
        assertThat(info.status()).isZero();
        assertThat(info.out())
                .contains("User Sync " + InstalledProgram.version())
                .doesNotContain("not resolved");
    }

    @Test
    void throughChainedRelativeLinksAndBlanksFromAnotherFolder() throws Exception {
        Path home = folder.resolve("a place with blanks");
        InstalledProgram.copyTo(home);
        Path bin = Files.createDirectories(folder.resolve("my bin"));
        Files.createSymbolicLink(bin.resolve("first"), Path.of("../a place with blanks/bin/user-sync"));
        Files.createSymbolicLink(bin.resolve("second"), Path.of("first"));
        Result info = program.script(bin.resolve("second")).run("info");
        assertThat(info.err()).isEmpty();
        assertThat(info.out()).contains(home.toRealPath().toString());
    }

    @Test
    void readOnlyProgramStaysAsItIs() throws Exception {
        Path home = folder.resolve("ro");
        InstalledProgram.copyTo(home);
        List<Path> before = tree(home);
        try {
            for (Path each : before) {
                if (Files.isDirectory(each)) {
                    Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("r-xr-xr-x"));
                }
            }
            assertThat(program.script(home.resolve("bin/user-sync")).run("info").status())
                    .isZero();
            assertThat(tree(home)).isEqualTo(before);
        } finally {
            for (Path each : before) {
                if (Files.isDirectory(each)) {
                    Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
                }
            }
        }
    }

    @Test
    void javaOfThePath() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("jbin"));
        Files.createSymbolicLink(
                bin.resolve("java"), InstalledProgram.javaHome().resolve("bin/java"));
        program.unset("JAVA_HOME").set("PATH", bin + ":/usr/bin:/bin");
        assertThat(program.run("--version").status()).isZero();
    }

    @Test
    void missingJavaIsTold() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("few"));
        for (String tool : List.of("dirname", "readlink", "sed", "sh")) {
            Files.createSymbolicLink(bin.resolve(tool), Path.of("/usr/bin", tool));
        }
        Result none = program.unset("JAVA_HOME").set("PATH", bin.toString()).run("--version");
        assertThat(none)
                .isEqualTo(new Result(
                        1,
                        "",
                        "user-sync: needs Java 17 or newer, but there is no java on the PATH and JAVA_HOME is not"
                                + " set\n"));
        Result wrong = program.set("JAVA_HOME", folder.toString()).run("--version");
        assertThat(wrong.status()).isEqualTo(1);
        assertThat(wrong.err()).contains("JAVA_HOME names '" + folder + "'");
    }

    @Test
    void oldJavaIsTold() throws Exception {
        for (String version : List.of("1.8.0_402", "11.0.22", "16-ea")) {
            Path old = folder.resolve(version);
            Path java = Files.createDirectories(old.resolve("bin")).resolve("java");
            Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"" + version + "\" 2024-01-16' >&2\n");
            Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
            Result result = program.set("JAVA_HOME", old.toString()).run("--version");
            assertThat(result)
                    .isEqualTo(new Result(
                            1, "", "user-sync: needs Java 17 or newer, but '" + java + "' is Java " + version + "\n"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-XX:+UseParallelGC -Dx=*",
                "-XX:TieredStopAtLevel=4",
                "-XX:-TieredCompilation",
                "-XX:CICompilerCount=2 -XX:TieredStopAtLevel=4",
                "-Xmx200m"
            })
    void optionsForJavaArePassedOn(String options) throws Exception {
        Result result = program.set("USER_SYNC_JAVA_OPTS", options).run("--version");
        assertThat(result.status()).isZero();
        assertThat(result.err()).isEmpty();
    }

    /** Java does not start with two collectors, or with a heap that begins larger than it may become. */
    @ParameterizedTest
    @ValueSource(
            strings = {"-XX:+UseG1GC", "-Xmx128m", "-XX:MaxHeapSize=128m", "-XX:MaxRAM=512m", "-XX:CICompilerCount=2"})
    void optionsInJavasOwnVariablesCountAsTheUsers(String option) throws Exception {
        for (String variable : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")) {
            Result result = program.set(variable, option).run("--version");
            assertThat(result.status()).as(result.err()).isZero();
            program.unset(variable);
        }
    }

    @Test
    void theCompilersThatTheUserChoseAreUsed() throws Exception {
        for (String variable : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "USER_SYNC_JAVA_OPTS")) {
            Result result = program.set(variable, "-XX:TieredStopAtLevel=3 -XX:+PrintFlagsFinal")
                    .run("--version");
            assertThat(result.out()).as(variable).containsPattern("TieredStopAtLevel +:?= 3 ");
            program.unset(variable);
        }
    }

    @Test
    void processesAtOnceAndAKilledOne() throws Exception {
        Process first = program.start(folder.resolve("o1"), folder.resolve("e1"), "info");
        Process second = program.start(folder.resolve("o2"), folder.resolve("e2"), "info");
        Process killed = program.start(folder.resolve("o3"), folder.resolve("e3"), "info");
        killed.destroyForcibly();
        assertThat(first.waitFor()).isZero();
        assertThat(second.waitFor()).isZero();
        assertThat(Files.readString(folder.resolve("e1"))).isEmpty();
        assertThat(Files.readString(folder.resolve("e2"))).isEmpty();
        killed.waitFor();
        assertThat(program.run("info").status()).isZero();
    }

    private static List<Path> tree(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.sorted().toList();
        }
    }
}
