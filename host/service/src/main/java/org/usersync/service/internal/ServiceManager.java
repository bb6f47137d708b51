package org.usersync.service.internal;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells systemd how the service is (sd_notify, {@code Type=notify}). Java has no datagram sockets of the Unix domain, so
 * systemd's own program speaks for it; the unit needs {@code NotifyAccess=all}.
 */
final class ServiceManager {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceManager.class);
    private static final String SOCKET = "NOTIFY_SOCKET";
    private static final long PATIENCE_SECONDS = 10;

    private final Map<String, String> environment;

    /**
     * Makes a way to systemd.
     *
     * @param environment the environment variables; without {@code NOTIFY_SOCKET} nobody is told anything
     */
    ServiceManager(Map<String, String> environment) {
        this.environment = environment;
    }

    void ready() {
        tell("READY=1");
    }

    /** Once no run goes on any more: systemd kills what does not end in {@code TimeoutStopSec} after this. */
    void stopping() {
        tell("STOPPING=1");
    }

    private void tell(String state) {
        String socket = environment.get(SOCKET);
        if (socket == null || socket.isBlank()) {
            return;
        }
        ProcessBuilder command = new ProcessBuilder(
                List.of("systemd-notify", "--pid=" + ProcessHandle.current().pid(), state));
        command.environment().put(SOCKET, socket);
        command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        try {
            Process process = command.start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroy();
                LOG.warn("systemd-notify does not end; systemd may not know that the service is {}", state);
            } else if (process.exitValue() != 0) {
                LOG.warn(
                        "systemd-notify ended with status {}; does the unit say NotifyAccess=all?",
                        process.exitValue());
            }
        } catch (IOException missing) {
            LOG.warn("systemd cannot be told {}: {}", state, missing.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
