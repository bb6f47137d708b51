package org.usersync.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usersync.distribution.InstalledProgram.Result;

import static org.assertj.core.api.Assertions.assertThat;

/** A sync that took long the last time is started with Java's second compiler; the run is the same. */
class LongRunsIT {
    private static final String[] SYNC = {"--connector", "okta", "--users", "mapped", "--process-groups"};
    private static final String SECOND_COMPILER = "-XX:FreqInlineSize=40 ";

    @TempDir
    private Path scratch;

    private TestCompany company;
    private InstalledProgram program;
    private Path mark;

    @BeforeEach
    void start() throws IOException {
        company = new TestCompany(scratch.resolve("company"));
        program = company.program(scratch).unset("USER_SYNC_CLASS_ARCHIVE");
        mark = scratch.resolve("state/long-runs");
    }

    @AfterEach
    void stop() {
        company.close();
    }

    @Test
    void afterALongSyncTheNextHasTheSecondCompilerAndAfterAShortOneNot() throws Exception {
        afterALongSync();

        Result afterLong = shown(SYNC);
        assertThat(afterLong.status()).as(afterLong.out()).isZero();
        assertThat(afterLong.err()).isEmpty();
        assertThat(afterLong.out())
                .contains(SECOND_COMPILER, "-XX:JavaPriority4_To_OSPriority=3 ", "-XX:ThreadPriorityPolicy=1 ")
                .doesNotContain("-XX:TieredStopAtLevel=1 ");
        // One line of Java's, then the log's own: the compiler says nothing of its commands.
        assertThat(afterLong.out().lines().skip(1)).allMatch(line -> line.matches("\\d{4}-\\d\\d-\\d\\d .*"));
        assertThat(mark).doesNotExist();

        Result afterShort = shown(SYNC);
        assertThat(afterShort.status()).as(afterShort.out()).isZero();
        assertThat(afterShort.out()).contains("-XX:TieredStopAtLevel=1 ").doesNotContain(SECOND_COMPILER);
        assertThat(mark).doesNotExist();
    }

    @Test
    void otherCommandsNeitherHaveItNorSayHowLongSyncsTake() throws Exception {
        afterALongSync();

        Result info = shown("info");

        assertThat(info.status()).as(info.out()).isZero();
        assertThat(info.out()).contains("-XX:TieredStopAtLevel=1 ").doesNotContain(SECOND_COMPILER);
        assertThat(mark).exists();
    }

    @Test
    void aSmallerHeapOfTheUsersIsLeftAsItIs() throws Exception {
        afterALongSync();

        Result small = program.set("JDK_JAVA_OPTIONS", "-Xmx250m -XX:+PrintCommandLineFlags")
                .run(SYNC);

        assertThat(small.status()).as(small.err()).isZero();
        assertThat(small.out()).contains("-XX:MaxHeapSize=262144000 ", SECOND_COMPILER);
    }

    private void afterALongSync() throws IOException {
        Files.createDirectories(mark.getParent());
        Files.writeString(mark, "long\n");
    }

    private Result shown(String... words) throws Exception {
        return program.set("USER_SYNC_JAVA_OPTS", "-XX:+PrintCommandLineFlags").run(words);
    }
}
