package org.usersync.config.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.usersync.config.ExtensionCatalog;
import org.usersync.config.ExtensionSettings;
import org.usersync.config.internal.yaml.YamlValue.Mapping;
import org.usersync.spi.config.ConfigSchema;

/** Reads the keys of extensions in {@code directory_users}. */
final class ExtensionsPart {
    /** The environment variable that switches hooks off. */
    private static final String SWITCH = "UST_EXTENSION";

    /** The extension that runs hooks. */
    private static final String PYTHON = "python";

    private final ExtensionCatalog catalog;
    private final ConfigurationFiles files;
    private final SchemaReader reader;
    private final Problems problems;

    ExtensionsPart(ExtensionCatalog catalog, ConfigurationFiles files, SchemaReader reader, Problems problems) {
        this.catalog = catalog;
        this.files = files;
        this.reader = reader;
        this.problems = problems;
    }

    /** {@return the extensions of the run, in the order in which they take part: the Python hook comes first} */
    List<ExtensionSettings> read(Section directoryUsers, TargetGroups groups, Map<String, String> environment) {
        List<ExtensionSettings> extensions = new ArrayList<>();
        hook(directoryUsers, groups, environment).ifPresent(extensions::add);
        directoryUsers.get("extensions").map(Value::items).orElse(List.of()).stream()
                .flatMap(item -> bundle(item).stream())
                .forEach(extensions::add);
        return extensions;
    }

    /** The Python hook, whose options stand in files of their own. */
    private Optional<ExtensionSettings> hook(
            Section directoryUsers, TargetGroups groups, Map<String, String> environment) {
        Optional<Value> hook = directoryUsers.get("extension");
        if (hook.isEmpty() || hook.get().items().isEmpty()) {
            return Optional.empty();
        }
        List<Path> paths = FileReferences.allExisting(hook.get());
        if ("0".equals(environment.getOrDefault(SWITCH, "1").strip())) {
            hook.get().warn("hooks are switched off by " + SWITCH + "=0; the extension has no effect");
            return Optional.empty();
        }
        if (paths.isEmpty()) {
            return Optional.empty();
        }
        Optional<ConfigSchema> schema = catalog.schema(PYTHON);
        if (schema.isEmpty()) {
            hook.get().error("hooks need Python, but no bundle provides it; " + String.join("; ", catalog.unusable()));
            return Optional.empty();
        }
        return files.merged(paths).map(options -> {
            options.get("extended_adobe_groups")
                    .map(Value::allItems)
                    .orElse(List.of())
                    .forEach(group -> check(group, groups));
            return new ExtensionSettings(PYTHON, reader.read(schema.get(), options));
        });
    }

    private static void check(Value group, TargetGroups groups) {
        if (group.isNothing()) {
            group.mismatch("the name of an Adobe group");
        } else {
            group.text().ifPresent(text -> groups.group(text, group::error));
        }
    }

    /** A name, or one name with its options. */
    private Optional<ExtensionSettings> bundle(Value item) {
        if (!item.isMapping()) {
            return item.name().flatMap(name -> settings(name, item, emptyAt(item, name)));
        }
        Optional<Section> entry = item.section();
        if (entry.isEmpty() || entry.get().keys().size() != 1) {
            item.error("expected the name of one extension, alone or with its options (name: {option: value}), found "
                    + entry.map(section -> String.valueOf(section.keys().size()))
                            .orElse("no")
                    + " names; write a list with an entry for each");
            return Optional.empty();
        }
        String key = entry.get().keys().iterator().next();
        Optional<Value> options = entry.get().get(key);
        if (options.isEmpty()) {
            return settings(key.strip(), item, emptyAt(item, key));
        }
        return options.get().section().flatMap(section -> settings(key.strip(), options.get(), section));
    }

    private Section emptyAt(Value item, String name) {
        return new Section(new Mapping(item.origin(), Map.of()), item.path() + "." + name, problems);
    }

    private Optional<ExtensionSettings> settings(String name, Value where, Section options) {
        Optional<ConfigSchema> schema = catalog.schema(name);
        if (schema.isEmpty()) {
            where.error(unknown(name));
            return Optional.empty();
        }
        return Optional.of(new ExtensionSettings(name, reader.read(schema.get(), options)));
    }

    private String unknown(String name) {
        List<String> names = catalog.names().stream().sorted().toList();
        StringBuilder text = new StringBuilder("no bundle provides an extension named " + Wording.quoted(name));
        text.append(Wording.suggestion(name, names));
        text.append(names.isEmpty() ? "; none is installed" : "; there are " + String.join(", ", names));
        catalog.unusable().forEach(reason -> text.append("; ").append(reason));
        return text.toString();
    }
}
