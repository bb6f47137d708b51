package org.usersync.launcher.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.usersync.commandline.CommandException;
import org.usersync.commandline.Console;
import org.usersync.commandline.ExitStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class SystemConsoleTest {
    private final ByteArrayOutputStream questions = new ByteArrayOutputStream();

    @Test
    void linesOfAPipeAreAnswers() throws Exception {
        Console console = piped("  first \n\nmaybe\nYES\nsecret one \n");
        assertThat(console.ask("Who? ")).isEqualTo("first");
        assertThat(console.ask("Where?", "here")).isEqualTo("here");
        assertThat(console.confirm("Sure?")).isTrue();
        assertThat(new String(console.askSecret("Pass phrase: "))).isEqualTo("secret one ");
        assertThat(questions.toString(StandardCharsets.UTF_8))
                .containsSubsequence("Who? ", "Where? [here]: ", "Sure? [y/N]: ", "Sure? [y/N]: ", "Pass phrase: ");
    }

    @Test
    void anEmptyLineIsNo() throws Exception {
        assertThat(piped("\n").confirm("Overwrite?")).isFalse();
    }

    @Test
    void theEndOfThePipeEndsTheCommand() {
        CommandException ended = ended(() -> piped("").confirm("Overwrite?"));
        assertThat(ended.status()).isEqualTo(ExitStatus.ABORTED);
        assertThat(ended)
                .hasMessageContaining("\"Overwrite? [y/N]:\"")
                .hasMessageContaining("the input has ended")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aPipeThatNobodyWritesToEndsTheCommand() throws IOException {
        try (PipedOutputStream silent = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(silent)) {
            CommandException ended =
                    ended(() -> console(in, Duration.ofMillis(1), () -> false).ask("Who?"));
            assertThat(ended.status()).isEqualTo(ExitStatus.ABORTED);
            assertThat(ended).hasMessageContaining("brings no answer");
        }
    }

    @Test
    void anInterruptionIsSeenWhileAQuestionIsOpen() {
        CountDownLatch asked = new CountDownLatch(1);
        SystemConsole console =
                new SystemConsole(new NeverAnswers(asked), () -> asked.getCount() == 0, Duration.ofSeconds(1));
        assertThat(ended(() -> console.ask("Who?")).status()).isEqualTo(ExitStatus.INTERRUPTED);
    }

    @Test
    void anInputThatCannotBeReadEndsTheCommand() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                throw new IOException("broken");
            }
        };
        assertThat(ended(() ->
                        console(broken, Duration.ofSeconds(30), () -> false).ask("Who?")))
                .hasMessageContaining("cannot be read")
                .hasMessageContaining("broken");
    }

    private Console piped(String text) {
        return console(
                new ByteArrayInputStream(text.getBytes(Charset.defaultCharset())), Duration.ofSeconds(30), () -> false);
    }

    private Console console(InputStream in, Duration patience, BooleanSupplier interrupted) {
        return new SystemConsole(
                new PipedLines(in, new PrintStream(questions, true, StandardCharsets.UTF_8)), interrupted, patience);
    }

    private static CommandException ended(ThrowingCallable call) {
        return catchThrowableOfType(CommandException.class, call);
    }

    /** A terminal at which nobody types. */
    private record NeverAnswers(CountDownLatch asked) implements SystemConsole.LineSource {
        @Override
        public Optional<char[]> line(String question) throws IOException {
            asked.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return Optional.empty();
        }

        @Override
        public Optional<char[]> secret(String question) throws IOException {
            return line(question);
        }

        @Override
        public boolean isTerminal() {
            return true;
        }
    }
}
