package org.usersync.config.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.usersync.config.internal.pattern.PatternException;
import org.usersync.config.internal.pattern.PythonPattern;
import org.usersync.config.internal.pattern.Substitution;
import org.usersync.engine.options.AdditionalGroupRule;
import org.usersync.engine.options.GroupMapping;
import org.usersync.engine.options.TargetGroup;
import org.usersync.spi.model.IdentityType;

/**
 * What {@code directory_users} says, extensions aside.
 *
 * @param connectors the entries of connectors by name
 * @param identityType the type of new users
 * @param country the country of users without one
 * @param mapping the mapping
 * @param mapsGroups whether the file has a mapping, be it a wrong one
 * @param additionalGroups the rules, in the order of the file
 * @param autoCreate whether missing user groups are created
 */
record DirectoryUsersPart(
        Map<String, ConnectorEntry> connectors,
        IdentityType identityType,
        Optional<String> country,
        List<GroupMapping> mapping,
        boolean mapsGroups,
        List<AdditionalGroupRule> additionalGroups,
        boolean autoCreate) {
    /**
     * The entry of a connector.
     *
     * @param where the entry, for messages
     * @param files they merge; fewer than named after an error was reported
     */
    record ConnectorEntry(Value where, List<Path> files) {}

    /** Reads the section; the keys of extensions are read elsewhere before. */
    static DirectoryUsersPart read(Section section, TargetGroups groups) {
        Map<String, ConnectorEntry> connectors = connectors(section.section("connectors"));
        IdentityType type =
                section.get("user_identity_type").flatMap(Value::identityType).orElse(IdentityType.ENTERPRISE_ID);
        Optional<String> country = section.get("default_country_code")
                .flatMap(Value::text)
                .map(String::strip)
                .filter(c -> !c.isEmpty());
        List<GroupMapping> mapping = mapping(section, groups);
        boolean mapsGroups = !items(section, "groups").isEmpty();
        List<AdditionalGroupRule> rules = additionalGroups(section, groups);
        Section options = section.section("group_sync_options");
        boolean autoCreate = options.flag("auto_create", false);
        options.rejectUnknown();
        section.rejectUnknown();
        return new DirectoryUsersPart(connectors, type, country, mapping, mapsGroups, rules, autoCreate);
    }

    private static Map<String, ConnectorEntry> connectors(Section section) {
        Map<String, ConnectorEntry> entries = new LinkedHashMap<>();
        for (String name : section.keys()) {
            section.get(name)
                    .ifPresent(value ->
                            entries.put(name.strip(), new ConnectorEntry(value, FileReferences.allExisting(value))));
        }
        return entries;
    }

    private static List<GroupMapping> mapping(Section section, TargetGroups groups) {
        List<GroupMapping> mapping = new ArrayList<>();
        for (Value item : items(section, "groups")) {
            item.section().ifPresent(entry -> {
                Optional<String> name = required(entry, "directory_group").flatMap(Value::name);
                List<TargetGroup> adobeGroups = new ArrayList<>();
                entry.get("adobe_groups").map(Value::allItems).orElse(List.of()).stream()
                        .flatMap(group -> adobeGroup(group, groups).stream())
                        .filter(group -> !adobeGroups.contains(group))
                        .forEach(adobeGroups::add);
                entry.rejectUnknown();
                name.ifPresent(directoryGroup -> mapping.add(new GroupMapping(directoryGroup, adobeGroups)));
            });
        }
        return mapping;
    }

    private static Optional<TargetGroup> adobeGroup(Value value, TargetGroups groups) {
        if (value.isNothing()) {
            return value.mismatch("the name of an Adobe group");
        }
        return value.text().flatMap(text -> groups.group(text, value::error));
    }

    private static List<AdditionalGroupRule> additionalGroups(Section section, TargetGroups groups) {
        List<AdditionalGroupRule> rules = new ArrayList<>();
        for (Value item : items(section, "additional_groups")) {
            item.section().ifPresent(entry -> {
                Optional<Value> source = required(entry, "source");
                Optional<Value> target = required(entry, "target");
                entry.rejectUnknown();
                if (source.isPresent() && target.isPresent()) {
                    rule(source.get(), target.get(), groups).ifPresent(rules::add);
                }
            });
        }
        return rules;
    }

    private static Optional<AdditionalGroupRule> rule(Value source, Value target, TargetGroups groups) {
        Optional<PythonPattern> pattern = source.text().flatMap(text -> pattern(text, source));
        Optional<TargetGroups.Qualified> template =
                target.text().flatMap(text -> groups.qualified(text, target::error));
        if (pattern.isEmpty() || template.isEmpty()) {
            return Optional.empty();
        }
        try {
            Substitution substitution = Substitution.parse(template.get().rest(), pattern.get());
            return Optional.of(new AdditionalGroupRule(
                    template.get().target(), pattern.get().source(), name -> pattern.get()
                            .rewrite(name, substitution)));
        } catch (PatternException e) {
            target.error("not a substitution: " + Wording.lineOf(e));
            return Optional.empty();
        }
    }

    private static Optional<PythonPattern> pattern(String text, Value where) {
        try {
            return Optional.of(PythonPattern.compile(text));
        } catch (PatternException e) {
            where.error("not a regular expression: " + Wording.lineOf(e));
            return Optional.empty();
        }
    }

    private static Optional<Value> required(Section entry, String key) {
        Optional<Value> value = entry.get(key);
        if (value.isEmpty()) {
            entry.error(key, "required, but not given");
        }
        return value;
    }

    private static List<Value> items(Section section, String key) {
        return section.get(key).map(Value::items).orElse(List.of());
    }
}
