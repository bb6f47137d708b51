package org.usersync.config.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.usersync.commandline.SyncArguments;
import org.usersync.config.ClientCertificateSettings;
import org.usersync.config.ConnectorCatalog;
import org.usersync.config.ConnectorSettings;
import org.usersync.config.ExtensionCatalog;
import org.usersync.config.ExtensionSettings;
import org.usersync.config.LoggingSettings;
import org.usersync.config.Settings;
import org.usersync.config.TargetSettings;
import org.usersync.config.internal.yaml.Origin;
import org.usersync.engine.options.SyncOptions;
import org.usersync.spi.connector.Capability;

/** Reads the root file, and with it everything that it names. */
public final class RootReader {
    /** Sections of the tool's first generation, and what took their place. */
    private static final Map<String, String> REMOVED = Map.of(
            "dashboard",
                    "this section belongs to version 1; name the Adobe connector's file under adobe_users.connectors.umapi",
            "directory", "this section belongs to version 1; the directory is configured under directory_users",
            "post_sync", "post-sync connectors are not part of this tool; remove the section");

    private final ConnectorCatalog catalog;
    private final ExtensionsPart extensionsPart;
    private final ConfigurationFiles files;
    private final TargetReader targetReader;
    private final SchemaReader schemaReader;
    private final Secrets secrets;
    private final Problems problems;

    /**
     * Makes a reader.
     *
     * @param catalog knows the connectors
     * @param extensions knows the extensions
     * @param files opens files
     * @param targetReader reads how to reach Adobe
     * @param schemaReader reads connectors' files
     * @param secrets reads the secrets of this file
     * @param problems takes what is wrong
     */
    public RootReader(
            ConnectorCatalog catalog,
            ExtensionCatalog extensions,
            ConfigurationFiles files,
            TargetReader targetReader,
            SchemaReader schemaReader,
            Secrets secrets,
            Problems problems) {
        this.catalog = catalog;
        this.files = files;
        this.targetReader = targetReader;
        this.schemaReader = schemaReader;
        this.extensionsPart = new ExtensionsPart(extensions, files, schemaReader, problems);
        this.secrets = secrets;
        this.problems = problems;
    }

    /**
     * Reads the settings. Errors are reported.
     *
     * @param file the root file
     * @param root its content
     * @param commandLine the options given there
     * @param workingDirectory what their paths are relative to
     * @param environment the environment variables
     * @return the settings; of no use if an error was reported
     */
    public Optional<Settings> read(
            Path file,
            Section root,
            SyncArguments commandLine,
            Path workingDirectory,
            Map<String, String> environment) {
        REMOVED.forEach((key, advice) -> root.get(key).ifPresent(value -> value.error(advice)));
        AdobeUsersPart adobe = AdobeUsersPart.read(root.section("adobe_users"));
        TargetGroups groups = new TargetGroups(adobe.secondaries());
        Section directorySection = root.section("directory_users");
        List<ExtensionSettings> extensions = extensionsPart.read(directorySection, groups, environment);
        DirectoryUsersPart directory = DirectoryUsersPart.read(directorySection, groups);
        LimitsPart limits = LimitsPart.read(root.section("limits"));
        LoggingSettings logging = LoggingPart.read(root.section("logging"));
        Optional<ClientCertificateSettings> clientCertificate =
                NetworkPart.read(root.section("network"), files, secrets);
        Section defaultsSection = root.section("invocation_defaults");
        InvocationDefaults defaults = InvocationDefaults.read(defaultsSection);
        root.rejectUnknown();

        Arguments arguments = new Arguments(commandLine, defaults, workingDirectory, problems);
        arguments.rejectConflicts(commandLine, defaultsSection);
        SyncOptions.Builder options = SyncOptions.builder()
                .mapping(directory.mapping())
                .additionalGroups(directory.additionalGroups())
                .autoCreate(directory.autoCreate())
                .exclusions(adobe.exclusions())
                .defaultCountry(directory.country().orElse(null))
                .adobeOnlyLimit(limits.adobeOnly())
                .groupRemovalsOnly(limits.groupRemovalsOnly());
        adobe.updateAttributes().ifPresent(options::updateAttributes);
        new RunOptions(commandLine, arguments, groups).fill(options, directory.mapsGroups());
        Optional<ConnectorSettings> connector = new ConnectorChoice(catalog, files, schemaReader, problems)
                .read(root, directory, commandLine, arguments);
        connector.ifPresent(chosen -> checkAdditionalGroups(chosen, directory, directorySection));
        List<TargetSettings> targets = new ArrayList<>();
        adobe.targets()
                .forEach(target ->
                        targetReader.read(target, defaults.verifyTls()).ifPresent(targets::add));
        if (!problems.errors().isEmpty()) {
            return Optional.empty();
        }
        targets.stream().filter(target -> !target.verifyTls()).forEach(this::warnOfTls);
        return Optional.of(new Settings(
                file,
                options.build(),
                connector,
                extensions,
                directory.identityType(),
                targets,
                logging,
                limits.maxWait(),
                clientCertificate,
                problems.warnings()));
    }

    private static void checkAdditionalGroups(
            ConnectorSettings connector, DirectoryUsersPart directory, Section section) {
        if (!directory.additionalGroups().isEmpty() && !connector.capabilities().contains(Capability.MEMBER_GROUPS)) {
            section.get("additional_groups")
                    .ifPresent(value -> value.error("the connector " + connector.name()
                            + " does not tell all groups of a user, which these rules need; remove the key"));
        }
    }

    private void warnOfTls(TargetSettings target) {
        problems.warn(
                Origin.of(target.file()),
                "",
                "CERTIFICATES ARE NOT VERIFIED on connections to " + target.host() + " and " + target.authHost()
                        + " (target " + target.name() + "): anybody on the way can read and change what is sent");
    }
}
