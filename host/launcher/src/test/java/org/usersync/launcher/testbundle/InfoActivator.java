package org.usersync.launcher.testbundle;

import java.util.Hashtable;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.slf4j.LoggerFactory;
import org.usersync.commandline.CommandHandler;
import org.usersync.commandline.ExitStatus;
import org.usersync.commandline.Invocation;
import org.usersync.launcher.logging.InvocationLog;
import org.usersync.launcher.logging.LogLevel;

/** In a bundle of a test: its {@code info} and {@code sync} tell what they see and end with the status that is asked for. */
public final class InfoActivator implements BundleActivator {
    @Override
    @SuppressWarnings("JdkObsolete")
    public void start(BundleContext context) {
        for (String command : new String[] {"info", "sync"}) {
            Hashtable<String, Object> properties = new Hashtable<>();
            properties.put(CommandHandler.COMMAND, command);
            context.registerService(CommandHandler.class, InfoActivator::answer, properties);
        }
    }

    @Override
    public void stop(BundleContext context) {
        // the framework takes the service back
    }

    private static ExitStatus answer(Invocation invocation) {
        try (InvocationLog log = InvocationLog.open(invocation.out())) {
            log.consoleLevel(LogLevel.INFO);
            LoggerFactory.getLogger("main").info("home {}", invocation.home().getFileName());
        }
        String status = invocation.environment().getOrDefault("TEST_STATUS", "COMPLETED");
        if (status.equals("THROW")) {
            throw new IllegalStateException("as asked\nfor");
        }
        return ExitStatus.valueOf(status);
    }
}
