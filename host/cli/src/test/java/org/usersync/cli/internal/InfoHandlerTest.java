package org.usersync.cli.internal;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.usersync.commandline.Command;
import org.usersync.commandline.Console;
import org.usersync.commandline.ExitStatus;
import org.usersync.commandline.Invocation;
import org.usersync.runtime.BundleDescription;
import org.usersync.runtime.ConnectorDescription;
import org.usersync.runtime.ConnectorLease;
import org.usersync.runtime.ConnectorRegistry;
import org.usersync.runtime.ExtensionDescription;
import org.usersync.runtime.ExtensionLease;
import org.usersync.runtime.ExtensionRegistry;

import static org.assertj.core.api.Assertions.assertThat;

class InfoHandlerTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void showsWhatIsThereAndWhyWhatIsNotUsedIsNot() {
        InfoHandler info = new InfoHandler(
                "1.2.3",
                () -> List.of(
                        new BundleDescription("org.example.good", "1.0.0", "active", ""),
                        new BundleDescription("org.example.bad", "2.0.0", "not resolved", "missing org.example.lost")),
                registry(
                        new ConnectorDescription(
                                "okta", "org.usersync.connector.okta 1.0.0", "extended_attributes", ""),
                        new ConnectorDescription("Odd Name", "org.example.odd 1.0.0", "", "not a name")),
                extensions(
                        new ExtensionDescription("country-fix", "org.example.fix 1.0.0", "from, to", ""),
                        new ExtensionDescription("Bad Name", "org.example.bad 1.0.0", "", "no such name")));

        assertThat(info.run(invocation())).isEqualTo(ExitStatus.COMPLETED);

        assertThat(text())
                .contains("User Sync 1.2.3")
                .contains(System.getProperty("java.version"))
                .containsPattern("okta +org.usersync.connector.okta 1.0.0")
                .contains("can: extended_attributes")
                .contains("not used: not a name")
                .containsPattern("country-fix +org.example.fix 1.0.0")
                .contains("options: from, to")
                .contains("not used: no such name")
                .containsPattern("active +org.example.good 1.0.0")
                .containsPattern("not resolved +org.example.bad 2.0.0")
                .contains("missing org.example.lost");
    }

    @Test
    void saysThatThereIsNothing() {
        new InfoHandler("1.2.3", List::of, registry(), extensions()).run(invocation());

        assertThat(text()).containsPattern("Connectors\\R  none").containsPattern("Extensions\\R  none");
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }

    private Invocation invocation() {
        PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
        Path folder = Path.of("somewhere");
        return new Invocation(
                new Command.Info(),
                List.of("info"),
                Map.of(),
                folder,
                folder,
                folder,
                folder,
                InputStream.nullInputStream(),
                Console.none(),
                out,
                out,
                () -> false);
    }

    private static ExtensionRegistry extensions(ExtensionDescription... extensions) {
        return new ExtensionRegistry() {
            @Override
            public List<ExtensionDescription> extensions() {
                return List.of(extensions);
            }

            @Override
            public Optional<ExtensionLease> lease(String name) {
                return Optional.empty();
            }
        };
    }

    private static ConnectorRegistry registry(ConnectorDescription... connectors) {
        return new ConnectorRegistry() {
            @Override
            public List<ConnectorDescription> connectors() {
                return List.of(connectors);
            }

            @Override
            public Optional<ConnectorLease> lease(String name) {
                return Optional.empty();
            }
        };
    }
}
