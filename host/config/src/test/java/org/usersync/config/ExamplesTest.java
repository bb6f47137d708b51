package org.usersync.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usersync.engine.options.DirectoryScope;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.connector.Capability;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The example files are without an error as they are, and so are all of their keys that are comments. Connectors' files are
 * read here by schemas that have the names and kinds of the real options; what the real connectors and the hook say of
 * them is tried where the program is put together.
 */
class ExamplesTest {
    @TempDir
    Path directory;

    @Test
    void loadAsTheyAre() throws Exception {
        Workspace workspace = new Workspace(directory);
        for (ExampleFile file : ExampleFile.values()) {
            workspace.file(file.fileName(), file.text());
        }
        workspace.connector("ldap", new ConnectorCatalog.Connector(Schemas.ldap(), Set.of(Capability.ALL_USERS)));
        Settings settings = workspace.load();

        assertThat(settings.options().directoryScope()).isEqualTo(new DirectoryScope.Mapped());
        assertThat(settings.options().testMode()).isTrue();
        assertThat(settings.targets()).hasSize(1);
        assertThat(settings.connector().orElseThrow().name()).isEqualTo("ldap");
    }

    @Test
    void loadWithEveryCommentedKeyInForce() throws Exception {
        Workspace workspace = new Workspace(directory);
        for (ExampleFile file : ExampleFile.values()) {
            workspace.file(file.fileName(), withCommentedKeys(file.text()));
        }
        workspace.extension("country-normalizer", ConfigSchema.of()).extension("python", Schemas.hook());
        workspace.file("client.pem", "named by the network section").file("client.key", "this, too");
        Settings settings = workspace.load("connector okta");

        assertThat(settings.options().additionalGroups()).hasSize(1);
        assertThat(settings.options().defaultCountry()).isEqualTo("US");
        assertThat(settings.options().exclusions().users()).hasSize(1);
        assertThat(settings.extensions()).hasSize(2);
        assertThat(settings.connector().orElseThrow().values().format("user_username_format"))
                .isPresent();
    }

    /**
     * Comments with a key or an entry of a list; those with two targets need a file that is not there, and what stands in
     * place of something else cannot stand beside it.
     */
    private static String withCommentedKeys(String text) {
        String together = text.replaceAll("(?s)# Or, in place of .*?\n\n", "\n");
        return Arrays.stream(together.split("\n"))
                .filter(line -> !line.contains("umapi:") || line.contains("    umapi: connector"))
                .filter(line -> !line.contains("other_org") && !line.contains("- connector-umapi.yml"))
                .map(line -> line.replaceFirst("^( *)# ( *- .*|  +[a-z_]+: .*|[a-z_]+: .*|[a-z_]+:)$", "$1$2"))
                .collect(Collectors.joining("\n"));
    }
}
