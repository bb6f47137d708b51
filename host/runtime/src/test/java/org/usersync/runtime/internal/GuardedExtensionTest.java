package org.usersync.runtime.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Version;
import org.usersync.runtime.PluginException;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.connector.Cancellation;
import org.usersync.spi.extension.AfterMappingHook;
import org.usersync.spi.extension.ExtendedAdobeGroups;
import org.usersync.spi.extension.ExtendedAttributes;
import org.usersync.spi.extension.Extension;
import org.usersync.spi.extension.ExtensionContext;
import org.usersync.spi.extension.ExtensionException;
import org.usersync.spi.extension.ExtensionFactory;
import org.usersync.spi.extension.MappedUser;
import org.usersync.spi.extension.TargetAttribute;
import org.usersync.spi.extension.UserFilter;
import org.usersync.spi.model.DirectoryUser;
import org.usersync.spi.model.IdentityType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GuardedExtensionTest {
    private static final String PLACE = "bundle acme 1.0.0";

    @Test
    void anExtensionWithNothingAddsNothing() {
        Extension guarded = guarded(new Extension() {});

        assertThat(guarded.userFilter()).isEmpty();
        assertThat(guarded.extendedAttributes()).isEmpty();
        assertThat(guarded.extendedAdobeGroups()).isEmpty();
        assertThat(guarded.afterMappingHook()).isEmpty();
        guarded.close();
    }

    @Test
    void aHookThatFailsIsToldWithBundleExtensionAndUser() {
        assertThatThrownBy(() -> hook(user -> {
                    throw new IllegalStateException("oops\nat line 2");
                }))
                .isInstanceOf(PluginException.class)
                .hasMessage(PLACE + " failed in extension fix, hook for user federatedID,ann@x.example,,ann@x.example:"
                        + " IllegalStateException: oops");
    }

    @Test
    void whatAHookSaysIsShownAsItIs() {
        assertThatThrownBy(() -> hook(user -> {
                    throw new ExtensionException("hook line 3: no such country");
                }))
                .isInstanceOf(PluginException.class)
                .hasMessage(PLACE + ", extension fix, hook for user federatedID,ann@x.example,,ann@x.example:"
                        + " hook line 3: no such country");
    }

    @Test
    void noKindOfThrowableGetsThroughButWhatTheMachineLacks() {
        assertThatThrownBy(() -> hook(user -> {
                    throw new AssertionError("never");
                }))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("AssertionError: never");
        assertThatThrownBy(() -> hook(user -> GuardedExtensionTest.<RuntimeException>sneak(new Exception("checked"))))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("Exception: checked");
        assertThatThrownBy(() -> hook(user -> {
                    throw new OutOfMemoryError("heap");
                }))
                .isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void nullAmongTheTargetGroupsIsTheHooksFault() {
        assertThatThrownBy(() -> hook(user -> user.targetGroups().add(null)))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("extension fix, hook for user")
                .hasMessageEndingWith("it put null among the target groups");
    }

    @Test
    void aFilterThatFailsNamesTheUser() {
        Extension guarded = guarded(new Extension() {
            @Override
            public Optional<UserFilter> userFilter() {
                return Optional.of(user -> {
                    throw new IllegalStateException("oops");
                });
            }
        });
        UserFilter filter = guarded.userFilter().orElseThrow();
        DirectoryUser user =
                DirectoryUser.builder("00u1").email("ann@x.example").build();

        assertThatThrownBy(() -> filter.keep(user))
                .hasMessage(PLACE + " failed in extension fix, filter for user ann@x.example, directory id 00u1:"
                        + " IllegalStateException: oops");
    }

    @Test
    void namesAreLookedAt() {
        assertThatThrownBy(() -> attributes(Set.of("city", " ")).names())
                .hasMessageEndingWith("one of the names is empty");
        assertThatThrownBy(() ->
                        attributes(new HashSet<>(Collections.singleton(null))).names())
                .hasMessageEndingWith("one of the names is empty");
        assertThatThrownBy(() -> attributes(null).names()).hasMessageContaining("the set of names");
        Extension groups = guarded(new Extension() {
            @Override
            public Optional<ExtendedAdobeGroups> extendedAdobeGroups() {
                return Optional.of(() -> Set.of(""));
            }
        });
        assertThatThrownBy(() -> groups.extendedAdobeGroups().orElseThrow().names())
                .hasMessage(PLACE + ", extension fix, extendedAdobeGroups: one of the names is empty");
    }

    @Test
    void aPartThatIsNullIsTheExtensionsFault() {
        Extension guarded = guarded(new Extension() {
            @Override
            public Optional<AfterMappingHook> afterMappingHook() {
                return null;
            }
        });
        assertThatThrownBy(guarded::afterMappingHook)
                .isInstanceOf(PluginException.class)
                .hasMessage(PLACE + ", extension fix, afterMappingHook: it answered null");
    }

    @Test
    void aFactoryThatRefusesItsOptionsIsToldWithItsName() {
        assertThatThrownBy(() -> lease(new Factory(null) {
                            @Override
                            public Extension create(ConfigValues config, ExtensionContext context) {
                                throw new ExtensionException("prefix and suffix exclude each other");
                            }
                        })
                        .create(null, new Context()))
                .hasMessage(PLACE + ", extension fix, create: prefix and suffix exclude each other");
    }

    private static void hook(AfterMappingHook hook) {
        Extension guarded = guarded(new Extension() {
            @Override
            public Optional<AfterMappingHook> afterMappingHook() {
                return Optional.of(hook);
            }
        });
        guarded.afterMappingHook().orElseThrow().apply(new User());
    }

    private static ExtendedAttributes attributes(Set<String> names) {
        return guarded(new Extension() {
                    @Override
                    public Optional<ExtendedAttributes> extendedAttributes() {
                        return Optional.of(() -> names);
                    }
                })
                .extendedAttributes()
                .orElseThrow();
    }

    private static Extension guarded(Extension extension) {
        return lease(new Factory(extension)).create(null, new Context());
    }

    private static ExtensionFactoryLease lease(ExtensionFactory factory) {
        ServiceSlots<ExtensionFactory> slots =
                new ServiceSlots<>("extension", ExtensionFactory.NAME, Duration.ofMinutes(1), Duration.ofMinutes(1));
        slots.add("key", new ServiceOffer<>("fix", 0, 1, "acme", Version.parseVersion("1.0"), factory));
        return new ExtensionFactoryLease(slots.lease("fix").orElseThrow());
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> void sneak(Throwable checked) throws X {
        throw (X) checked;
    }

    private static class Factory implements ExtensionFactory {
        private final Extension extension;

        Factory(Extension extension) {
            this.extension = extension;
        }

        @Override
        public ConfigSchema configSchema() {
            return ConfigSchema.of();
        }

        @Override
        public Extension create(ConfigValues config, ExtensionContext context) {
            return extension;
        }
    }

    private record Context() implements ExtensionContext {
        @Override
        public String instanceName() {
            return "fix";
        }

        @Override
        public Clock clock() {
            return Clock.systemUTC();
        }

        @Override
        public Cancellation cancellation() {
            return () -> false;
        }
    }

    private static final class User implements MappedUser {
        private final Set<String> groups = new HashSet<>();

        @Override
        public String key() {
            return "federatedID,ann@x.example,,ann@x.example";
        }

        @Override
        public Map<String, @Nullable Object> sourceAttributes() {
            return Map.of();
        }

        @Override
        public Set<String> sourceGroups() {
            return Set.of();
        }

        @Override
        public IdentityType identityType() {
            return IdentityType.FEDERATED_ID;
        }

        @Override
        public void identityType(IdentityType value) {}

        @Override
        public @Nullable String get(TargetAttribute attribute) {
            return null;
        }

        @Override
        public void set(TargetAttribute attribute, @Nullable String value) {}

        @Override
        public Set<String> targetGroups() {
            return groups;
        }
    }
}
