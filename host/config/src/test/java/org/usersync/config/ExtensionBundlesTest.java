package org.usersync.config;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usersync.spi.config.ConfigOption;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.OptionType;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code directory_users.extensions}. */
class ExtensionBundlesTest {
    private static final String DIRECTORY = Workspace.ROOT.substring(
            Workspace.ROOT.indexOf("directory_users:"), Workspace.ROOT.indexOf("invocation_defaults:"));

    @TempDir
    Path directory;

    private Workspace workspace;

    @BeforeEach
    void makeWorkspace() {
        workspace = new Workspace(directory)
                .extension("country-fix", ConfigSchema.of())
                .extension(
                        "team-groups",
                        ConfigSchema.of(
                                ConfigOption.builder("prefix", OptionType.TEXT, "Begins the names.")
                                        .required()
                                        .build(),
                                ConfigOption.builder("depth", OptionType.INTEGER, "How deep.")
                                        .range(1, 9)
                                        .defaultValue("3")
                                        .build()));
    }

    private Workspace extensions(String yaml) {
        return workspace.root(Workspace.ROOT.replace(
                DIRECTORY,
                DIRECTORY + "  extensions:" + yaml.indent(4).replaceFirst("^ {4}", yaml.startsWith("\n") ? "" : " ")));
    }

    @Test
    void withoutTheKeyThereIsNone() throws Exception {
        assertThat(workspace.load().extensions()).isEmpty();
        assertThat(extensions("[]").load().extensions()).isEmpty();
    }

    @Test
    void theOrderOfTheFileCountsAndOptionsAreTyped() throws Exception {
        List<ExtensionSettings> read = extensions(
                        "\n- team-groups: {prefix: ACL-, depth: 2}\n- country-fix\n- team-groups:\n    prefix: X-\n- country-fix:")
                .load()
                .extensions();

        assertThat(read)
                .extracting(ExtensionSettings::name)
                .containsExactly("team-groups", "country-fix", "team-groups", "country-fix");
        assertThat(read.get(0).values().text("prefix")).contains("ACL-");
        assertThat(read.get(0).values().integer("depth")).contains(2L);
        assertThat(read.get(2).values().integer("depth")).contains(3L);
    }

    @Test
    void oneNameNeedsNoList() throws Exception {
        assertThat(extensions("country-fix").load().extensions())
                .extracting(ExtensionSettings::name)
                .containsExactly("country-fix");
        assertThat(extensions("{team-groups: {prefix: A}}").load().extensions())
                .extracting(ExtensionSettings::name)
                .containsExactly("team-groups");
    }

    @Test
    void allErrorsComeAtOnceWithTheirPlace() {
        List<String> problems = extensions(
                        "\n- team-groups: {prefx: ACL-, depth: 12}\n- team-groups\n- contry-fix\n- {a: 1, b: 2}\n- ''\n- country-fix: [x]")
                .problems();

        assertThat(problems)
                .containsExactlyInAnyOrder(
                        "user-sync-config.yml, line 11, key directory_users.extensions[1].team-groups.prefx: unknown key,"
                                + " did you mean 'prefix'?",
                        "user-sync-config.yml, line 11, key directory_users.extensions[1].team-groups.prefix: required,"
                                + " but not given",
                        "user-sync-config.yml, line 11, key directory_users.extensions[1].team-groups.depth: expected a"
                                + " whole number from 1 to 9, found a whole number '12'",
                        "user-sync-config.yml, line 12, key directory_users.extensions[2].team-groups.prefix: required,"
                                + " but not given",
                        "user-sync-config.yml, line 13, key directory_users.extensions[3]: no bundle provides an"
                                + " extension named 'contry-fix', did you mean 'country-fix'?; there are country-fix,"
                                + " team-groups; bundle acme 1.0 does not resolve: no bundle offers the package q",
                        "user-sync-config.yml, line 14, key directory_users.extensions[4]: expected the name of one"
                                + " extension, alone or with its options (name: {option: value}), found 2 names; write a"
                                + " list with an entry for each",
                        "user-sync-config.yml, line 15, key directory_users.extensions[5]: expected a name, found an"
                                + " empty text",
                        "user-sync-config.yml, line 16, key directory_users.extensions[6].country-fix: expected a"
                                + " mapping (keys with values), found a list");
    }
}
