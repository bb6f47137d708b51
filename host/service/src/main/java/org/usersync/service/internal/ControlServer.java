package org.usersync.service.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.usersync.commandline.Command.ServiceRequest;
import org.usersync.commandline.ExitStatus;
import org.usersync.runtime.BundleReport;
import org.usersync.runtime.BundleRequest;
import org.usersync.service.internal.ControlMessage.Request;

/** Answers what comes over the control socket, each connection on a thread of its own. */
final class ControlServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("service");

    private final ServerSocketChannel socket;
    private final Requests requests;
    private final BundleRequests bundles;
    private final OsgiConsole console;
    private final ControlMessage messages = new ControlMessage();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "control");
        thread.setDaemon(true);
        return thread;
    });

    /** Carries requests out. */
    interface Requests {
        /** Takes lines for the user. */
        interface Lines {
            void add(String line) throws IOException;
        }

        /**
         * Carries a request out on the calling thread.
         *
         * @param request any but the console
         * @param lines takes what the user is to see
         * @return how it ended
         * @throws IOException if the user is gone
         * @throws InterruptedException if the thread is interrupted while it waits
         */
        ExitStatus carryOut(Request request, Lines lines) throws IOException, InterruptedException;
    }

    /** Carries requests about bundles out. */
    interface BundleRequests {
        /**
         * Carries a request out on the calling thread.
         *
         * @param request what is to be done
         * @param base the site that the user means
         * @return what was done
         */
        BundleReport carryOut(BundleRequest request, Path base);
    }

    /**
     * Makes a server; it answers once {@link #start} was called.
     *
     * @param socket the open socket; closed with the server
     * @param requests carries requests out
     * @param bundles carries requests about bundles out
     * @param console the OSGi console
     */
    ControlServer(ServerSocketChannel socket, Requests requests, BundleRequests bundles, OsgiConsole console) {
        this.socket = socket;
        this.requests = requests;
        this.bundles = bundles;
        this.console = console;
    }

    void start() {
        threads.execute(this::accept);
    }

    private void accept() {
        while (socket.isOpen()) {
            try {
                SocketChannel client = socket.accept();
                threads.execute(() -> serve(client));
            } catch (ClosedChannelException end) {
                return;
            } catch (IOException broken) {
                LOG.warn("the control socket: {}", broken.getMessage());
            }
        }
    }

    private void serve(SocketChannel client) {
        try (client;
                InputStream in = Channels.newInputStream(client);
                OutputStream out = Channels.newOutputStream(client)) {
            ControlMessage.Incoming incoming = messages.request(in);
            if (incoming instanceof ControlMessage.Bundles about) {
                answer(about, out);
            } else if (!(incoming instanceof Request request)) {
                messages.problem(out, "the service does not understand the request; is it of another version?");
                messages.status(out, ExitStatus.ABORTED.code());
            } else if (request.kind() == ServiceRequest.CONSOLE) {
                console.run(in, out);
            } else {
                ExitStatus status = requests.carryOut(request, line -> messages.text(out, line));
                messages.status(out, status.code());
            }
        } catch (IOException gone) {
            LOG.debug("a user of the control socket went away: {}", gone.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(ControlMessage.Bundles about, OutputStream out) throws IOException {
        BundleReport report = bundles.carryOut(about.request(), about.base());
        for (String line : report.lines()) {
            messages.text(out, line);
        }
        for (String problem : report.problems()) {
            messages.problem(out, problem);
        }
        messages.status(out, report.problems().isEmpty() ? 0 : ExitStatus.ABORTED.code());
    }

    /** Ends; answers that are under way have a moment to get out. */
    @Override
    public void close() {
        try {
            socket.close();
            threads.shutdown();
            if (!threads.awaitTermination(1, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (IOException stays) {
            LOG.debug("the control socket: {}", stays.getMessage());
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
