package org.usersync.cli.internal.key;

import java.nio.file.Path;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.usersync.commandline.Command;
import org.usersync.commandline.CommandException;
import org.usersync.commandline.CommandHandler;
import org.usersync.commandline.ExitStatus;
import org.usersync.commandline.Invocation;
import org.usersync.credentials.KeyTool;

/** {@code encrypt}: protects a private key by a pass phrase. */
@Component(property = CommandHandler.COMMAND + "=encrypt")
public final class EncryptHandler implements CommandHandler {
    private final KeyTool tool;

    /**
     * Made by declarative services.
     *
     * @param tool works on keys
     */
    @Activate
    public EncryptHandler(@Reference KeyTool tool) {
        this.tool = tool;
    }

    @Override
    public ExitStatus run(Invocation invocation) throws CommandException {
        if (!(invocation.command() instanceof Command.Encrypt command)) {
            throw new IllegalArgumentException(
                    "not encrypt: " + invocation.command().name());
        }
        Path file = invocation.workingDirectory().resolve(command.key()).normalize();
        KeyFile key = KeyFile.read(tool, file);
        if (key.isEncrypted()) {
            throw KeyFile.aborted(
                    "'" + file + "' is encrypted already; decrypt it first to give it another pass phrase", null);
        }
        Path target = KeyFile.target(invocation, file, command.output());
        key.encrypt(KeyFile.passPhrase(invocation.console(), command.passPhrase(), true), target);
        invocation.out().println("written  " + target);
        return ExitStatus.COMPLETED;
    }
}
