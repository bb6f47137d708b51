package org.usersync.runtime.internal;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.DirectoryConnector;
import org.usersync.spi.connector.Health;
import org.usersync.spi.connector.ReadRequest;
import org.usersync.spi.connector.UserSink;
import org.usersync.spi.model.DirectoryUser;

/** A connector whose every call goes through the guard, and whose word is checked where the host can check it. */
final class GuardedConnector implements DirectoryConnector {
    private final DirectoryConnector connector;
    private final PluginGuard guard;

    GuardedConnector(DirectoryConnector connector, PluginGuard guard) {
        this.connector = connector;
        this.guard = guard;
    }

    @Override
    public void read(ReadRequest request, UserSink sink) {
        HostSink hostSink = new HostSink(sink, guard.loader());
        RuntimeException thrown = null;
        try {
            guard.call("read", () -> {
                connector.read(request, hostSink);
                return Boolean.TRUE;
            });
        } catch (RuntimeException failure) {
            thrown = failure;
        }
        hostSink.end();
        // What the host itself threw inside the sink is the true reason, however the plug-in dressed it up or hid it.
        RuntimeException own = hostSink.failure();
        if (own != null) {
            throw own;
        }
        if (thrown != null) {
            throw thrown;
        }
        // It was told to end, and one that returns instead of throwing has perhaps not delivered everybody.
        guard.demand(null);
    }

    @Override
    public Health check() {
        return guard.call("check", connector::check);
    }

    @Override
    public void close() {
        guard.release(connector::close);
    }

    /** Restores the host's class loader inside the callback and refuses users that come too late. */
    private static final class HostSink implements UserSink {
        private final UserSink sink;
        private final ClassLoader pluginLoader;
        private final @Nullable ClassLoader hostLoader = Thread.currentThread().getContextClassLoader();
        private final Object lock = new Object();
        private boolean ended;
        private boolean stopped;
        private @Nullable RuntimeException failure;

        HostSink(UserSink sink, ClassLoader pluginLoader) {
            this.sink = sink;
            this.pluginLoader = pluginLoader;
        }

        @Override
        public boolean accept(DirectoryUser user) {
            synchronized (lock) {
                if (ended) {
                    throw new ConnectorException(
                            ConnectorException.Kind.PROTOCOL, "a user was delivered after the read had ended");
                }
                if (stopped || failure != null) {
                    return false;
                }
                Thread thread = Thread.currentThread();
                ClassLoader before = thread.getContextClassLoader();
                thread.setContextClassLoader(hostLoader);
                try {
                    stopped = !sink.accept(user);
                    return !stopped;
                } catch (RuntimeException own) {
                    failure = own;
                    throw new PluginGuard.HostException(own);
                } finally {
                    thread.setContextClassLoader(before == null ? pluginLoader : before);
                }
            }
        }

        void end() {
            synchronized (lock) {
                ended = true;
            }
        }

        @Nullable RuntimeException failure() {
            synchronized (lock) {
                return failure;
            }
        }
    }
}
