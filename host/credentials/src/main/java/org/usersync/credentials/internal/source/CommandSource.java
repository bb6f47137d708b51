package org.usersync.credentials.internal.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.osgi.service.component.annotations.Component;
import org.usersync.spi.config.ConfigOption;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.config.OptionType;
import org.usersync.spi.secret.Secret;
import org.usersync.spi.secret.SecretException;
import org.usersync.spi.secret.SecretRequest;
import org.usersync.spi.secret.SecretSource;

/**
 * {@code {command: [PROGRAM, WORD …]}}: a program that prints the secret. It is started without a shell, with nothing on its
 * standard input, in the folder of the configuration file.
 */
@Component(property = SecretSource.NAME + "=command")
public final class CommandSource implements SecretSource {
    private static final String WORDS = "words";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LONGEST_COMPLAINT = 200;

    private final Duration patience;

    /** Made by declarative services. */
    public CommandSource() {
        this(PATIENCE);
    }

    CommandSource(Duration patience) {
        this.patience = patience;
    }

    @Override
    public ConfigSchema schema() {
        return ConfigSchema.of(ConfigOption.builder(WORDS, OptionType.TEXT_LIST, "The program and its words.")
                .required()
                .build());
    }

    @Override
    public Optional<String> shortOption() {
        return Optional.of(WORDS);
    }

    @Override
    public Secret read(ConfigValues values, SecretRequest request) throws SecretException {
        List<String> line = new ArrayList<>(values.texts(WORDS));
        String program = program(line.get(0), request.directory());
        line.set(0, program);
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(request.directory().toFile());
        builder.environment().clear();
        builder.environment().putAll(request.environment());
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new SecretException("the program " + program + " cannot be started: " + e.getMessage(), e);
        }
        try {
            return answer(process, program);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** A path is relative to the configuration file; a bare name is looked for where the system looks for programs. */
    private static String program(String word, Path directory) {
        boolean bare = Path.of(word).getNameCount() == 1
                && !word.startsWith(".")
                && !Path.of(word).isAbsolute();
        Path beside = directory.resolve(word);
        return bare || !Files.exists(beside) ? word : beside.toString();
    }

    private Secret answer(Process process, String program) throws SecretException {
        CompletableFuture<byte[]> printed = read(process.getInputStream(), SecretText.MOST_BYTES + 1);
        CompletableFuture<byte[]> complaint = read(process.getErrorStream(), 4 * LONGEST_COMPLAINT);
        try {
            process.getOutputStream().close();
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SecretException(
                        "the program " + program + " did not end within " + patience.toSeconds() + " seconds");
            }
            if (process.exitValue() != 0) {
                throw new SecretException("the program " + program + " ended with status " + process.exitValue()
                        + complaint(complaint.get(5, TimeUnit.SECONDS)));
            }
            byte[] secret = printed.get(5, TimeUnit.SECONDS);
            if (secret.length > SecretText.MOST_BYTES) {
                throw new SecretException("the program " + program + " printed too much for a secret");
            }
            return SecretText.of(secret, "what the program " + program + " printed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SecretException("interrupted while the program " + program + " ran", e);
        } catch (IOException | java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new SecretException("what the program " + program + " printed cannot be read", e);
        }
    }

    private static CompletableFuture<byte[]> read(InputStream stream, int most) {
        CompletableFuture<byte[]> content = new CompletableFuture<>();
        Thread reader = new Thread(
                () -> {
                    try (stream) {
                        byte[] bytes = stream.readNBytes(most);
                        content.complete(bytes);
                        // what is beyond is thrown away, so that the program does not wait for a reader
                        stream.transferTo(java.io.OutputStream.nullOutputStream());
                    } catch (IOException e) {
                        content.completeExceptionally(e);
                    }
                },
                "secret-command");
        reader.setDaemon(true);
        reader.start();
        return content;
    }

    private static String complaint(byte[] printed) {
        String line = new String(printed, StandardCharsets.UTF_8)
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
        if (line.isEmpty()) {
            return "";
        }
        return ": " + (line.length() <= LONGEST_COMPLAINT ? line : line.substring(0, LONGEST_COMPLAINT) + "…");
    }
}
