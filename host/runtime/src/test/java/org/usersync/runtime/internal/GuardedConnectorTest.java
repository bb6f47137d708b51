package org.usersync.runtime.internal;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.usersync.runtime.PluginException;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.DirectoryConnector;
import org.usersync.spi.connector.ReadRequest;
import org.usersync.spi.connector.UserSink;
import org.usersync.spi.model.DirectoryUser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GuardedConnectorTest {
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private final AtomicBoolean withdrawn = new AtomicBoolean();
    private final URLClassLoader pluginLoader = new URLClassLoader(new URL[0]);

    @AfterEach
    void contextClassLoaderIsBack() throws Exception {
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
        pluginLoader.close();
    }

    @Test
    void thePluginSeesItsOwnLoaderAndTheSinkTheHosts() {
        List<ClassLoader> seen = new ArrayList<>();
        GuardedConnector guarded = guarded((request, sink) -> {
            seen.add(Thread.currentThread().getContextClassLoader());
            sink.accept(user("1"));
            seen.add(Thread.currentThread().getContextClassLoader());
        });

        guarded.read(new NoGroups(), user -> seen.add(Thread.currentThread().getContextClassLoader()));

        assertThat(seen).containsExactly(pluginLoader, before, pluginLoader);
    }

    @Test
    void whatTheSpiAllowsComesOutAsItIs() {
        ConnectorException refused = new ConnectorException(ConnectorException.Kind.AUTH, "refused");
        assertThatThrownBy(() -> guarded((request, sink) -> {
                            throw refused;
                        })
                        .read(new NoGroups(), user -> true))
                .isSameAs(refused);
    }

    @Test
    void anythingElseEndsWithTheBundlesName() {
        assertThatThrownBy(() -> guarded((request, sink) -> {
                            throw new NullPointerException("oops");
                        })
                        .read(new NoGroups(), user -> true))
                .isInstanceOf(PluginException.class)
                .hasMessage("bundle test 1.0 failed in read: NullPointerException: oops");
    }

    @Test
    void theHostsOwnFailureInsideTheSinkWinsOverWhatThePluginMakesOfIt() {
        IllegalStateException own = new IllegalStateException("the host's");
        GuardedConnector hiding = guarded((request, sink) -> {
            try {
                sink.accept(user("1"));
            } catch (RuntimeException swallowed) {
                assertThat(sink.accept(user("2"))).isFalse();
            }
        });

        assertThatThrownBy(() -> hiding.read(new NoGroups(), user -> {
                    throw own;
                }))
                .isSameAs(own);
    }

    @Test
    void nobodyIsDeliveredAfterStopOrEnd() {
        List<String> delivered = new ArrayList<>();
        AtomicReference<UserSink> kept = new AtomicReference<>();
        GuardedConnector guarded = guarded((request, sink) -> {
            kept.set(sink);
            assertThat(sink.accept(user("1"))).isFalse();
            assertThat(sink.accept(user("2"))).isFalse();
        });

        guarded.read(new NoGroups(), user -> {
            delivered.add(user.id());
            return false;
        });

        assertThat(delivered).containsExactly("1");
        assertThatThrownBy(() -> kept.get().accept(user("3")))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("after the read had ended");
    }

    @Test
    void whatAGoneBundleThrowsIsNoFaultOfTheBundle() {
        NoClassDefFoundError gone = new NoClassDefFoundError("wiring is no longer valid");
        assertThatThrownBy(() -> guarded((request, sink) -> {
                            withdrawn.set(true);
                            throw gone;
                        })
                        .read(new NoGroups(), user -> true))
                .isInstanceOf(PluginException.class)
                .hasMessage("bundle test 1.0 was stopped or exchanged while a run used it; run again")
                .hasRootCause(gone);
    }

    @Test
    void aReadThatReturnsAfterItWasToldToEndIsNotComplete() {
        assertThatThrownBy(() -> guarded((request, sink) -> withdrawn.set(true)).read(new NoGroups(), user -> true))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("stopped or exchanged");
    }

    @Test
    void aGoneBundleIsNotCalledButMayCleanUp() {
        List<String> called = new ArrayList<>();
        withdrawn.set(true);
        assertThatThrownBy(() -> guarded((request, sink) -> called.add("read")).read(new NoGroups(), user -> true))
                .isInstanceOf(PluginException.class);

        PluginGuard guard = new PluginGuard("test 1.0", pluginLoader, withdrawn::get);
        guard.release(() -> called.add("close"));
        guard.release(() -> {
            throw new NoClassDefFoundError("gone");
        });

        assertThat(called).containsExactly("close");
    }

    private static DirectoryUser user(String id) {
        return DirectoryUser.builder(id).build();
    }

    private GuardedConnector guarded(Reading reading) {
        DirectoryConnector connector = new DirectoryConnector() {
            @Override
            public void read(ReadRequest request, UserSink sink) {
                reading.read(request, sink);
            }

            @Override
            public void close() {}
        };
        return new GuardedConnector(connector, new PluginGuard("test 1.0", pluginLoader, withdrawn::get));
    }

    @FunctionalInterface
    private interface Reading {
        void read(ReadRequest request, UserSink sink);
    }

    private record NoGroups() implements ReadRequest {
        @Override
        public Optional<Predicate<String>> memberGroups() {
            return Optional.empty();
        }

        @Override
        public boolean allUsers() {
            return true;
        }

        @Override
        public List<String> groups() {
            return List.of();
        }

        @Override
        public Set<String> extendedAttributes() {
            return Set.of();
        }

        @Override
        public boolean sourceAttributes() {
            return false;
        }
    }
}
