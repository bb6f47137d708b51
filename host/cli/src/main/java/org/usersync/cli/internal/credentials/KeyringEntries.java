package org.usersync.cli.internal.credentials;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.usersync.cli.internal.key.SafeFile;
import org.usersync.commandline.Command;
import org.usersync.commandline.CommandException;
import org.usersync.commandline.ExitStatus;
import org.usersync.commandline.Invocation;
import org.usersync.config.ConfigurationText;
import org.usersync.config.SecretPlace;
import org.usersync.config.SecretPlace.Form;
import org.usersync.credentials.Keyring;
import org.usersync.spi.secret.Secret;
import org.usersync.spi.secret.SecretException;

/** Carries {@code credentials …} out, over the secrets that a configuration has. */
public final class KeyringEntries {
    private static final int MOST_BYTES = 1 << 20;

    private final Invocation invocation;
    private final Command.Credentials command;
    private final List<SecretPlace> places;
    private final Keyring keyring;
    private final PrintStream out;

    /**
     * Prepares a command.
     *
     * @param invocation the process
     * @param command what is asked for
     * @param places the secrets of the configuration
     * @param keyring the keyring
     */
    public KeyringEntries(
            Invocation invocation, Command.Credentials command, List<SecretPlace> places, Keyring keyring) {
        this.invocation = invocation;
        this.command = command;
        this.places = List.copyOf(places);
        this.keyring = keyring;
        this.out = invocation.out();
    }

    /**
     * Carries the command out.
     *
     * @return how it ended
     * @throws CommandException if it cannot be done
     */
    public ExitStatus run() throws CommandException {
        try {
            return switch (command.action()) {
                case LIST -> list();
                case GET -> get(chosen());
                case REMOVE -> remove(chosen());
                case SET -> set();
            };
        } catch (SecretException impossible) {
            throw aborted(String.valueOf(impossible.getMessage()), impossible);
        }
    }

    private SecretPlace chosen() throws CommandException {
        return new SecretChoice(places).of(String.valueOf(command.secret()));
    }

    private ExitStatus list() {
        for (SecretPlace place : places) {
            out.printf("%-40s %s%n", SecretChoice.name(place), described(place));
        }
        return ExitStatus.COMPLETED;
    }

    private String described(SecretPlace place) {
        return switch (place.form()) {
            case ABSENT -> "not given";
            case PLAIN -> "in the file, line " + place.line();
            case SOURCE -> "source " + place.source() + ", line " + place.line();
            case WRONG -> "given in a wrong way, line " + place.line();
            case KEYRING -> "keyring, " + entry(place.source(), place.account().orElse("?")) + ": " + state(place);
        };
    }

    private String state(SecretPlace place) {
        if (place.account().isEmpty()) {
            return "its account is not configured";
        }
        try {
            return keyring.find(place.source(), place.account().get())
                    .map(secret -> secret.isEmpty() ? "empty" : "there")
                    .orElse("missing");
        } catch (SecretException unreachable) {
            return String.valueOf(unreachable.getMessage());
        }
    }

    private ExitStatus get(SecretPlace place) throws SecretException, CommandException {
        String service = service(place);
        String account = account(place);
        Optional<Secret> secret = keyring.find(service, account);
        if (secret.isEmpty()) {
            throw aborted("the " + keyring.name() + " has no entry of " + entry(service, account), null);
        }
        if (command.show()) {
            secret.get().use(chars -> {
                out.println(chars);
                return Boolean.TRUE;
            });
        } else {
            out.println(
                    "the " + keyring.name() + " has " + entry(service, account) + "; it is not shown without --show");
        }
        return ExitStatus.COMPLETED;
    }

    private ExitStatus remove(SecretPlace place) throws SecretException, CommandException {
        String service = service(place);
        String account = account(place);
        if (!keyring.remove(service, account)) {
            throw aborted("the " + keyring.name() + " has no entry of " + entry(service, account), null);
        }
        out.println("removed  " + entry(service, account));
        if (place.form() == Form.KEYRING) {
            out.println("note     " + place.file() + " still names it");
        }
        return ExitStatus.COMPLETED;
    }

    private ExitStatus set() throws SecretException, CommandException {
        if (command.secret() != null) {
            set(chosen());
            return ExitStatus.COMPLETED;
        }
        List<SecretPlace> plain =
                places.stream().filter(place -> place.form() == Form.PLAIN).toList();
        if (plain.isEmpty()) {
            out.println("no secret stands in the configuration files");
        }
        for (SecretPlace place : plain) {
            set(place);
        }
        return ExitStatus.COMPLETED;
    }

    private void set(SecretPlace place) throws SecretException, CommandException {
        String service = service(place);
        String account = account(place);
        ConfigurationText text = place.form() == Form.ABSENT ? null : text(place.file());
        Secret secret = secret(place, text);
        keyring.put(service, account, secret);
        String expected = secret.use(String::new);
        boolean there = keyring.find(service, account)
                .map(found -> found.use(chars -> Arrays.equals(chars, expected.toCharArray())))
                .orElse(false);
        if (!there) {
            throw aborted("the " + keyring.name() + " did not keep " + entry(service, account), null);
        }
        out.println("stored   " + entry(service, account) + ", in the " + keyring.name());
        if (place.form() != Form.KEYRING) {
            rewrite(place, service, text);
        }
    }

    private Secret secret(SecretPlace place, @Nullable ConfigurationText text) throws CommandException {
        if (command.move()) {
            return Optional.ofNullable(text)
                    .filter(any -> place.form() == Form.PLAIN)
                    .flatMap(any -> any.secret(place))
                    .orElseThrow(() ->
                            aborted(place.file() + " holds no value of " + place.key() + " that could be moved", null));
        }
        char[] typed = command.stdin() ? read() : invocation.console().askSecret(place.key() + ": ");
        try {
            if (typed.length == 0) {
                throw aborted("an empty secret is none; nothing was stored", null);
            }
            return Secret.of(typed);
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    /** Standard input to its end, without the line end there. */
    private char[] read() throws CommandException {
        try {
            byte[] bytes = invocation.in().readNBytes(MOST_BYTES);
            String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
            Arrays.fill(bytes, (byte) 0);
            return text.replaceFirst("\\r?\\n\\z", "").toCharArray();
        } catch (IOException e) {
            throw aborted("standard input cannot be read: " + e.getMessage(), e);
        }
    }

    private void rewrite(SecretPlace place, String service, @Nullable ConfigurationText text) throws CommandException {
        String line = "secure_" + place.key() + "_key: " + service;
        if (text == null) {
            out.println("note     write to " + place.file() + ", beside its user name: " + line);
            return;
        }
        if (!command.rewrite() && !command.move()) {
            out.println("note     " + place.file() + " does not name it yet; --rewrite lets it, or write: " + line);
            return;
        }
        try {
            Optional<ConfigurationText.Change> change = text.naming(place, service);
            if (change.isEmpty()) {
                throw aborted(place.file() + " says nothing of " + place.key() + " itself; write there: " + line, null);
            }
            out.println(place.file() + ", line " + place.line());
            out.println("-  " + change.get().before());
            out.println("+  " + change.get().after());
            if (!command.assent() && !invocation.console().confirm("Change the file?")) {
                out.println("kept     " + place.file());
                return;
            }
            SafeFile.change(place.file(), change.get().changed().bytes());
            out.println("written  " + place.file());
        } catch (IOException unusual) {
            throw aborted(place.file() + ": " + unusual.getMessage(), unusual);
        }
    }

    private ConfigurationText text(Path file) throws CommandException {
        try {
            return ConfigurationText.read(file, command.configuration().configFileEncoding());
        } catch (IOException unreadable) {
            throw aborted(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private String service(SecretPlace place) {
        if (place.form() == Form.KEYRING) {
            return place.source();
        }
        String entry = command.entry();
        if (entry != null) {
            return entry;
        }
        String file = String.valueOf(place.file().getFileName());
        return file.replaceFirst("\\.[^.]*$", "").replaceFirst("^connector-", "") + "_" + place.key();
    }

    private static String account(SecretPlace place) throws CommandException {
        return place.account()
                .orElseThrow(() -> aborted(
                        "the user name that belongs to " + SecretChoice.name(place)
                                + " is not configured, and is the entry's account: write it to the file first",
                        null));
    }

    private static String entry(String service, String account) {
        return "service '" + service + "', account '" + account + "'";
    }

    private static CommandException aborted(String message, @Nullable Throwable cause) {
        return cause == null
                ? new CommandException(ExitStatus.ABORTED, message)
                : new CommandException(ExitStatus.ABORTED, message, cause);
    }
}
