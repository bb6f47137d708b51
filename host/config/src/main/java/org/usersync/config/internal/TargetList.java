package org.usersync.config.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.usersync.engine.options.TargetGroup;

/** Reads which targets there are: files of the primary one, then named secondaries. */
final class TargetList {
    private final List<Path> primary = new ArrayList<>();
    private final Map<String, TargetFiles> secondaries = new LinkedHashMap<>();
    private boolean failed;

    private TargetList() {}

    /** Reads the targets, the primary one first. */
    static List<TargetFiles> read(Section connectors) {
        TargetList list = new TargetList();
        connectors.get("umapi").ifPresent(value -> value.items().forEach(list::item));
        if (list.primary.isEmpty() && !list.failed) {
            connectors.error("umapi", "required: the file that says how to reach Adobe, such as connector-umapi.yml");
        }
        List<TargetFiles> targets = new ArrayList<>();
        targets.add(new TargetFiles(TargetGroup.PRIMARY, list.primary));
        targets.addAll(list.secondaries.values());
        return targets;
    }

    private void item(Value item) {
        if (item.isMapping()) {
            item.section().ifPresent(this::named);
            return;
        }
        if (!secondaries.isEmpty()) {
            item.error("a file without a name after a named one; a secondary target is written name: file");
            return;
        }
        FileReferences.existing(item).ifPresentOrElse(primary::add, () -> failed = true);
    }

    private void named(Section section) {
        for (String key : section.keys()) {
            String name = key.strip();
            List<Path> files = section.get(key).map(FileReferences::allExisting).orElseGet(() -> nothing(section, key));
            if (name.isEmpty() || name.contains(TargetGroups.SEPARATOR)) {
                section.error(key, "the name of a target is not empty and holds no " + TargetGroups.SEPARATOR);
            } else if (name.equals(TargetGroup.PRIMARY)) {
                section.error(key, "this name belongs to the primary target, whose file stands without a name");
            } else if (secondaries.putIfAbsent(name, new TargetFiles(name, files)) != null) {
                section.error(key, "two targets of one name; several files of one target are a list behind its name");
            }
        }
    }

    private static List<Path> nothing(Section section, String key) {
        section.error(key, "expected a file, found no value");
        return List.of();
    }
}
