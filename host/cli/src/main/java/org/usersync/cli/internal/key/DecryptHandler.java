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

/** {@code decrypt}: takes the pass phrase off a private key. */
@Component(property = CommandHandler.COMMAND + "=decrypt")
public final class DecryptHandler implements CommandHandler {
    private final KeyTool tool;

    /**
     * Made by declarative services.
     *
     * @param tool works on keys
     */
    @Activate
    public DecryptHandler(@Reference KeyTool tool) {
        this.tool = tool;
    }

    @Override
    public ExitStatus run(Invocation invocation) throws CommandException {
        if (!(invocation.command() instanceof Command.Decrypt command)) {
            throw new IllegalArgumentException(
                    "not decrypt: " + invocation.command().name());
        }
        Path file = invocation.workingDirectory().resolve(command.key()).normalize();
        KeyFile key = KeyFile.read(tool, file);
        if (!key.isEncrypted()) {
            throw KeyFile.aborted("'" + file + "' is not encrypted", null);
        }
        Path target = KeyFile.target(invocation, file, command.output());
        key.decrypt(KeyFile.passPhrase(invocation.console(), command.passPhrase(), false), target);
        invocation.out().println("written  " + target);
        return ExitStatus.COMPLETED;
    }
}
