package org.usersync.config;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usersync.spi.config.ConfigSchema;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code directory_users.extension}: the file of the Python hook. */
class HookFileTest {
    @TempDir
    Path directory;

    private Workspace workspace;

    @BeforeEach
    void makeWorkspace() {
        workspace = new Workspace(directory)
                .extension("python", Schemas.hook())
                .extension("country-fix", ConfigSchema.of());
    }

    private Workspace root(String keys) {
        return workspace.root(Workspace.ROOT.replace("directory_users:\n", "directory_users:\n" + keys));
    }

    @Test
    void theHookComesBeforeTheBundles() throws Exception {
        workspace.file("ext.yml", "after_mapping_hook: |\n  x = 1\n  y = 2\nextended_adobe_groups: [A, B]\n");

        List<ExtensionSettings> read = root("  extensions: [country-fix]\n  extension: ext.yml\n")
                .load()
                .extensions();

        assertThat(read).extracting(ExtensionSettings::name).containsExactly("python", "country-fix");
        assertThat(read.get(0).values().text("after_mapping_hook")).contains("x = 1\ny = 2\n");
        assertThat(read.get(0).values().texts("extended_adobe_groups")).containsExactly("A", "B");
    }

    @Test
    void errorsNameTheFileOfTheHook() {
        workspace.file("ext.yml", "after_maping_hook: pass\nextended_adobe_groups: ['', nowhere::Group]\n");

        assertThat(root("  extension: ext.yml\n").problems())
                .anySatisfy(
                        problem -> assertThat(problem).startsWith("ext.yml").contains("after_maping_hook: unknown key"))
                .anySatisfy(
                        problem -> assertThat(problem).startsWith("ext.yml").contains("after_mapping_hook: required"))
                .anySatisfy(problem -> assertThat(problem).contains("extended_adobe_groups[1]"))
                .anySatisfy(problem -> assertThat(problem).contains("extended_adobe_groups[2]", "nowhere"));
    }

    @Test
    void switchedOffNothingOfItCounts() throws Exception {
        workspace.file("ext.yml", "no: such key\n").variable("UST_EXTENSION", "0");

        assertThat(root("  extension: ext.yml\n").load().extensions()).isEmpty();
    }

    @Test
    void withoutPythonTheKeyIsAnError() {
        Workspace bare = new Workspace(directory).file("ext.yml", "after_mapping_hook: pass\n");

        assertThat(bare.root(Workspace.ROOT.replace("directory_users:\n", "directory_users:\n  extension: ext.yml\n"))
                        .problems())
                .singleElement()
                .asString()
                .contains("directory_users.extension", "no bundle provides it");
    }
}
