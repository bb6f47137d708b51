package org.usersync.config.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usersync.config.ConfigurationKey;
import org.usersync.config.ConfigurationKeys;
import org.usersync.config.CredentialAccess;
import org.usersync.config.internal.yaml.YamlFileReader;
import org.usersync.engine.options.TargetGroup;

import static org.assertj.core.api.Assertions.assertThat;

/** What the manual lists is what is read, key for key. A key that is new belongs into {@link ConfigurationKeys}. */
class ConfigurationKeysTest {
    private static final String ROOT = """
            adobe_users:
              connectors: {umapi: umapi.yml}
            directory_users:
              connectors: {NAME: umapi.yml}
              groups:
                - directory_group: A
              additional_groups:
                - source: A
                  target: B
            """;

    @TempDir
    private Path folder;

    private final Problems problems = new Problems();

    @Test
    void rootFile() throws Exception {
        Path file = Files.writeString(folder.resolve("root.yml"), ROOT);
        Files.writeString(folder.resolve("umapi.yml"), "");
        ConfigurationFiles files = files();
        Section root = files.merged(List.of(file)).orElseThrow();
        AdobeUsersPart.read(root.section("adobe_users"));
        Section directory = root.section("directory_users");
        directory.get("extension");
        directory.get("extensions");
        DirectoryUsersPart.read(directory, new TargetGroups(List.of()));
        LimitsPart.read(root.section("limits"));
        NetworkPart.read(
                root.section("network"), files, new Secrets(CredentialAccess.none(), files, problems, Map.of(), true));
        LoggingPart.read(root.section("logging"));
        InvocationDefaults.read(root.section("invocation_defaults"));
        assertThat(problems.errors()).isEmpty();
        Set<String> read = leaves(file);
        read.removeIf(path -> path.matches(".*\\.secure_[a-z_]+_key"));
        assertThat(read).isEqualTo(documented(ConfigurationKeys.root()));
    }

    @Test
    void umapiFile() throws Exception {
        Path file = Files.writeString(folder.resolve("umapi.yml"), "authentication_method: jwt\n");
        ConfigurationFiles files = files();
        CredentialAccess access = CredentialAccess.none();
        Secrets secrets = new Secrets(access, files, problems, Map.of(), true);
        new TargetReader(files, secrets, new PrivateKeys(access, secrets, files))
                .read(new TargetFiles(TargetGroup.PRIMARY, List.of(file)), true);
        Set<String> read = leaves(file);
        read.removeIf(path -> path.matches(".*\\.secure_[a-z_]+_key"));
        assertThat(read).isEqualTo(documented(ConfigurationKeys.umapi()));
    }

    private ConfigurationFiles files() {
        return new ConfigurationFiles(new YamlFileReader(StandardCharsets.UTF_8, problems), problems);
    }

    /** The keys that hold values; those above them are sections. */
    private Set<String> leaves(Path file) {
        Set<String> known = new TreeSet<>();
        problems.known(file).forEach(path -> known.add(path.replaceAll("\\[[0-9]+]", "[]")));
        Set<String> leaves = new TreeSet<>(known);
        leaves.removeIf(path ->
                known.stream().anyMatch(other -> other.startsWith(path + ".") || other.startsWith(path + "[].")));
        return leaves;
    }

    private static Set<String> documented(List<ConfigurationKey> keys) {
        Set<String> paths = new TreeSet<>();
        for (ConfigurationKey key : keys) {
            String section = key.path().replaceFirst("[^.]*$", "");
            Stream.concat(Stream.of(key.path()), key.oldNames().stream().map(old -> section + old))
                    .forEach(paths::add);
        }
        return paths;
    }
}
