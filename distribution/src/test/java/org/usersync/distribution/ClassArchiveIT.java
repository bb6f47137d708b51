package org.usersync.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usersync.distribution.InstalledProgram.Result;

import static org.assertj.core.api.Assertions.assertThat;

/** The archive of classes that makes starts faster: whatever happens to it, runs are the same. */
class ClassArchiveIT {
    private static final String[] SYNC = {"--connector", "okta", "--users", "mapped", "--process-groups"};

    @TempDir
    private Path scratch;

    private TestCompany company;
    private InstalledProgram program;

    @BeforeEach
    void start() throws IOException {
        company = new TestCompany(scratch.resolve("company"));
        program = company.program(scratch).unset("USER_SYNC_CLASS_ARCHIVE");
    }

    @AfterEach
    void stop() {
        company.close();
    }

    @Test
    void firstRunMakesItAndTheNextUsesIt() throws Exception {
        Result first = program.run(SYNC);
        assertThat(first.status()).as(first.out()).isZero();
        assertThat(first.err()).isEmpty();
        Path archive = archive();
        assertThat(archive).isNotEmptyFile();
        assertThat(Files.getPosixFilePermissions(archive.getParent()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(mark()).exists();

        Result second = program.set("USER_SYNC_JAVA_OPTS", "-Xlog:class+load:file=" + scratch.resolve("classes.log"))
                .run(SYNC);
        assertThat(second.status()).as(second.out()).isZero();
        assertThat(second.err()).isEmpty();
        List<String> loaded = Files.readAllLines(scratch.resolve("classes.log"));
        for (String ours : List.of(
                "org.usersync.launcher.internal.Launcher ",
                "org.apache.felix.framework.Felix ",
                "com.fasterxml.jackson.core.JsonFactory ",
                "org.usersync.engine.SyncEngine ",
                "org.usersync.connector.okta.internal.OktaConnectorFactory ")) {
            assertThat(loaded)
                    .filteredOn(line -> line.contains(ours))
                    .singleElement()
                    .asString()
                    .contains("(top)");
        }
        assertThat(loaded).noneMatch(line -> line.contains("/bundles/"));
    }

    /** A whole archive takes longer to map than the few classes that help needs take to read. */
    @Test
    void helpDoesNotUseIt() throws Exception {
        program.run(SYNC);
        assertThat(mark()).exists();
        program.set("USER_SYNC_JAVA_OPTS", "-Xlog:class+load:file=" + scratch.resolve("classes.log"));
        for (List<String> words : List.of(List.of("--version"), List.of("sync", "--help"))) {
            Result help = program.run(words.toArray(String[]::new));
            assertThat(help.status()).as(help.err()).isZero();
            assertThat(Files.readAllLines(scratch.resolve("classes.log")))
                    .anyMatch(line -> line.contains("org.usersync.launcher.internal.Launcher "))
                    .noneMatch(line -> line.contains("(top)"));
        }
    }

    @Test
    void runThatFailedLeavesNoneToBeUsed() throws Exception {
        Result failed = program.run("-c", "none.yml");
        assertThat(failed.status()).isEqualTo(1);
        assertThat(mark()).doesNotExist();
        assertThat(program.run(SYNC).status()).isZero();
        assertThat(mark()).exists();
    }

    @Test
    void tornOneAndOneOfNoUseAreNotUsedAndMadeAnew() throws Exception {
        program.run(SYNC);
        Path archive = archive();
        Path mark = mark();
        byte[] whole = Files.readAllBytes(archive);
        byte[] torn = whole.clone();
        Arrays.fill(torn, 0, 4096, (byte) 0);
        for (byte[] content : List.of(torn, new byte[0], new byte[100_000])) {
            Files.delete(archive);
            Files.write(archive, content);
            Result result = program.run(SYNC);
            assertThat(result.status()).as(result.out()).isZero();
            assertThat(result.err()).isEmpty();
            assertThat(mark).doesNotExist();
            assertThat(program.run(SYNC).status()).isZero();
            assertThat(archive).isNotEmptyFile();
            assertThat(mark).exists();
        }
        Files.delete(archive);
        Files.write(archive, "no archive at all".repeat(1000).getBytes(StandardCharsets.UTF_8));
        Result other = program.run(SYNC);
        assertThat(other.status()).as(other.out()).isZero();
        assertThat(other.err()).isEmpty();
    }

    @Test
    void nothingIsMadeWhereItIsNotWantedOrNotPossible() throws Exception {
        assertThat(program.set("USER_SYNC_CLASS_ARCHIVE", "no").run(SYNC).status())
                .isZero();
        assertThat(scratch.resolve("state/classes")).doesNotExist();
        program.unset("USER_SYNC_CLASS_ARCHIVE");
        assertThat(program.run("sync", "--help").status()).isZero();
        assertThat(program.run("info").status()).isZero();
        assertThat(scratch.resolve("state/classes")).doesNotExist();
        Files.writeString(scratch.resolve("state/classes"), "in the way");
        Result result = program.run(SYNC);
        assertThat(result.status()).as(result.out()).isZero();
        assertThat(result.err()).isEmpty();
    }

    /** Java refuses to make an archive beside an agent; with one that exists already both work. */
    @Test
    void anAgentOfTheUsersKeepsItFromBeingMadeAndNotFromBeingUsed() throws Exception {
        Path agent = agent(scratch.resolve("agent.jar"));
        for (String variable : List.of("USER_SYNC_JAVA_OPTS", "JDK_JAVA_OPTIONS")) {
            program.set(variable, "-javaagent:" + agent);
            Result result = program.run(SYNC);
            assertThat(result.status()).as(result.out() + result.err()).isZero();
            assertThat(result.err()).contains("the agent is here");
            program.unset(variable);
        }
        assertThat(scratch.resolve("state/classes")).doesNotExist();
        program.run(SYNC);
        assertThat(mark()).exists();
        Result result =
                program.set("USER_SYNC_JAVA_OPTS", "-javaagent:" + agent).run(SYNC);
        assertThat(result.status()).as(result.out()).isZero();
        assertThat(result.err()).contains("the agent is here");
        assertThat(mark()).exists();
    }

    private static Path agent(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", TestAgent.class.getName());
        String name = TestAgent.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream in = TestAgent.class.getClassLoader().getResourceAsStream(name)) {
            out.putNextEntry(new JarEntry(name));
            in.transferTo(out);
        }
        return jar;
    }

    private Path archive() throws IOException {
        return only(".jsa");
    }

    private Path mark() throws IOException {
        return archive().resolveSibling(archive().getFileName() + ".complete");
    }

    private Path only(String end) throws IOException {
        try (Stream<Path> files = Files.walk(scratch.resolve("state/classes"))) {
            return files.filter(file -> file.toString().endsWith(end))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
