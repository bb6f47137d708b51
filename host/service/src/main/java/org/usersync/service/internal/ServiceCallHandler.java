package org.usersync.service.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.usersync.commandline.Command;
import org.usersync.commandline.Command.ServiceRequest;
import org.usersync.commandline.CommandException;
import org.usersync.commandline.CommandHandler;
import org.usersync.commandline.ExitStatus;
import org.usersync.commandline.Invocation;
import org.usersync.service.internal.ControlMessage.Answer;
import org.usersync.service.internal.ControlMessage.Request;

/** The commands that ask a running service: status, run, pause, resume, stop and console. */
@Component(
        property = {
            CommandHandler.COMMAND + "=status",
            CommandHandler.COMMAND + "=run",
            CommandHandler.COMMAND + "=pause",
            CommandHandler.COMMAND + "=resume",
            CommandHandler.COMMAND + "=stop",
            CommandHandler.COMMAND + "=console"
        })
public final class ServiceCallHandler implements CommandHandler {
    private final ControlMessage messages = new ControlMessage();

    /** Made by declarative services. */
    @Activate
    public ServiceCallHandler() {
        // nothing to set up
    }

    @Override
    public ExitStatus run(Invocation invocation) throws CommandException {
        if (!(invocation.command() instanceof Command.ServiceCall call)) {
            throw new IllegalArgumentException(
                    "not for a service: " + invocation.command().name());
        }
        try (SocketChannel socket = ControlSocket.connect(invocation.state());
                InputStream in = Channels.newInputStream(socket);
                OutputStream out = Channels.newOutputStream(socket)) {
            messages.send(out, new Request(call.request(), call.sync(), call.flag()));
            if (call.request() == ServiceRequest.CONSOLE) {
                return console(invocation, socket, in);
            }
            return answers(invocation, in);
        } catch (IOException broken) {
            throw new CommandException(
                    ExitStatus.ABORTED, "the connection to the service broke: " + broken.getMessage(), broken);
        }
    }

    private ExitStatus answers(Invocation invocation, InputStream in) throws IOException, CommandException {
        Answer answer = messages.answer(in);
        while (answer != null && answer.text() != null) {
            (answer.isProblem() ? invocation.err() : invocation.out()).println(answer.text());
            answer = messages.answer(in);
        }
        if (answer == null) {
            throw new CommandException(ExitStatus.ABORTED, "the service ended before it answered");
        }
        return ExitStatus.of(answer.status());
    }

    private static ExitStatus console(Invocation invocation, SocketChannel socket, InputStream in) throws IOException {
        Thread keys = new Thread(() -> {
            try {
                send(invocation.in(), socket);
            } catch (IOException gone) {
                invocation.err().println("user-sync: the console was closed: " + gone.getMessage());
            }
        });
        keys.setDaemon(true);
        keys.start();
        in.transferTo(invocation.out());
        invocation.out().flush();
        return ExitStatus.COMPLETED;
    }

    /** By the channel itself: its output stream would wait for the input stream's reading to end (JDK-4774871). */
    private static void send(InputStream from, SocketChannel socket) throws IOException {
        byte[] buffer = new byte[4096];
        for (int length = from.read(buffer); length >= 0; length = from.read(buffer)) {
            ByteBuffer keys = ByteBuffer.wrap(buffer, 0, length);
            while (keys.hasRemaining()) {
                socket.write(keys);
            }
        }
        socket.shutdownOutput();
    }
}
