package org.usersync.cli.internal.key;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.usersync.commandline.CommandException;
import org.usersync.commandline.Console;
import org.usersync.commandline.ExitStatus;
import org.usersync.commandline.Invocation;
import org.usersync.credentials.KeyTool;
import org.usersync.credentials.PrivateKeyText;
import org.usersync.spi.secret.PrivateKeyException;
import org.usersync.spi.secret.Secret;

/** The file of a private key that a command changes. */
final class KeyFile {
    private static final int MOST_BYTES = 1 << 20;

    private final Path file;
    private final PrivateKeyText key;

    private KeyFile(Path file, PrivateKeyText key) {
        this.file = file;
        this.key = key;
    }

    static KeyFile read(KeyTool tool, Path file) throws CommandException {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw aborted("'" + file + "' is too large for a private key", null);
            }
            byte[] bytes = Files.readAllBytes(file);
            CharBuffer decoded = StandardCharsets.ISO_8859_1.decode(ByteBuffer.wrap(bytes));
            Arrays.fill(bytes, (byte) 0);
            return new KeyFile(file, tool.read(Secret.of(decoded.toString())));
        } catch (NoSuchFileException none) {
            throw aborted("there is no file '" + file + "'", none);
        } catch (AccessDeniedException denied) {
            throw aborted("'" + file + "' cannot be read: permission denied", denied);
        } catch (IOException unreadable) {
            throw aborted("'" + file + "' cannot be read: " + unreadable.getMessage(), unreadable);
        } catch (PrivateKeyException none) {
            throw aborted("'" + file + "' " + none.getMessage(), none);
        }
    }

    boolean isEncrypted() {
        return key.isEncrypted();
    }

    /** The file that takes the result; where it is another one that exists, the user is asked. */
    static Path target(Invocation invocation, Path key, @Nullable String output) throws CommandException {
        if (output == null) {
            return key;
        }
        Path target = invocation.workingDirectory().resolve(output).normalize();
        if (!target.equals(key)
                && Files.exists(target)
                && !invocation.console().confirm("'" + target + "' exists already. Overwrite it?")) {
            throw aborted("'" + target + "' was kept; nothing was written", null);
        }
        return target;
    }

    /** The pass phrase of the command line, or the one that is typed. */
    static Secret passPhrase(Console console, @Nullable String given, boolean twice) throws CommandException {
        if (given != null) {
            return Secret.of(given);
        }
        char[] typed = console.askSecret("Pass phrase: ");
        try {
            if (typed.length == 0) {
                throw aborted("an empty pass phrase protects nothing", null);
            }
            if (twice) {
                char[] again = console.askSecret("The same again: ");
                boolean same = Arrays.equals(typed, again);
                Arrays.fill(again, '\0');
                if (!same) {
                    throw aborted("the two pass phrases differ; nothing was written", null);
                }
            }
            return Secret.of(typed);
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    void encrypt(Secret passPhrase, Path target) throws CommandException {
        try {
            write(key.encrypted(passPhrase), target);
        } catch (PrivateKeyException wrong) {
            throw aborted("'" + file + "' " + wrong.getMessage(), wrong);
        }
    }

    void decrypt(Secret passPhrase, Path target) throws CommandException {
        try {
            write(key.decrypted(passPhrase), target);
        } catch (PrivateKeyException wrong) {
            throw aborted("'" + file + "' " + wrong.getMessage(), wrong);
        }
    }

    static void write(Secret text, Path target) throws CommandException {
        // PEM is ASCII
        byte[] bytes = text.use(chars -> {
            byte[] ascii = new byte[chars.length];
            for (int i = 0; i < chars.length; i++) {
                ascii[i] = (byte) chars[i];
            }
            return ascii;
        });
        try {
            SafeFile.writeForOwner(target, bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    static CommandException aborted(String message, @Nullable Throwable cause) {
        return cause == null
                ? new CommandException(ExitStatus.ABORTED, message)
                : new CommandException(ExitStatus.ABORTED, message, cause);
    }
}
