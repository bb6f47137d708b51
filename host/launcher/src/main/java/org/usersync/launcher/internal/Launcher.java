package org.usersync.launcher.internal;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.usersync.commandline.Command;
import org.usersync.commandline.CommandException;
import org.usersync.commandline.CommandHandler;
import org.usersync.commandline.CommandLineParser;
import org.usersync.commandline.Console;
import org.usersync.commandline.ExitStatus;
import org.usersync.commandline.Invocation;
import org.usersync.commandline.ParsedLine;
import org.usersync.commandline.ProgramVersion;

/** Runs one command line from its words to its status. */
public final class Launcher {
    private final Map<String, String> environment;
    private final Map<String, String> properties;
    private final InputStream in;
    private final Console console;
    private final PrintStream out;
    private final PrintStream err;
    private final BooleanSupplier interrupted;

    /**
     * Makes a launcher.
     *
     * @param environment the environment variables
     * @param properties Java's system properties
     * @param in standard input
     * @param console asks the user
     * @param out standard output
     * @param err standard error
     * @param interrupted whether the user asked the command to end
     */
    public Launcher(
            Map<String, String> environment,
            Map<String, String> properties,
            InputStream in,
            Console console,
            PrintStream out,
            PrintStream err,
            BooleanSupplier interrupted) {
        this.environment = Map.copyOf(environment);
        this.properties = Map.copyOf(properties);
        this.in = in;
        this.console = console;
        this.out = out;
        this.err = err;
        this.interrupted = interrupted;
    }

    /**
     * Runs a command line. What is wrong is shown on standard error.
     *
     * @param words the words after the program's name
     * @return the status by which the process ends
     */
    public int run(List<String> words) {
        try (EarlyBoot boot = EarlyBoot.of(words, use -> BootedSite.boot(environment, properties, use))) {
            return run(words, (command, arguments) -> bootAndCarryOut(command, arguments, boot));
        }
    }

    /** Runs a command line in a framework that was booted already, and that is left running. */
    int run(List<String> words, ProgramFolders folders, BundleHost host) {
        return run(words, (command, arguments) -> carryOut(command, arguments, folders, host));
    }

    private int run(List<String> words, Work work) {
        ParsedLine line = new CommandLineParser(ProgramVersion.text()).parse(words);
        if (line instanceof ParsedLine.Answer answer) {
            out.print(answer.text());
            return ExitStatus.COMPLETED.code();
        }
        if (line instanceof ParsedLine.Refused refused) {
            err.print(refused.text());
            return ExitStatus.USAGE.code();
        }
        ParsedLine.Run run = (ParsedLine.Run) line;
        try {
            return work.carryOut(run.command(), run.arguments()).code();
        } catch (StartException impossible) {
            err.println("user-sync: " + impossible.getMessage());
            return ExitStatus.ABORTED.code();
        } catch (CommandException ended) {
            err.println("user-sync: " + ended.getMessage());
            return ended.status().code();
        }
    }

    private ExitStatus bootAndCarryOut(Command command, List<String> words, EarlyBoot boot)
            throws StartException, CommandException {
        try (BootedSite site = boot.take(BundleUse.of(command))) {
            site.warnings().forEach(warning -> err.println("user-sync: warning: " + warning));
            LongRuns longRuns =
                    LongRuns.of(properties, () -> ProcessHandle.current().info().totalCpuDuration());
            longRuns.commandBegins();
            ExitStatus status = carryOut(command, words, site.folders(), site.host());
            ClassArchive.of(properties).commandEnded(status, site.folders());
            longRuns.commandEnded(status);
            return status;
        }
    }

    private ExitStatus carryOut(Command command, List<String> words, ProgramFolders folders, BundleHost host)
            throws StartException, CommandException {
        List<String> problems = host.problems();
        problems.forEach(problem -> err.println("user-sync: " + problem));
        Optional<CommandHandler> handler = host.handler(command.name());
        if (handler.isEmpty()) {
            throw new StartException("no bundle that is installed and can be used carries out '" + command.name()
                    + "'; 'user-sync info' lists what is installed");
        }
        // what is installed but cannot be used might be a part of the rules: nothing is changed without it
        if (!problems.isEmpty() && command.needsAllBundles()) {
            return ExitStatus.ABORTED;
        }
        try {
            return handler.get().run(invocation(command, words, folders));
        } finally {
            host.lateProblems().forEach(problem -> err.println("user-sync: " + problem));
        }
    }

    private Invocation invocation(Command command, List<String> words, ProgramFolders folders) {
        Path workingDirectory = Path.of(properties.getOrDefault("user.dir", "")).toAbsolutePath();
        return new Invocation(
                command,
                List.copyOf(words),
                environment,
                workingDirectory,
                folders.home(),
                folders.base(),
                folders.state(),
                in,
                console,
                out,
                err,
                interrupted);
    }

    private interface Work {
        ExitStatus carryOut(Command command, List<String> arguments) throws StartException, CommandException;
    }
}
