package org.usersync.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usersync.engine.options.DirectoryScope;

import static org.assertj.core.api.Assertions.assertThat;

/** The example files that ship work once the values of the site are in them. */
class ExamplesTest {
    private static final List<String> NAMES =
            List.of("user-sync-config.yml", "connector-umapi.yml", "connector-okta.yml");

    @TempDir
    Path directory;

    private static String example(String name) throws IOException {
        try (InputStream in = ConfigurationLoader.class.getResourceAsStream("examples/" + name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void loadAsTheyAre() throws Exception {
        Workspace workspace = new Workspace(directory);
        for (String name : NAMES) {
            workspace.file(name, example(name));
        }
        Settings settings = workspace.load();

        assertThat(settings.options().directoryScope()).isEqualTo(new DirectoryScope.Mapped());
        assertThat(settings.options().testMode()).isTrue();
        assertThat(settings.targets()).hasSize(1);
        assertThat(settings.connector().orElseThrow().name()).isEqualTo("okta");
    }

    @Test
    void loadWithEveryCommentedKeyInForce() throws Exception {
        Workspace workspace = new Workspace(directory);
        for (String name : NAMES) {
            workspace.file(name, withCommentedKeys(example(name)));
        }
        Settings settings = workspace.load();

        assertThat(settings.options().additionalGroups()).hasSize(1);
        assertThat(settings.options().defaultCountry()).isEqualTo("US");
        assertThat(settings.options().exclusions().users()).hasSize(1);
        assertThat(settings.connector().orElseThrow().values().format("user_username_format"))
                .isPresent();
    }

    /** Comments with a key or an entry of a list; those with two targets need a file that is not there. */
    private static String withCommentedKeys(String text) {
        return Arrays.stream(text.split("\n"))
                .filter(line -> !line.contains("umapi:") || line.contains("    umapi: connector"))
                .filter(line -> !line.contains("other_org") && !line.contains("- connector-umapi.yml"))
                .map(line -> line.replaceFirst("^( *)# ( *- .*|  +[a-z_]+: .*|[a-z_]+: .*|[a-z_]+:)$", "$1$2"))
                .collect(Collectors.joining("\n"));
    }
}
