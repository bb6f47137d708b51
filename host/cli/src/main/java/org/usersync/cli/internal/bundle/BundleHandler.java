package org.usersync.cli.internal.bundle;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.usersync.commandline.BundleAction;
import org.usersync.commandline.Command;
import org.usersync.commandline.CommandException;
import org.usersync.commandline.CommandHandler;
import org.usersync.commandline.ExitStatus;
import org.usersync.commandline.Invocation;
import org.usersync.runtime.BundleManager;
import org.usersync.runtime.BundleReport;
import org.usersync.runtime.BundleRequest;
import org.usersync.runtime.RunningService;
import org.usersync.runtime.SiteFolders;

/** {@code bundle list|install|update|remove|verify|why}: by the running service, or where none runs by this process. */
@Component(property = CommandHandler.COMMAND + "=bundle")
public final class BundleHandler implements CommandHandler {
    private final BundleManager manager;
    private final Optional<RunningService> service;

    /**
     * Made by declarative services.
     *
     * @param manager of this process
     * @param service finds the service process; null where the program knows none
     */
    @Activate
    public BundleHandler(
            @Reference BundleManager manager,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL) @Nullable RunningService service) {
        this.manager = manager;
        this.service = Optional.ofNullable(service);
    }

    @Override
    public ExitStatus run(Invocation invocation) throws CommandException {
        if (!(invocation.command() instanceof Command.Bundle command)) {
            throw new IllegalArgumentException(
                    "not about bundles: " + invocation.command().name());
        }
        SiteFolders folders = new SiteFolders(invocation.home(), invocation.base(), invocation.state());
        Optional<BundleManager> running = service.flatMap(found -> found.bundleManager(folders));
        BundleRequest request = new BundleRequest(
                command.action(), operands(invocation, command), command.sha256(), running.isPresent());
        BundleReport report = running.orElse(manager).carryOut(request, folders);
        report.lines().forEach(invocation.out()::println);
        report.problems().forEach(problem -> invocation.err().println("user-sync: " + problem));
        return report.problems().isEmpty() ? ExitStatus.COMPLETED : ExitStatus.ABORTED;
    }

    /** The service does not know the working directory of the command. */
    private static List<String> operands(Invocation invocation, Command.Bundle command) throws CommandException {
        if (command.action() != BundleAction.INSTALL && command.action() != BundleAction.UPDATE) {
            return command.operands();
        }
        List<String> files = new ArrayList<>();
        for (String operand : command.operands()) {
            try {
                Path file = invocation.workingDirectory().resolve(operand).normalize();
                files.add(file.toString());
            } catch (InvalidPathException wrong) {
                throw new CommandException(ExitStatus.ABORTED, "'" + operand + "' is no path", wrong);
            }
        }
        return files;
    }
}
