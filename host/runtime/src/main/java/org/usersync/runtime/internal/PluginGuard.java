package org.usersync.runtime.internal;

import java.util.function.Supplier;

import org.usersync.runtime.PluginException;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.extension.ExpressionException;
import org.usersync.spi.http.HttpFailure;

/**
 * Every call into a plug-in goes through here: its class loader is the thread's context class loader meanwhile, because
 * libraries inside bundles look services up through it, and what it throws ends the run with the bundle's name.
 */
final class PluginGuard {
    private final String bundle;
    private final ClassLoader loader;

    PluginGuard(String bundle, ClassLoader loader) {
        this.bundle = bundle;
        this.loader = loader;
    }

    ClassLoader loader() {
        return loader;
    }

    <T> T call(String what, Supplier<T> plugin) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return plugin.get();
        } catch (ConnectorException | ExpressionException | HttpFailure | HostException | PluginException known) {
            throw known;
        } catch (RuntimeException | LinkageError | StackOverflowError failure) {
            throw new PluginException("bundle " + bundle + " failed in " + what + ": " + oneLine(failure), failure);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static String oneLine(Throwable failure) {
        String message = failure.getMessage();
        String text = failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
        return text.lines().findFirst().orElse(text);
    }

    /** Carries an exception of the host through the frames of a plug-in that called back. */
    static final class HostException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        HostException(RuntimeException cause) {
            super(cause);
        }
    }
}
