package org.usersync.commandline;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * One call of the program: what to do, and all of the process that a command may use. Bundles take nothing of this from
 * {@code System}, so that several invocations can run in one process.
 *
 * @param command what to do
 * @param arguments the words of the command line, for the log; secrets among them are masked
 * @param environment the environment variables
 * @param workingDirectory what relative paths of the command line are relative to
 * @param home the unpacked distribution
 * @param base the site's own conf, bundles and logs
 * @param state the user's state folder: caches and locks
 * @param in standard input; a command that asks its user takes {@code console}
 * @param console asks the user
 * @param out standard output
 * @param err standard error
 * @param interrupted whether the user asked the command to end
 */
public record Invocation(
        Command command,
        List<String> arguments,
        Map<String, String> environment,
        Path workingDirectory,
        Path home,
        Path base,
        Path state,
        InputStream in,
        Console console,
        PrintStream out,
        PrintStream err,
        BooleanSupplier interrupted) {}
