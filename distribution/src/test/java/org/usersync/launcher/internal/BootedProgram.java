package org.usersync.launcher.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

import org.osgi.framework.BundleException;
import org.usersync.commandline.Command;
import org.usersync.commandline.CommandHandler;
import org.usersync.commandline.CommandLineParser;
import org.usersync.commandline.Invocation;
import org.usersync.commandline.ParsedLine;
import org.usersync.commandline.ProgramVersion;

/**
 * The assembled program, booted once for many command lines. It is loaded by a class loader over the distribution's
 * {@code lib} folder and nothing else, in which it is one of the launcher's own package; its caller, of another class
 * loader, therefore speaks to it in types of the JDK.
 */
public final class BootedProgram implements ToIntFunction<Map<String, Object>>, Closeable {
    private final ProgramFolders folders;
    private final CacheSlot slot;
    private final BundleHost host;

    /**
     * Boots the program.
     *
     * @param environment as at the start of a process
     * @param properties as at the start of a process
     */
    public BootedProgram(Map<String, String> environment, Map<String, String> properties)
            throws StartException, BundleException {
        folders = ProgramFolders.find(environment, properties);
        slot = CacheSlot.take(folders.state(), ProgramVersion.text());
        host = BundleHost.boot(
                slot.folder(), new BundleFiles(folders, LauncherProperties.read(folders)).of(new Command.Info()));
        if (!host.problems().isEmpty()) {
            throw new IllegalStateException(String.join("; ", host.problems()));
        }
    }

    /**
     * Carries out a command line.
     *
     * @param call {@code words}, {@code environment}, {@code directory}, {@code in}, {@code out} and {@code err}
     * @return the exit status
     */
    @Override
    @SuppressWarnings("unchecked")
    public int applyAsInt(Map<String, Object> call) {
        List<String> words = (List<String>) call.get("words");
        PrintStream out = (PrintStream) call.get("out");
        PrintStream err = (PrintStream) call.get("err");
        ParsedLine line = new CommandLineParser(ProgramVersion.text()).parse(words);
        if (line instanceof ParsedLine.Answer answer) {
            out.print(answer.text());
            return 0;
        }
        if (line instanceof ParsedLine.Refused refused) {
            err.print(refused.text());
            return 2;
        }
        Command command = ((ParsedLine.Run) line).command();
        Optional<CommandHandler> handler = host.handler(command.name());
        if (handler.isEmpty()) {
            err.println("no bundle carries out " + command.name());
            return 1;
        }
        return handler.get()
                .run(new Invocation(
                        command,
                        words,
                        (Map<String, String>) call.get("environment"),
                        (Path) call.get("directory"),
                        folders.home(),
                        folders.base(),
                        folders.state(),
                        (InputStream) call.get("in"),
                        out,
                        err,
                        () -> false))
                .code();
    }

    @Override
    public void close() throws IOException {
        host.close();
        slot.close();
    }
}
