package org.usersync.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.usersync.spi.http.HttpTransport;

/**
 * Ends reading at once when the user interrupts a run, or when a plug-in is taken away: a thread that waits for a service which does not answer cannot
 * look whether it should stop, but its connection can be closed under it. Nothing is lost, since nothing was sent yet.
 * Once the plan stands this is switched off: what is sent is sent to its end.
 */
final class ReadingTransports implements AutoCloseable {
    private static final long LOOK_MILLIS = 100;

    private final List<HttpTransport> open = new ArrayList<>();
    private final CountDownLatch read = new CountDownLatch(1);
    private final BooleanSupplier interrupted;

    private ReadingTransports(BooleanSupplier interrupted) {
        this.interrupted = interrupted;
    }

    /**
     * Begins to watch, on a thread of its own.
     *
     * @param interrupted whether the run is to end
     * @return to be closed when everything is read
     */
    static ReadingTransports watch(BooleanSupplier interrupted) {
        ReadingTransports transports = new ReadingTransports(interrupted);
        Thread watch = new Thread(transports::look, "interruption-watch");
        watch.setDaemon(true);
        watch.start();
        return transports;
    }

    /** Takes a transport in; returns it. */
    synchronized HttpTransport add(HttpTransport transport) {
        open.add(transport);
        return transport;
    }

    private void look() {
        try {
            while (!read.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (interrupted.getAsBoolean()) {
                    end();
                    return;
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void end() {
        if (read.getCount() > 0) {
            open.forEach(HttpTransport::close);
        }
    }

    @Override
    public synchronized void close() {
        read.countDown();
        open.clear();
    }
}
