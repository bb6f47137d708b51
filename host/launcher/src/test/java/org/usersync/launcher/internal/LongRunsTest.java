package org.usersync.launcher.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.usersync.commandline.ExitStatus;

import static org.assertj.core.api.Assertions.assertThat;

/** The next sync is expected to take as long as the last one. */
class LongRunsTest {
    private static final Duration SHORT = LongRuns.SHORT.minusMillis(1);

    @TempDir
    private Path folder;

    @AfterEach
    @SuppressWarnings("ThreadPriorityCheck")
    void asOtherTestsFindIt() {
        Thread.currentThread().setPriority(Thread.NORM_PRIORITY);
    }

    @Test
    void aLongSyncLeavesTheMarkAndAShortOneTakesItAway() {
        ended(LongRuns.LONG, ExitStatus.COMPLETED);
        assertThat(mark()).isNotEmptyFile();
        ended(LongRuns.LONG, ExitStatus.COMPLETED);
        assertThat(mark()).isNotEmptyFile();

        ended(SHORT, ExitStatus.COMPLETED);
        assertThat(mark()).doesNotExist();
        ended(SHORT, ExitStatus.COMPLETED);
        assertThat(mark()).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource(names = {"INCOMPLETE", "LIMIT"})
    void aShortSyncThatCameToItsEndNeedNotHaveDoneEverything(ExitStatus status) {
        ended(LongRuns.LONG, ExitStatus.COMPLETED);

        ended(SHORT, status);

        assertThat(mark()).doesNotExist();
    }

    @Test
    void oneThatIsNeitherLongNorShortIsStartedAsBefore() {
        ended(LongRuns.LONG.minusMillis(1), ExitStatus.COMPLETED);
        assertThat(mark()).doesNotExist();

        ended(LongRuns.LONG, ExitStatus.COMPLETED);
        ended(LongRuns.SHORT, ExitStatus.COMPLETED);
        assertThat(mark()).isNotEmptyFile();
    }

    @Test
    void aSyncThatWasLongBeforeItFailedLeavesTheMark() {
        ended(LongRuns.LONG, ExitStatus.ABORTED);

        assertThat(mark()).isNotEmptyFile();
    }

    @Test
    void aSyncThatFailedEarlySaysNothing() {
        ended(LongRuns.LONG, ExitStatus.COMPLETED);

        ended(SHORT, ExitStatus.ABORTED);

        assertThat(mark()).isNotEmptyFile();
    }

    /** Perhaps for want of memory, of which such a start takes more. */
    @Test
    void afterALongSyncThatWasKilledNoneIsStartedLongUntilAShortOneEnds() {
        ended(LongRuns.LONG, ExitStatus.COMPLETED);
        begun(LongRuns.LONG);
        assertThat(mark()).isEmptyFile();

        ended(LongRuns.LONG, ExitStatus.COMPLETED);
        assertThat(mark()).isEmptyFile();

        ended(SHORT, ExitStatus.COMPLETED);
        ended(LongRuns.LONG, ExitStatus.COMPLETED);
        assertThat(mark()).isNotEmptyFile();
    }

    /** What the compilers have not done yet takes several times as long. */
    @Test
    void inALongSyncTheThreadsComeAfterTheCompilers() throws Exception {
        assertThat(priorityOfAThreadOfTheSync()).isEqualTo(Thread.NORM_PRIORITY);

        ended(LongRuns.LONG, ExitStatus.COMPLETED);

        assertThat(priorityOfAThreadOfTheSync()).isEqualTo(Thread.NORM_PRIORITY - 1);
    }

    private int priorityOfAThreadOfTheSync() throws Exception {
        AtomicInteger priority = new AtomicInteger();
        Thread sync = new Thread(() -> {
            begun(LongRuns.LONG);
            priority.set(new Thread(() -> {}).getPriority());
        });
        sync.start();
        sync.join();
        return priority.get();
    }

    @Test
    void whereTheTimeIsNotKnownNothingIsLong() {
        LongRuns.of(properties(), Optional::empty).commandEnded(ExitStatus.COMPLETED);

        assertThat(mark()).doesNotExist();
    }

    @Test
    void otherCommandsHaveNoMark() {
        LongRuns.of(Map.of(), () -> Optional.of(LongRuns.LONG)).commandEnded(ExitStatus.COMPLETED);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderThatIsNotThereIsNoFailure() {
        Map<String, String> elsewhere =
                Map.of(LongRuns.MARK, folder.resolve("none").resolve("mark").toString());

        LongRuns.of(elsewhere, () -> Optional.of(LongRuns.LONG)).commandEnded(ExitStatus.COMPLETED);

        assertThat(folder).isEmptyDirectory();
    }

    private void ended(Duration processorTime, ExitStatus status) {
        begun(processorTime).commandEnded(status);
    }

    private LongRuns begun(Duration processorTime) {
        LongRuns run = LongRuns.of(properties(), () -> Optional.of(processorTime));
        run.commandBegins();
        return run;
    }

    private Map<String, String> properties() {
        return Map.of(LongRuns.MARK, mark().toString());
    }

    private Path mark() {
        return folder.resolve("long-runs");
    }
}
