package org.usersync.config;

import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.usersync.commandline.SyncArguments;
import org.usersync.config.internal.ConfigurationFiles;
import org.usersync.config.internal.FeatureGate;
import org.usersync.config.internal.Problems;
import org.usersync.config.internal.RootReader;
import org.usersync.config.internal.SchemaReader;
import org.usersync.config.internal.Secrets;
import org.usersync.config.internal.Section;
import org.usersync.config.internal.Wording;
import org.usersync.config.internal.yaml.Charsets;
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
    private final SecretSource secrets;
    private final Set<Feature> features;

    /**
     * Makes a loader for a program that has none of the {@link Feature}s and no keyring.
     *
     * @param catalog knows the connectors
     * @param extensions knows the extensions
     * @param compiler compiles filters
     */
    public ConfigurationLoader(ConnectorCatalog catalog, ExtensionCatalog extensions, ExpressionCompiler compiler) {
        this(catalog, extensions, compiler, SecretSource.none(), EnumSet.noneOf(Feature.class));
    }

    /**
     * Makes a loader.
     *
     * @param catalog knows the connectors
     * @param extensions knows the extensions
     * @param compiler compiles filters
     * @param secrets reads secrets that no file holds
     * @param features what this program can do
     */
    public ConfigurationLoader(
            ConnectorCatalog catalog,
            ExtensionCatalog extensions,
            ExpressionCompiler compiler,
            SecretSource secrets,
            Set<Feature> features) {
        this.catalog = Objects.requireNonNull(catalog, "catalog");
        this.extensions = Objects.requireNonNull(extensions, "extensions");
        this.compiler = Objects.requireNonNull(compiler, "compiler");
        this.secrets = Objects.requireNonNull(secrets, "secrets");
        this.features = Set.copyOf(features);
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
        Problems problems = new Problems();
        Optional<Path> file = rootFile(commandLine, workingDirectory, problems);
        Optional<Charset> charset = charset(commandLine, problems);
        Optional<Settings> settings = Optional.empty();
        if (file.isPresent() && charset.isPresent()) {
            ConfigurationFiles files = new ConfigurationFiles(new YamlFileReader(charset.get(), problems), problems);
            Secrets all = new Secrets(secrets, files);
            RootReader reader = new RootReader(
                    catalog,
                    extensions,
                    files,
                    all,
                    new SchemaReader(compiler, all, problems),
                    new FeatureGate(features),
                    problems);
            Optional<Section> root = files.merged(List.of(file.get()));
            settings = root.flatMap(
                    section -> reader.read(file.get(), section, commandLine, workingDirectory, environment));
        }
        if (settings.isEmpty() || !problems.errors().isEmpty()) {
            throw new ConfigurationException(problems.errors());
        }
        return settings.get();
    }

    private static Optional<Path> rootFile(SyncArguments commandLine, Path workingDirectory, Problems problems) {
        String name = Objects.requireNonNullElse(commandLine.configFilename(), STANDARD_FILE);
        try {
            return Optional.of(workingDirectory.toAbsolutePath().resolve(name).normalize());
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
