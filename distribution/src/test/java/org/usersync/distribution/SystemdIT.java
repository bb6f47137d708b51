package org.usersync.distribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The service under systemd: what its real programs say of the shipped unit, and what the service tells systemd by them. */
class SystemdIT {
    private static final String MISSING = "needs systemd's programs: apt-get install systemd";

    @TempDir
    Path scratch;

    @Test
    void itTellsThatItIsReadyAndThatItEnds() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-notify")), MISSING);
        try (TestCompany company = new TestCompany(scratch.resolve("company"));
                NotifySocket systemd = new NotifySocket(Files.createDirectories(scratch.resolve("n")))) {
            Files.writeString(
                    company.folder().resolve("service.yml"),
                    "syncs:\n  - {name: main, config: user-sync-config.yml, arguments: [--connector, okta]}\n");
            InstalledProgram program = company.program(scratch).set("NOTIFY_SOCKET", systemd.address());
            try (RunningService service = RunningService.start(program, scratch, "serve", "--config", "service.yml")) {
                service.await("ready", () -> systemd.lines().stream().anyMatch(line -> line.endsWith(" READY=1")));
                assertThat(systemd.lines())
                        .as("the process that systemd watches is the service, not the messenger")
                        .contains("1 READY=1", "1 MAINPID=" + service.process().pid())
                        .noneMatch(line -> line.contains("STOPPING"));

                service.process().destroy();
                assertThat(service.end()).as(service.log()).isZero();
                assertThat(systemd.lines())
                        .filteredOn(line -> line.matches("\\d+ (READY|STOPPING)=1"))
                        .hasSize(2)
                        .last()
                        .asString()
                        .endsWith(" STOPPING=1");
                assertThat(service.log()).doesNotContain("systemd");
            }
        }
    }

    @Test
    void whatIsToldByAProgramNeedsAUnitThatListensToIt() throws IOException {
        assertThat(unit().lines())
                .contains("Type=notify")
                .as("not only to the main process")
                .contains("NotifyAccess=all");
    }

    @Test
    void systemdFindsNothingWrongWithTheUnit() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-analyze")), MISSING);
        Path unit = scratch.resolve("user-sync.service");
        String here =
                unit().replace("/opt/user-sync", InstalledProgram.exploded().toString());
        assertThat(verified(unit, here)).isEqualTo("0 ");
        assertThat(verified(unit, here.replace("KillMode=mixed", "KillMode=mixt")))
                .contains("kill mode");
    }

    private static String unit() throws IOException {
        return Files.readString(InstalledProgram.exploded().resolve("service").resolve("user-sync.service"));
    }

    /** {@return status and words of systemd's own check} */
    private String verified(Path unit, String text) throws IOException, InterruptedException {
        Files.writeString(unit, text);
        Path words = scratch.resolve("verify.txt");
        Process verify = new ProcessBuilder("systemd-analyze", "verify", "--man=no", unit.toString())
                .redirectErrorStream(true)
                .redirectOutput(words.toFile())
                .start();
        return verify.waitFor() + " " + Files.readString(words, StandardCharsets.UTF_8);
    }
}
