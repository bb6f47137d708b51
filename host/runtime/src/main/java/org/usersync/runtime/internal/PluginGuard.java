package org.usersync.runtime.internal;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.usersync.runtime.PluginException;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.extension.ExpressionException;
import org.usersync.spi.http.HttpFailure;

/**
 * Every call into a plug-in goes through here: its class loader is the thread's context class loader meanwhile, because
 * libraries inside bundles look services up through it, and what it throws ends the run with the bundle's name. Once the
 * bundle does not wait any longer, every call ends with a message that says so: what fails then is no fault of the plug-in.
 */
final class PluginGuard {
    private static final Logger LOG = LoggerFactory.getLogger("runtime");

    private final String bundle;
    private final ClassLoader loader;
    private final BooleanSupplier withdrawn;

    /**
     * Makes a guard.
     *
     * @param bundle symbolic name and version, for messages
     * @param loader the bundle's class loader
     * @param withdrawn whether the bundle goes without waiting any longer
     */
    PluginGuard(String bundle, ClassLoader loader, BooleanSupplier withdrawn) {
        this.bundle = bundle;
        this.loader = loader;
        this.withdrawn = withdrawn;
    }

    /** {@return symbolic name and version of the bundle} */
    String bundle() {
        return bundle;
    }

    ClassLoader loader() {
        return loader;
    }

    /**
     * Calls a plug-in.
     *
     * @param what the method, for messages
     * @param plugin the call
     * @return its answer; complete even if the bundle went meanwhile, see {@link #demand}
     */
    <T> T call(String what, Supplier<T> plugin) {
        demand(null);
        try {
            return inside(what, plugin);
        } catch (HostException own) {
            throw own;
        } catch (RuntimeException failure) {
            demand(failure);
            throw failure;
        }
    }

    /** Ends the run if the bundle does not wait any longer. */
    void demand(@Nullable RuntimeException failure) {
        if (withdrawn.getAsBoolean()) {
            throw new PluginException(
                    "bundle " + bundle + " was stopped or exchanged while a run used it; run again", failure);
        }
    }

    /** Lets a plug-in clean up; this is tried even if its bundle has gone. */
    void release(Runnable plugin) {
        try {
            inside("close", () -> {
                plugin.run();
                return Boolean.TRUE;
            });
        } catch (PluginException failure) {
            if (!withdrawn.getAsBoolean()) {
                throw failure;
            }
            LOG.debug("bundle {} has gone and cannot clean up", bundle, failure);
        }
    }

    private <T> T inside(String what, Supplier<T> plugin) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return plugin.get();
        } catch (ConnectorException | ExpressionException | HttpFailure | HostException | PluginException known) {
            throw known;
        } catch (Throwable failure) {
            // Languages other than Java throw checked exceptions undeclared; what the machine lacks is no plug-in's
            // fault.
            if (failure instanceof VirtualMachineError lacking && !(failure instanceof StackOverflowError)) {
                throw lacking;
            }
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
