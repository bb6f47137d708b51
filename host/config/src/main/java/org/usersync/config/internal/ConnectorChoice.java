package org.usersync.config.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.usersync.commandline.ConnectorSpec;
import org.usersync.commandline.SyncArguments;
import org.usersync.commandline.UsersSpec;
import org.usersync.config.ConnectorCatalog;
import org.usersync.config.ConnectorSettings;
import org.usersync.config.internal.DirectoryUsersPart.ConnectorEntry;
import org.usersync.config.internal.yaml.YamlValue.Mapping;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.connector.Capability;

/** Finds the directory's connector and reads its file. */
final class ConnectorChoice {
    private static final String STANDARD = "ldap";

    private final ConnectorCatalog catalog;
    private final ConfigurationFiles files;
    private final SchemaReader reader;
    private final Problems problems;

    ConnectorChoice(ConnectorCatalog catalog, ConfigurationFiles files, SchemaReader reader, Problems problems) {
        this.catalog = catalog;
        this.files = files;
        this.reader = reader;
        this.problems = problems;
    }

    /** A connector's name and its file, if it takes one. */
    private record Choice(String name, String option, boolean onCommandLine, Optional<String> file) {}

    /**
     * Reads the settings of the connector that runs.
     *
     * @return its settings, or empty if none runs or after an error was reported
     */
    Optional<ConnectorSettings> read(
            Section root, DirectoryUsersPart directory, SyncArguments commandLine, Arguments arguments) {
        SyncArguments given = arguments.effective();
        Choice choice = choice(given, commandLine);
        warnOfUnknown(directory.connectors(), choice.name());
        boolean runs = given.adobeOnlyUserList() == null;
        if (arguments.isBroken("connector", given.connector()) || (!runs && given.connector() == null)) {
            return Optional.empty();
        }
        Optional<ConnectorCatalog.Connector> connector = catalog.connector(choice.name());
        if (connector.isEmpty()) {
            arguments.error(choice.option(), choice.onCommandLine(), unknown(choice.name(), given));
            return Optional.empty();
        }
        if (!runs) {
            return Optional.empty();
        }
        rejectAllUsers(choice, connector.get(), commandLine, arguments);
        Optional<Path> inputFile =
                choice.file().flatMap(file -> arguments.existing(choice.option(), choice.onCommandLine(), file));
        return content(root, directory, choice).map(section -> {
            ConfigValues values = reader.read(connector.get().schema(), section);
            return new ConnectorSettings(
                    choice.name(), values, inputFile, connector.get().capabilities());
        });
    }

    private static Choice choice(SyncArguments given, SyncArguments commandLine) {
        if (given.users() instanceof UsersSpec.FileUsers users && given.adobeOnlyUserList() == null) {
            return new Choice(ConnectorSpec.CSV, "users", commandLine.users() != null, Optional.of(users.path()));
        }
        ConnectorSpec spec = given.connector() == null ? new ConnectorSpec(STANDARD, null) : given.connector();
        return new Choice(
                spec.name(), "connector", commandLine.connector() != null, Optional.ofNullable(spec.argument()));
    }

    private String unknown(String name, SyncArguments given) {
        String standard = given.connector() == null && name.equals(STANDARD) ? " (the default)" : "";
        List<String> names = catalog.names().stream().sorted().toList();
        String there = names.isEmpty() ? "none is registered" : "there are " + String.join(", ", names);
        return "no connector is named " + Wording.quoted(name) + standard + "; " + there;
    }

    private void warnOfUnknown(Map<String, ConnectorEntry> entries, String chosen) {
        entries.forEach((name, entry) -> {
            if (!name.equals(chosen) && catalog.connector(name).isEmpty()) {
                entry.where().warn("no connector of this name is registered; the entry has no effect");
            }
        });
    }

    private static void rejectAllUsers(
            Choice choice, ConnectorCatalog.Connector connector, SyncArguments commandLine, Arguments arguments) {
        UsersSpec users = arguments.effective().users();
        boolean all = users == null || users instanceof UsersSpec.All;
        if (all
                && !arguments.isBroken("users", users)
                && !connector.capabilities().contains(Capability.ALL_USERS)) {
            arguments.error(
                    "users",
                    commandLine.users() != null,
                    "the connector " + choice.name() + " cannot read all users"
                            + (users == null ? " (the default)" : "")
                            + "; give mapped, or group and the names of groups");
        }
    }

    private Optional<Section> content(Section root, DirectoryUsersPart directory, Choice choice) {
        ConnectorEntry entry = directory.connectors().get(choice.name());
        if (entry == null && choice.name().equals(ConnectorSpec.CSV)) {
            return Optional.of(new Section(new Mapping(root.origin(), Map.of()), "", problems));
        }
        if (entry == null) {
            problems.error(
                    root.origin(),
                    "directory_users.connectors." + choice.name(),
                    "required: the connector's file, such as connector-" + choice.name() + ".yml");
            return Optional.empty();
        }
        if (entry.files().isEmpty()) {
            // An error was reported where the entry was read, unless the list is empty.
            if (entry.where().items().isEmpty()) {
                entry.where().error("expected a file, found an empty list");
            }
            return Optional.empty();
        }
        return files.merged(entry.files());
    }
}
