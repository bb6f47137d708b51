package org.usersync.cli.internal.setup;

import java.util.Objects;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.usersync.commandline.Command;
import org.usersync.commandline.CommandException;
import org.usersync.commandline.CommandHandler;
import org.usersync.commandline.ExitStatus;
import org.usersync.commandline.Invocation;
import org.usersync.commandline.Platform;

/** {@code shell-scripts}: the run scripts alone. */
@Component(property = CommandHandler.COMMAND + "=shell-scripts")
public final class ShellScriptsHandler implements CommandHandler {
    private final Platform here;

    /** Made by declarative services. */
    @Activate
    public ShellScriptsHandler() {
        this(RunScripts.platform(System.getProperty("os.name", "")));
    }

    ShellScriptsHandler(Platform here) {
        this.here = here;
    }

    @Override
    public ExitStatus run(Invocation invocation) throws CommandException {
        if (!(invocation.command() instanceof Command.ShellScripts command)) {
            throw new IllegalArgumentException(
                    "not shell-scripts: " + invocation.command().name());
        }
        Platform platform = Objects.requireNonNullElse(command.platform(), here);
        new NewFiles(invocation.console(), invocation.out())
                .write(new RunScripts(invocation.home(), here).in(invocation.workingDirectory(), platform));
        return ExitStatus.COMPLETED;
    }
}
