package org.usersync.launcher.logging;

import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * Logback's configuration until an {@link InvocationLog} is opened: the console, from info on. Logback finds it as a
 * service; with it there is no search for XML files, which costs time at every start.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_TOP_PRIORITY)
public final class LogbackDefaults extends ContextAwareBase implements Configurator {
    /**
     * Libraries that are not to be heard below a level, whatever the user asks for: their debug lines show headers and
     * messages with secrets.
     */
    private static final Map<String, Level> CAPS = Map.of(
            "org.apache.hc", Level.WARN,
            "org.apache.hc.client5.http.wire", Level.OFF,
            "org.apache.hc.client5.http.headers", Level.OFF,
            "org.apache.felix", Level.WARN,
            "org.freedesktop", Level.OFF,
            "com.unboundid", Level.WARN);

    /** Made by logback. */
    public LogbackDefaults() {
        // nothing to set up
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        CAPS.forEach((name, level) -> context.getLogger(name).setLevel(level));
        LineAppender console =
                new LineAppender("console", LogScope.ofProcess(), System.out, LogLevel.INFO, LogFormat.text());
        console.setContext(context);
        console.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(console);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
