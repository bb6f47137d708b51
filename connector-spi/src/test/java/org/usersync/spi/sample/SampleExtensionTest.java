package org.usersync.spi.sample;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.usersync.spi.config.ConfigOption;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.config.OptionType;
import org.usersync.spi.extension.AfterMappingHook;
import org.usersync.spi.extension.ExtendedAdobeGroups;
import org.usersync.spi.extension.ExtendedAttributes;
import org.usersync.spi.extension.Extension;
import org.usersync.spi.extension.ExtensionContext;
import org.usersync.spi.extension.ExtensionFactory;
import org.usersync.spi.extension.MappedUser;
import org.usersync.spi.extension.UserFilter;
import org.usersync.spi.tck.ExtensionTck;
import org.usersync.spi.tck.TestMappedUser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The kit of extensions can be passed by one that adds everything, and catches one that does not keep the contract. */
class SampleExtensionTest extends ExtensionTck {
    @Override
    protected ExtensionFactory factory() {
        return new Guests();
    }

    @Override
    protected String extensionName() {
        return "guests";
    }

    @Override
    protected Map<String, Object> options() {
        return Map.of("group", "Guests");
    }

    @Test
    void theHookWorks() {
        TestMappedUser user = TestMappedUser.of("ann@example.com").sourceAttribute("kind", "guest");
        new Guests.All("Guests").apply(user);
        assertThat(user.targetGroups()).containsExactly("Guests");
    }

    @Test
    void aHookThatChangesTheSourceIsCaught() {
        TestMappedUser user = TestMappedUser.of("ann@example.com");
        AfterMappingHook bad = mapped -> mapped.sourceGroups().add("Staff");
        assertThatThrownBy(() -> bad.apply(user)).isInstanceOf(UnsupportedOperationException.class);
    }

    /** Keeps guests and gives them a group. */
    private static final class Guests implements ExtensionFactory {
        @Override
        public ConfigSchema configSchema() {
            return ConfigSchema.of(ConfigOption.builder("group", OptionType.TEXT, "The Adobe group of guests.")
                    .required()
                    .build());
        }

        @Override
        public Extension create(ConfigValues config, ExtensionContext context) {
            return new All(config.text("group").orElseThrow());
        }

        private record All(String group) implements Extension {
            @Override
            public Optional<UserFilter> userFilter() {
                return Optional.of(user -> user.email() != null);
            }

            @Override
            public Optional<ExtendedAttributes> extendedAttributes() {
                return Optional.of(() -> Set.of("kind"));
            }

            @Override
            public Optional<ExtendedAdobeGroups> extendedAdobeGroups() {
                return Optional.of(() -> Set.of(group, "second::" + group));
            }

            @Override
            public Optional<AfterMappingHook> afterMappingHook() {
                return Optional.of(this::apply);
            }

            private void apply(MappedUser user) {
                if ("guest".equals(user.sourceAttributes().get("kind"))) {
                    user.targetGroups().add(group);
                }
            }
        }
    }
}
