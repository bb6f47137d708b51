package org.usersync.cli.internal.key;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.usersync.commandline.Command;
import org.usersync.commandline.CommandException;
import org.usersync.commandline.CommandHandler;
import org.usersync.commandline.Console;
import org.usersync.commandline.ExitStatus;
import org.usersync.commandline.Invocation;
import org.usersync.credentials.CertificateSubject;
import org.usersync.credentials.KeyTool;

/** {@code certgen}: a private key, and the certificate that Adobe gets to know it by. */
@Component(property = CommandHandler.COMMAND + "=certgen")
public final class CertgenHandler implements CommandHandler {
    private final KeyTool tool;

    /**
     * Made by declarative services.
     *
     * @param tool makes keys
     */
    @Activate
    public CertgenHandler(@Reference KeyTool tool) {
        this.tool = tool;
    }

    @Override
    public ExitStatus run(Invocation invocation) throws CommandException {
        if (!(invocation.command() instanceof Command.Certgen command)) {
            throw new IllegalArgumentException(
                    "not certgen: " + invocation.command().name());
        }
        Path key = invocation.workingDirectory().resolve(command.key()).normalize();
        Path certificate =
                invocation.workingDirectory().resolve(command.certificate()).normalize();
        if (key.equals(certificate)) {
            throw KeyFile.aborted("key and certificate are to go to one file: '" + key + "'", null);
        }
        if (!command.overwrite()) {
            askToOverwrite(invocation.console(), List.of(key, certificate));
        }
        CertificateSubject subject = command.randomize() ? random() : asked(invocation.console());
        KeyTool.KeyAndCertificate made =
                tool.generate(subject, Clock.systemUTC().instant());
        KeyFile.write(made.key(), key);
        SafeFile.writeForOwner(certificate, made.certificate().getBytes(StandardCharsets.US_ASCII));
        invocation.out().println("written  " + key);
        invocation.out().println("written  " + certificate);
        return ExitStatus.COMPLETED;
    }

    /** All questions come first: a key without its certificate is of no use. */
    private static void askToOverwrite(Console console, List<Path> files) throws CommandException {
        for (Path file : files) {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                    && !console.confirm("'" + file + "' exists already. Overwrite it?")) {
                throw KeyFile.aborted("'" + file + "' was kept; nothing was written", null);
            }
        }
    }

    private static CertificateSubject asked(Console console) throws CommandException {
        return new CertificateSubject(
                country(console),
                console.ask("State or province: "),
                console.ask("City: "),
                console.ask("Organisation: "),
                commonName(console),
                console.ask("E-mail: "));
    }

    private static String country(Console console) throws CommandException {
        while (true) {
            String country = console.ask("Country (two letters): ").toUpperCase(Locale.ROOT);
            if (country.isEmpty() || country.matches("[A-Z]{2}")) {
                return country;
            }
        }
    }

    private static String commonName(Console console) throws CommandException {
        while (true) {
            String name = console.ask("Common name: ");
            if (!name.isEmpty()) {
                return name;
            }
        }
    }

    private static CertificateSubject random() {
        byte[] bytes = new byte[8];
        new SecureRandom().nextBytes(bytes);
        return new CertificateSubject(
                "", "", "", "", "user-sync-" + HexFormat.of().formatHex(bytes), "");
    }
}
