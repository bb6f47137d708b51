package org.usersync.benchmarks.sync;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

import org.usersync.demo.tenant.Service;

/**
 * Ports in front of others that note when somebody came: the server behind them tells no sooner than when it has read
 * something. What comes is passed on unread, which costs time, so that only the first moment is worth measuring here.
 */
final class Doors {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong first = new AtomicLong();
    private final Map<Service, Integer> ports = new EnumMap<>(Service.class);

    /** Opens one for each service, on free ports of the loopback interface, until the process ends. */
    Doors(Map<Service, Integer> behind) throws IOException {
        for (Map.Entry<Service, Integer> each : behind.entrySet()) {
            // never closed
            ServerSocket door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
            ports.put(each.getKey(), door.getLocalPort());
            threads.execute(() -> open(door, each.getValue()));
        }
    }

    /** {@return where they are} */
    Map<Service, Integer> ports() {
        return ports;
    }

    /** {@return when the first connection since the last call was accepted, in milliseconds of the epoch; 0 if none was} */
    long first() {
        return first.getAndSet(0);
    }

    private void open(ServerSocket door, int behind) {
        try {
            while (true) {
                Socket outside = door.accept();
                first.compareAndSet(0, System.currentTimeMillis());
                Socket inside = new Socket(InetAddress.getLoopbackAddress(), behind);
                inside.setTcpNoDelay(true);
                outside.setTcpNoDelay(true);
                threads.execute(() -> pass(outside, inside));
                threads.execute(() -> pass(inside, outside));
            }
        } catch (IOException e) {
            System.err.println("a door is closed: " + e);
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException broken) {
            // one of both has ended, and by closing the sockets the other one learns it
        }
    }
}
