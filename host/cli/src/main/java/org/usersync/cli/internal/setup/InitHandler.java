package org.usersync.cli.internal.setup;

import java.util.ArrayList;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.usersync.commandline.CommandException;
import org.usersync.commandline.CommandHandler;
import org.usersync.commandline.ExitStatus;
import org.usersync.commandline.Invocation;
import org.usersync.commandline.Platform;
import org.usersync.config.ExampleFile;

/** {@code init}: the three core configuration files and the run scripts. */
@Component(property = CommandHandler.COMMAND + "=init")
public final class InitHandler implements CommandHandler {
    private final Platform here;

    /** Made by declarative services. */
    @Activate
    public InitHandler() {
        this(RunScripts.platform(System.getProperty("os.name", "")));
    }

    InitHandler(Platform here) {
        this.here = here;
    }

    @Override
    public ExitStatus run(Invocation invocation) throws CommandException {
        ExampleSet examples = new ExampleSet(invocation.workingDirectory());
        for (ExampleFile file : List.of(ExampleFile.ROOT, ExampleFile.UMAPI, ExampleFile.LDAP)) {
            examples.add(file, file.fileName());
        }
        List<NewFile> files = new ArrayList<>(examples.files());
        files.addAll(new RunScripts(invocation.home(), here).in(invocation.workingDirectory(), here));
        new NewFiles(invocation.console(), invocation.out()).write(files);
        return ExitStatus.COMPLETED;
    }
}
