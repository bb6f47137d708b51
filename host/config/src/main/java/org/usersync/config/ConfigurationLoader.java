package org.usersync.config;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import org.usersync.commandline.SyncArguments;
import org.usersync.config.internal.ConfigurationFiles;
import org.usersync.config.internal.PrivateKeys;
import org.usersync.config.internal.Problems;
import org.usersync.config.internal.RootReader;
import org.usersync.config.internal.SchemaReader;
import org.usersync.config.internal.Secrets;
import org.usersync.config.internal.TargetReader;
import org.usersync.config.internal.Wording;
import org.usersync.config.internal.yaml.Charsets;
import org.usersync.config.internal.yaml.Origin;
import org.usersync.config.internal.yaml.YamlFileReader;

/**
 * Reads the configuration of a run: the root file, the files that it names and the command line. It opens files, but
 * neither the network nor a connector. Safe for use by several threads, as far as what it was given is.
 */
public final class ConfigurationLoader {
    private static final String STANDARD_FILE = "user-sync-config.yml";

    private final ConnectorCatalog catalog;
    private final ExtensionCatalog extensions;
    private final ExpressionCompiler compiler;
    private final CredentialAccess credentials;

    /**
     * Makes a loader.
     *
     * @param catalog knows the connectors
     * @param extensions knows the extensions
     * @param compiler compiles filters
     * @param credentials reads secrets that no file holds, and private keys
     */
    public ConfigurationLoader(
            ConnectorCatalog catalog,
            ExtensionCatalog extensions,
            ExpressionCompiler compiler,
            CredentialAccess credentials) {
        this.catalog = Objects.requireNonNull(catalog, "catalog");
        this.extensions = Objects.requireNonNull(extensions, "extensions");
        this.compiler = Objects.requireNonNull(compiler, "compiler");
        this.credentials = Objects.requireNonNull(credentials, "credentials");
    }

    /**
     * Reads everything.
     *
     * @param commandLine the options that were given there
     * @param workingDirectory what paths of the command line and of {@code invocation_defaults} are relative to; absolute
     * @param environment the environment variables
     * @return the settings of the run
     * @throws ConfigurationException with all problems of all files, if there is any
     */
    public Settings load(SyncArguments commandLine, Path workingDirectory, Map<String, String> environment)
            throws ConfigurationException {
        return load(commandLine, workingDirectory, environment, FileContents.ofDisk());
    }

    /**
     * Reads everything.
     *
     * @param commandLine the options that were given there
     * @param workingDirectory what paths of the command line and of {@code invocation_defaults} are relative to; absolute
     * @param environment the environment variables
     * @param contents opens the YAML files
     * @return the settings of the run
     * @throws ConfigurationException with all problems of all files, if there is any
     */
    public Settings load(
            SyncArguments commandLine, Path workingDirectory, Map<String, String> environment, FileContents contents)
            throws ConfigurationException {
        Problems problems = new Problems();
        Optional<Settings> settings = Optional.empty();
        Optional<Reading> reading = reading(commandLine, workingDirectory, environment, contents, problems, true);
        if (reading.isPresent()) {
            settings = reading.get().settings();
        }
        if (settings.isEmpty() || !problems.errors().isEmpty()) {
            throw new ConfigurationException(problems.errors(), problems.usage());
        }
        return settings.get();
    }

    /**
     * Finds out where a run would look for secrets, without reading any.
     *
     * @param commandLine the options of the run
     * @param workingDirectory what paths of the command line and of {@code invocation_defaults} are relative to; absolute
     * @param environment the environment variables
     * @return the places, and the errors of the configuration
     */
    public SecretPlace.Inventory secretPlaces(
            SyncArguments commandLine, Path workingDirectory, Map<String, String> environment) {
        Problems problems = new Problems();
        Optional<Reading> reading =
                reading(commandLine, workingDirectory, environment, FileContents.ofDisk(), problems, false);
        reading.ifPresent(Reading::settings);
        return new SecretPlace.Inventory(
                reading.map(each -> each.secrets().places()).orElse(List.of()), problems.errors());
    }

    /** One reading of all files. */
    private record Reading(Secrets secrets, Supplier<Optional<Settings>> reader) {
        Optional<Settings> settings() {
            return reader.get();
        }
    }

    private Optional<Reading> reading(
            SyncArguments commandLine,
            Path workingDirectory,
            Map<String, String> environment,
            FileContents contents,
            Problems problems,
            boolean values) {
        Optional<Path> file = rootFile(commandLine, workingDirectory, problems);
        Optional<Charset> charset = charset(commandLine, problems);
        if (file.isEmpty() || charset.isEmpty()) {
            return Optional.empty();
        }
        ConfigurationFiles files =
                new ConfigurationFiles(new YamlFileReader(contents, charset.get(), problems), problems);
        Secrets secrets = new Secrets(credentials, files, problems, environment, values);
        RootReader reader = new RootReader(
                catalog,
                extensions,
                files,
                new TargetReader(files, secrets, new PrivateKeys(credentials, secrets, files)),
                new SchemaReader(compiler, secrets, problems),
                secrets,
                problems);
        return Optional.of(new Reading(secrets, () -> files.merged(List.of(file.get()))
                .flatMap(root -> reader.read(file.get(), root, commandLine, workingDirectory, environment))));
    }

    private static Optional<Path> rootFile(SyncArguments commandLine, Path workingDirectory, Problems problems) {
        String name = Objects.requireNonNullElse(commandLine.configFilename(), STANDARD_FILE);
        try {
            Path file = workingDirectory.toAbsolutePath().resolve(name).normalize();
            if (Files.notExists(file)) {
                problems.error(
                        Origin.of(file),
                        "",
                        "there is no such file; name another one with --config-filename, or let 'user-sync init' write"
                                + " a first one");
                return Optional.empty();
            }
            return Optional.of(file);
        } catch (InvalidPathException e) {
            problems.commandLineError("--config-filename", "not a path of this system: " + Wording.quoted(name));
            return Optional.empty();
        }
    }

    private static Optional<Charset> charset(SyncArguments commandLine, Problems problems) {
        String name = commandLine.configFileEncoding();
        Optional<Charset> charset = name == null ? Optional.of(Charsets.standard()) : Charsets.byName(name);
        if (name != null && charset.isEmpty()) {
            problems.commandLineError(
                    "--config-file-encoding", "no character encoding is named " + Wording.quoted(name));
        }
        return charset;
    }
}
