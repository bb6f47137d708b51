package org.usersync.config.internal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.usersync.config.internal.pattern.PatternException;
import org.usersync.config.internal.pattern.PythonPattern;
import org.usersync.engine.options.Exclusions;
import org.usersync.engine.options.UpdatableAttribute;
import org.usersync.spi.model.IdentityType;

/**
 * What {@code adobe_users} says.
 *
 * @param targets the primary target and the secondaries
 * @param exclusions users left alone
 * @param updateAttributes attributes that an update may change; empty if the file names none
 */
record AdobeUsersPart(
        List<TargetFiles> targets, Exclusions exclusions, Optional<Set<UpdatableAttribute>> updateAttributes) {
    static AdobeUsersPart read(Section section) {
        Section connectors = section.section("connectors");
        List<TargetFiles> targets = TargetList.read(connectors);
        connectors.rejectUnknown();
        Exclusions exclusions = new Exclusions(types(section), groups(section), users(section));
        Optional<Set<UpdatableAttribute>> attributes =
                section.get("update_attributes").map(AdobeUsersPart::attributes);
        section.rejectUnknown();
        return new AdobeUsersPart(targets, exclusions, attributes);
    }

    private static Set<IdentityType> types(Section section) {
        Set<IdentityType> types = EnumSet.noneOf(IdentityType.class);
        for (Value item : items(section, "exclude_identity_types")) {
            item.identityType().ifPresent(types::add);
        }
        return types;
    }

    private static List<String> groups(Section section) {
        Set<String> groups = new LinkedHashSet<>();
        for (Value item : items(section, "exclude_adobe_groups")) {
            Optional<String> name = item.name();
            if (name.isPresent() && name.get().contains(TargetGroups.SEPARATOR)) {
                item.error(
                        "excluded groups are those of the primary target; a name in front (name::group) is not possible");
            } else {
                name.ifPresent(groups::add);
            }
        }
        return List.copyOf(groups);
    }

    private static List<Predicate<String>> users(Section section) {
        List<Predicate<String>> users = new ArrayList<>();
        for (Value item : items(section, "exclude_users")) {
            Optional<String> source = item.text();
            if (source.isEmpty()) {
                continue;
            }
            try {
                PythonPattern pattern = PythonPattern.anchored(source.get());
                if (pattern.alternativesAtTop()) {
                    item.warn("the pattern " + Wording.quoted(source.get()) + " has a | outside of parentheses:"
                            + " every alternative is tied to the start, only the last one to the end;"
                            + " write (a|b) to tie all of them to both");
                }
                users.add(pattern::match);
            } catch (PatternException e) {
                item.error("not a regular expression: " + Wording.lineOf(e));
            }
        }
        return users;
    }

    private static Set<UpdatableAttribute> attributes(Value list) {
        Set<UpdatableAttribute> attributes = EnumSet.noneOf(UpdatableAttribute.class);
        for (Value item : list.items()) {
            Optional<String> name = item.text();
            if (name.isPresent()) {
                attribute(name.get())
                        .ifPresentOrElse(
                                attributes::add, () -> item.mismatch("firstname, lastname, email or username"));
            }
        }
        return attributes;
    }

    private static Optional<UpdatableAttribute> attribute(String name) {
        String wanted = name.strip().toUpperCase(Locale.ROOT);
        return EnumSet.allOf(UpdatableAttribute.class).stream()
                .filter(attribute -> attribute.name().equals(wanted))
                .findFirst();
    }

    private static List<Value> items(Section section, String key) {
        return section.get(key).map(Value::items).orElse(List.of());
    }

    /** The names of the secondary targets. */
    List<String> secondaries() {
        return targets.stream().skip(1).map(TargetFiles::name).toList();
    }
}
