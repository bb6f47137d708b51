package org.usersync.launcher.internal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

import org.slf4j.LoggerFactory;

/**
 * Has Java load its part for TLS and read its trust store while the framework starts: a run needs both, they take a
 * quarter of a second, and a second processor is idle then.
 */
final class TlsWarmUp implements Runnable {
    /** Begins on a thread that keeps no process alive. */
    static void begin() {
        Thread thread = new Thread(new TlsWarmUp(), "user-sync TLS warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        try {
            SSLEngine engine = SSLContext.getDefault().createSSLEngine();
            engine.setUseClientMode(true);
            engine.beginHandshake();
        } catch (GeneralSecurityException | IOException | RuntimeException early) {
            // whoever needs TLS meets the same and says so where it matters
            LoggerFactory.getLogger("launcher").debug("TLS is not warmed up: {}", early.toString());
        }
    }
}
