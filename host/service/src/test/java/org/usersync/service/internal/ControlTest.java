package org.usersync.service.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
import org.usersync.commandline.BundleAction;
import org.usersync.commandline.Command;
import org.usersync.commandline.Command.ServiceRequest;
import org.usersync.commandline.CommandException;
import org.usersync.commandline.Console;
import org.usersync.commandline.ExitStatus;
import org.usersync.commandline.Invocation;
import org.usersync.runtime.BundleReport;
import org.usersync.runtime.BundleRequest;
import org.usersync.runtime.SiteFolders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Commands that ask a running service, over a real socket. Servers and locks are held, not used. */
@SuppressWarnings("try")
final class ControlTest {
    @TempDir
    private Path temporary;

    private Path state;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void chooseShortFolder() {
        state = temporary.resolve("s");
    }

    private ExitStatus call(ServiceRequest request, String sync, boolean flag) throws CommandException {
        return new ServiceCallHandler()
                .run(new Invocation(
                        new Command.ServiceCall(request, sync, flag),
                        List.of(),
                        Map.of(),
                        temporary,
                        temporary,
                        temporary,
                        state,
                        new ByteArrayInputStream(new byte[0]),
                        Console.none(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        () -> false));
    }

    private ControlServer server(ControlServer.Requests requests) throws CommandException {
        ControlServer server = new ControlServer(
                ControlSocket.listen(state),
                requests,
                (request, base) -> new BundleReport(
                        List.of(request.action() + " " + request.operands() + " " + request.sha256() + " "
                                + request.live() + " " + base),
                        List.of("a problem", "another")),
                null);
        server.start();
        return server;
    }

    @Test
    void anAnswersLinesAndItsStatusReachTheUser() throws Exception {
        try (ControlServer server = server((request, lines) -> {
            lines.add(request.kind() + " " + request.sync() + " " + request.flag());
            lines.add("Zoë \"quoted\"");
            return ExitStatus.LIMIT;
        })) {
            assertThat(call(ServiceRequest.RUN, "main", true)).isEqualTo(ExitStatus.LIMIT);
            assertThat(call(ServiceRequest.STATUS, null, false)).isEqualTo(ExitStatus.LIMIT);
        }
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("RUN main true", "Zoë \"quoted\"", "STATUS null false", "Zoë \"quoted\"");
    }

    @Test
    void requestsAboutBundlesAndTheirReportsCrossTheSocketWhole() throws Exception {
        SiteFolders folders = new SiteFolders(temporary, temporary.resolve("base"), state);
        assertThat(new RemoteBundles().bundleManager(folders)).isEmpty();
        try (ControlServer server = server((request, lines) -> ExitStatus.COMPLETED)) {
            BundleReport report = new RemoteBundles()
                    .bundleManager(folders)
                    .orElseThrow()
                    .carryOut(
                            new BundleRequest(BundleAction.INSTALL, List.of("/a b.jar", "/c.jar"), "ab12", true),
                            folders);
            assertThat(report.lines())
                    .containsExactly("INSTALL [/a b.jar, /c.jar] ab12 true " + temporary.resolve("base"));
            assertThat(report.problems()).containsExactly("a problem", "another");
        }
    }

    @Test
    void onlyTheOwnerReachesTheSocket() throws Exception {
        try (ControlServer server = server((request, lines) -> ExitStatus.COMPLETED)) {
            Path folder = state.resolve("service");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("control.sock"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aSocketThatAKilledServiceLeftIsReplaced() throws Exception {
        Files.createDirectories(state.resolve("service"));
        Files.writeString(state.resolve("service").resolve("control.sock"), "");
        try (ControlServer server = server((request, lines) -> ExitStatus.COMPLETED)) {
            assertThat(call(ServiceRequest.PAUSE, null, false)).isEqualTo(ExitStatus.COMPLETED);
        }
    }

    @Test
    void withoutAServiceOneLineTellsWhatToDo() {
        CommandException none =
                catchThrowableOfType(CommandException.class, () -> call(ServiceRequest.STATUS, null, false));
        assertThat(none.status()).isEqualTo(ExitStatus.ABORTED);
        assertThat(none).hasMessageContaining("no service of this user runs").hasMessageContaining("user-sync serve");
    }

    @Test
    void aServiceThatEndsBeforeItAnswersIsAnError() throws Exception {
        try (ControlServer server = server((request, lines) -> {
            throw new IOException("gone");
        })) {
            CommandException broken =
                    catchThrowableOfType(CommandException.class, () -> call(ServiceRequest.STATUS, null, false));
            assertThat(broken).hasMessageContaining("ended before it answered");
        }
    }

    @Test
    void aSecondServiceOfTheSameStateFolderIsRefused() throws Exception {
        try (ServiceLock lock = ServiceLock.take(state)) {
            CommandException second = catchThrowableOfType(CommandException.class, () -> ServiceLock.take(state));
            assertThat(second.status()).isEqualTo(ExitStatus.LOCKED);
        }
        ServiceLock.take(state).close();
    }

    @Test
    void aFolderWithTooLongANameIsToldBeforeTheSystemCutsIt() {
        Path deep = temporary.resolve("x".repeat(120));
        CommandException refused = catchThrowableOfType(CommandException.class, () -> ControlSocket.listen(deep));
        assertThat(refused).hasMessageContaining("USER_SYNC_STATE");
    }
}
