package org.usersync.cli.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.usersync.config.ExtensionSettings;
import org.usersync.engine.RunExtension;
import org.usersync.runtime.BundleDescription;
import org.usersync.runtime.ExtensionDescription;
import org.usersync.runtime.ExtensionLease;
import org.usersync.runtime.ExtensionRegistry;
import org.usersync.runtime.PluginException;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.extension.Extension;
import org.usersync.spi.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LeasedExtensionsTest {
    private final List<String> journal = new ArrayList<>();
    private final LeasedExtensions leased = new LeasedExtensions(
            new Registry(),
            () -> List.of(
                    new BundleDescription("org.example.good", "1.0.0", "active", ""),
                    new BundleDescription("org.example.bad", "2.0.0", "not resolved", "missing org.example.lost")));

    @Test
    void namesThoseThatCanBeUsedAndSaysWhyOthersCannot() {
        assertThat(leased.names()).containsExactly("first", "second");
        assertThat(leased.unusable())
                .containsExactly(
                        "extension second of bundle b 1 is not used: another one is",
                        "bundle org.example.bad 2.0.0 is not resolved: missing org.example.lost");
    }

    @Test
    void makesThemInTheOrderOfTheConfigurationFromTheVeryLeasesThatWereChecked() {
        leased.schema("second");
        try (OpenExtensions open = open("third", "second")) {
            assertThat(open.all()).extracting(RunExtension::name).containsExactly("third", "second");
        }
        leased.close();

        assertThat(journal)
                .startsWith("lend second", "lend third", "create third", "create second", "close third", "close second")
                .contains("give back second", "give back third")
                .hasSize(8);
    }

    @Test
    void whatWasMadeBeforeAFailureIsClosed() {
        assertThatThrownBy(() -> open("first", "broken", "second"))
                .isInstanceOf(PluginException.class)
                .hasMessage("broken")
                .hasSuppressedException(new IllegalStateException("first does not close"));
        assertThat(journal).containsExactly("lend first", "create first", "lend broken", "close first");
    }

    @Test
    void eachIsClosedWhateverHappensToTheOthers() {
        OpenExtensions open = open("first", "second");

        assertThatThrownBy(open::close).hasMessage("first does not close");
        assertThat(journal).endsWith("close first", "close second");
    }

    private OpenExtensions open(String... names) {
        List<ExtensionSettings> wanted = new ArrayList<>();
        for (String name : names) {
            wanted.add(new ExtensionSettings(name, null));
        }
        return leased.open(wanted, Clock.systemUTC(), () -> false);
    }

    private final class Registry implements ExtensionRegistry {
        @Override
        public List<ExtensionDescription> extensions() {
            return List.of(
                    new ExtensionDescription("first", "a 1", "", ""),
                    new ExtensionDescription("second", "a 1", "", ""),
                    new ExtensionDescription("second", "b 1", "", "another one is"));
        }

        @Override
        public Optional<ExtensionLease> lease(String name) {
            journal.add("lend " + name);
            return Optional.of(new Lease(name));
        }
    }

    private final class Lease implements ExtensionLease {
        private final String name;

        Lease(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public ConfigSchema configSchema() {
            return ConfigSchema.of();
        }

        @Override
        public Extension create(ConfigValues config, ExtensionContext context) {
            if (name.equals("broken")) {
                throw new PluginException("broken", null);
            }
            journal.add("create " + context.instanceName());
            return new Extension() {
                @Override
                public void close() {
                    journal.add("close " + name);
                    if (name.equals("first")) {
                        throw new IllegalStateException("first does not close");
                    }
                }
            };
        }

        @Override
        public boolean withdrawn() {
            return false;
        }

        @Override
        public void close() {
            journal.add("give back " + name);
        }
    }
}
