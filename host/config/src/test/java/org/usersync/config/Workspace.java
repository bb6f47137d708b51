package org.usersync.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;

import org.usersync.commandline.OptionException;
import org.usersync.commandline.OptionWords;
import org.usersync.commandline.SyncArguments;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.connector.Capability;
import org.usersync.spi.secret.SecretSource;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Configuration files in a directory of a test, and a loader over made-up connectors. */
final class Workspace {
    static final String ROOT = """
            adobe_users:
              connectors:
                umapi: connector-umapi.yml
            directory_users:
              connectors:
                okta: connector-okta.yml
              groups:
                - directory_group: Designers
                  adobe_groups: [Photoshop]
            invocation_defaults:
              connector: okta
              users: mapped
            """;
    static final String UMAPI = """
            authentication_method: oauth
            enterprise:
              org_id: 0123@AdobeOrg
              client_id: id-s3cret
              client_secret: s3cret
            """;
    static final String OKTA = """
            host: example.okta.com
            api_token: s3cret
            """;

    private final Path directory;
    private final Map<String, ConnectorCatalog.Connector> connectors = new HashMap<>();
    private final Map<String, ConfigSchema> extensions = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final Sources sources = new Sources();

    Workspace(Path directory) {
        this.directory = directory;
        connector(
                "okta",
                new ConnectorCatalog.Connector(
                        Schemas.okta(), Set.of(Capability.EXTENDED_ATTRIBUTES, Capability.MEMBER_GROUPS)));
        connector(
                "csv",
                new ConnectorCatalog.Connector(Schemas.csv(), Set.of(Capability.ALL_USERS, Capability.MEMBER_GROUPS)));
        root(ROOT);
        file("connector-umapi.yml", UMAPI);
        file("connector-okta.yml", OKTA);
    }

    Workspace connector(String name, ConnectorCatalog.Connector connector) {
        connectors.put(name, connector);
        return this;
    }

    Workspace extension(String name, ConfigSchema schema) {
        extensions.put(name, schema);
        return this;
    }

    Workspace root(String text) {
        return file("user-sync-config.yml", text);
    }

    Workspace file(String name, String text) {
        try {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Workspace variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** The keyring, as a function of service and account; null is a missing entry. */
    Workspace keyring(BinaryOperator<String> entries) {
        return source(
                "keyring",
                Sources.source(
                        "name",
                        values -> request -> entries.apply(
                                values.text("name").orElseThrow(),
                                request.account().orElse(""))));
    }

    Workspace source(String name, SecretSource source) {
        sources.add(name, source);
        return this;
    }

    Path path(String name) {
        return directory.resolve(name);
    }

    /** Loads with options of the command line, each one text such as {@code users group A,B}. */
    Settings load(String... options) throws ConfigurationException {
        return loader().load(arguments(options), directory, environment);
    }

    /** Where a run with these options would look for secrets. */
    SecretPlace.Inventory secretPlaces(String... options) {
        return loader().secretPlaces(arguments(options), directory, environment);
    }

    private static SyncArguments arguments(String... options) {
        OptionWords words = new OptionWords();
        for (String option : options) {
            List<String> parts = Arrays.asList(option.split(" "));
            try {
                words.parse(parts.get(0), parts.subList(1, parts.size()));
            } catch (OptionException e) {
                throw new IllegalArgumentException(e);
            }
        }
        return words.arguments();
    }

    private ConfigurationLoader loader() {
        ConnectorCatalog catalog = new ConnectorCatalog() {
            @Override
            public Set<String> names() {
                return connectors.keySet();
            }

            @Override
            public Optional<Connector> connector(String name) {
                return Optional.ofNullable(connectors.get(name));
            }
        };
        return new ConfigurationLoader(
                catalog, extensionCatalog(), (source, place) -> Schemas.compile(source), sources);
    }

    private ExtensionCatalog extensionCatalog() {
        return new ExtensionCatalog() {
            @Override
            public Set<String> names() {
                return extensions.keySet();
            }

            @Override
            public Optional<ConfigSchema> schema(String name) {
                return Optional.ofNullable(extensions.get(name));
            }

            @Override
            public List<String> unusable() {
                return List.of("bundle acme 1.0 does not resolve: no bundle offers the package q");
            }
        };
    }

    /** Loads what must not load, and gives the problems less the directory. */
    List<String> problems(String... options) {
        ConfigurationException e = catchThrowableOfType(ConfigurationException.class, () -> load(options));
        if (e == null) {
            throw new AssertionError("the configuration was accepted");
        }
        return e.problems().stream()
                .map(problem -> problem.text().replace(directory + "/", ""))
                .toList();
    }

    /** The warnings of what must load, less the directory. */
    List<String> warnings(String... options) throws ConfigurationException {
        return load(options).warnings().stream()
                .map(warning -> warning.replace(directory + "/", ""))
                .toList();
    }
}
