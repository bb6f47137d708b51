package org.usersync.launcher.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

import org.usersync.commandline.CommandException;
import org.usersync.commandline.Console;
import org.usersync.commandline.ExitStatus;

/**
 * Asks at the terminal, or takes the lines of a pipe for answers. Reading cannot be interrupted, so it has a thread of its
 * own, and the asking thread looks now and then whether the user interrupts the command instead. A pipe that nobody
 * writes to or that has ended is nobody to ask: the command ends, rather than to wait for ever.
 */
public final class SystemConsole implements Console {
    private static final long LOOK_MILLIS = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LineSource source;
    private final BooleanSupplier interrupted;
    private final Duration patience;

    /** Where answers come from. Both calls block, show the question first, and are never made at the same time. */
    interface LineSource {
        /** The next line without its end; empty at the end of the input. */
        Optional<char[]> line(String question) throws IOException;

        /** The next line, not shown while it is typed; empty at the end of the input. */
        Optional<char[]> secret(String question) throws IOException;

        /** Whether a person sits in front of it, who may take any time. */
        boolean isTerminal();
    }

    private interface Reading {
        Optional<char[]> read() throws IOException;
    }

    /**
     * Makes a console.
     *
     * @param source where answers come from
     * @param interrupted whether the user asked the command to end
     * @param patience how long an answer that no person types may take
     */
    SystemConsole(LineSource source, BooleanSupplier interrupted, Duration patience) {
        this.source = source;
        this.interrupted = interrupted;
        this.patience = patience;
    }

    /**
     * The console of the process.
     *
     * @param in standard input
     * @param err standard error, where questions go if there is no terminal
     * @param interrupted whether the user asked the command to end
     * @return the console
     */
    public static Console ofProcess(InputStream in, PrintStream err, BooleanSupplier interrupted) {
        LineSource source = TerminalLines.ofProcess().orElseGet(() -> new PipedLines(in, err));
        return new SystemConsole(source, interrupted, PATIENCE);
    }

    @Override
    public String ask(String question) throws CommandException {
        return new String(answer(question, () -> source.line(question))).strip();
    }

    @Override
    public char[] askSecret(String question) throws CommandException {
        return answer(question, () -> source.secret(question));
    }

    private char[] answer(String question, Reading reading) throws CommandException {
        CompletableFuture<Optional<char[]>> answer = new CompletableFuture<>();
        Thread reader = new Thread(() -> read(reading, answer), "console");
        reader.setDaemon(true);
        reader.start();
        long end = System.nanoTime() + patience.toNanos();
        while (source.isTerminal() || System.nanoTime() - end < 0) {
            if (interrupted.getAsBoolean()) {
                throw new CommandException(ExitStatus.INTERRUPTED, "interrupted");
            }
            try {
                return answer.get(LOOK_MILLIS, TimeUnit.MILLISECONDS).orElseThrow(() -> nobody(question, "has ended"));
            } catch (TimeoutException notYet) {
                // the user thinks
            } catch (ExecutionException unreadable) {
                throw nobody(question, "cannot be read (" + unreadable.getCause() + ")");
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
                throw new CommandException(ExitStatus.INTERRUPTED, "interrupted", hurried);
            }
        }
        throw nobody(question, "is no terminal and brings no answer");
    }

    private static void read(Reading reading, CompletableFuture<Optional<char[]>> answer) {
        try {
            answer.complete(reading.read());
        } catch (IOException | RuntimeException | Error unreadable) {
            answer.completeExceptionally(unreadable);
        }
    }

    private CommandException nobody(String question, String why) {
        if (interrupted.getAsBoolean()) {
            // a signal may end the input before it is noticed
            return new CommandException(ExitStatus.INTERRUPTED, "interrupted");
        }
        return new CommandException(
                ExitStatus.ABORTED,
                "there is nobody to answer \"" + question.strip() + "\": the input " + why
                        + ". Nothing more was done; run it at a terminal, or pipe the answers to it");
    }
}
