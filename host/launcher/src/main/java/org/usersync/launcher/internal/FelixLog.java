package org.usersync.launcher.internal;

import org.apache.felix.framework.Logger;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.slf4j.LoggerFactory;

/** Sends the framework's own log to ours. */
final class FelixLog extends Logger {
    private final org.slf4j.Logger log = LoggerFactory.getLogger("org.apache.felix.framework");

    @Override
    @SuppressWarnings("rawtypes")
    protected void doLog(
            @Nullable Bundle bundle,
            @Nullable ServiceReference reference,
            int level,
            String message,
            @Nullable Throwable thrown) {
        write(level, bundle == null ? message : bundle.getSymbolicName() + ": " + message, thrown);
    }

    @Override
    protected void doLog(int level, String message, @Nullable Throwable thrown) {
        write(level, message, thrown);
    }

    private void write(int level, String message, @Nullable Throwable thrown) {
        switch (level) {
            case LOG_ERROR -> log.error(message, thrown);
            case LOG_WARNING -> log.warn(message, thrown);
            case LOG_INFO -> log.info(message, thrown);
            default -> log.debug(message, thrown);
        }
    }
}
