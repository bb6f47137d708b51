package org.usersync.cli.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usersync.cli.internal.OrganisationLock.HeldByOther;
import org.usersync.cli.internal.OrganisationLock.Organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OrganisationLockTest {
    private static final Organisation ACME = new Organisation("usermanagement.adobe.io", "AB12@AdobeOrg");
    private static final Organisation OTHER = new Organisation("usermanagement.adobe.io", "CD34@AdobeOrg");

    @TempDir
    Path folder;

    @Test
    void aSecondRunOnTheSameOrganisationIsTurnedAwayAndToldByWhom() throws Exception {
        try (OrganisationLock first = OrganisationLock.take(folder, List.of(ACME, ACME), "process 4711")) {
            Organisation sameSpelledOtherwise = new Organisation("UserManagement.adobe.io", "ab12@AdobeOrg");
            assertThatThrownBy(() -> OrganisationLock.take(folder, List.of(OTHER, sameSpelledOtherwise), "second"))
                    .isInstanceOf(HeldByOther.class)
                    .hasMessageContaining("process 4711");
            // What the refused run had taken already is free again.
            OrganisationLock.take(folder, List.of(OTHER), "third").close();
            assertThat(first).isNotNull();
        }
        OrganisationLock.take(folder, List.of(ACME), "fourth").close();
    }

    @Test
    void runsOnDifferentOrganisationsDoNotDisturbEachOther() throws Exception {
        try (OrganisationLock first = OrganisationLock.take(folder, List.of(ACME), "one");
                OrganisationLock second = OrganisationLock.take(folder, List.of(OTHER), "two")) {
            assertThat(first).isNotSameAs(second);
        }
    }

    @Test
    void namesThatDifferInSpecialCharactersAreDifferentOrganisations() throws Exception {
        try (OrganisationLock first = OrganisationLock.take(folder, List.of(new Organisation("h:1", "a")), "one");
                OrganisationLock second = OrganisationLock.take(folder, List.of(new Organisation("h_1", "a")), "two")) {
            assertThat(first).isNotSameAs(second);
        }
    }

    @Test
    void anotherProcessIsTurnedAwayAndAKilledOneLeavesNothingBehind() throws Exception {
        Process other = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(other.inputReader().readLine()).isEqualTo("locked");

        assertThatThrownBy(() -> OrganisationLock.take(folder, List.of(ACME), "second"))
                .isInstanceOf(HeldByOther.class)
                .hasMessageContaining("the lock holder");
        other.destroyForcibly();
        assertThat(other.waitFor(1, TimeUnit.MINUTES)).isTrue();
        OrganisationLock.take(folder, List.of(ACME), "second").close();
    }

    /** Takes the lock in a process of its own and keeps it until it is killed. */
    static final class LockHolder {
        private LockHolder() {}

        public static void main(String[] arguments) throws Exception {
            OrganisationLock lock = OrganisationLock.take(Path.of(arguments[0]), List.of(ACME), "the lock holder");
            System.out.println("locked");
            System.out.flush();
            while (System.in.read() >= 0) {
                Thread.onSpinWait();
            }
            lock.close();
        }
    }
}
