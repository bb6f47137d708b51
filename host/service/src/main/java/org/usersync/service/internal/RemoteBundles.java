package org.usersync.service.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.usersync.commandline.CommandException;
import org.usersync.runtime.BundleManager;
import org.usersync.runtime.BundleReport;
import org.usersync.runtime.BundleRequest;
import org.usersync.runtime.RunningService;
import org.usersync.runtime.SiteFolders;
import org.usersync.service.internal.ControlMessage.Answer;

/** Has a running service change the bundles of its site. */
@Component
public final class RemoteBundles implements RunningService {
    private final ControlMessage messages = new ControlMessage();

    /** Made by declarative services. */
    @Activate
    public RemoteBundles() {
        // nothing to set up
    }

    @Override
    public Optional<BundleManager> bundleManager(SiteFolders folders) {
        try (SocketChannel found = ControlSocket.connect(folders.state())) {
            return found.isConnected() ? Optional.of(this::ask) : Optional.empty();
        } catch (CommandException | IOException nobody) {
            return Optional.empty();
        }
    }

    private BundleReport ask(BundleRequest request, SiteFolders folders) {
        List<String> lines = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        try (SocketChannel socket = ControlSocket.connect(folders.state());
                InputStream in = Channels.newInputStream(socket);
                OutputStream out = Channels.newOutputStream(socket)) {
            messages.send(out, request, folders.base());
            Answer answer = messages.answer(in);
            while (answer != null && answer.text() != null) {
                (answer.isProblem() ? problems : lines).add(answer.text());
                answer = messages.answer(in);
            }
            if (answer == null) {
                problems.add("the service ended before it answered");
            }
        } catch (CommandException | IOException broken) {
            problems.add("the connection to the service broke: " + broken.getMessage());
        }
        return new BundleReport(lines, problems);
    }
}
