package org.usersync.cli.internal.setup;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.usersync.commandline.Command;
import org.usersync.commandline.CommandException;
import org.usersync.commandline.CommandHandler;
import org.usersync.commandline.Console;
import org.usersync.commandline.ExitStatus;
import org.usersync.commandline.Invocation;
import org.usersync.config.ExampleFile;

/** {@code example-config}: example configuration files under names of the user's choice. */
@Component(property = CommandHandler.COMMAND + "=example-config")
public final class ExampleConfigHandler implements CommandHandler {
    @Override
    public ExitStatus run(Invocation invocation) throws CommandException {
        if (!(invocation.command() instanceof Command.ExampleConfig command)) {
            throw new IllegalArgumentException(
                    "not example-config: " + invocation.command().name());
        }
        Console console = invocation.console();
        ExampleSet examples = new ExampleSet(invocation.workingDirectory());
        asked(examples, console, ExampleFile.ROOT, command.root(), "Name of the root configuration file");
        asked(examples, console, ExampleFile.UMAPI, command.umapi(), "Name of the file that says how to reach Adobe");
        asked(examples, console, ExampleFile.LDAP, command.ldap(), "Name of the LDAP connector's file");
        given(examples, ExampleFile.OKTA, command.okta());
        given(examples, ExampleFile.CSV, command.csv());
        given(examples, ExampleFile.EXTENSION, command.extension());
        new NewFiles(console, invocation.out()).write(examples.files());
        return ExitStatus.COMPLETED;
    }

    private static void asked(
            ExampleSet examples, Console console, ExampleFile file, @Nullable String name, String question)
            throws CommandException {
        examples.add(file, name == null ? console.ask(question, file.fileName()) : name);
    }

    private static void given(ExampleSet examples, ExampleFile file, @Nullable String name) throws CommandException {
        if (name != null) {
            examples.add(file, name);
        }
    }
}
