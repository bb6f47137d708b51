package org.usersync.engine.internal.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.usersync.engine.RunExtension;
import org.usersync.engine.SyncAbortedException;
import org.usersync.engine.options.TargetGroup;
import org.usersync.spi.extension.AfterMappingHook;
import org.usersync.spi.extension.Extension;
import org.usersync.spi.extension.UserFilter;

/**
 * What the extensions of a run add, each part asked for once. Immutable.
 *
 * @param attributes to read of every user
 * @param adobeGroups to manage besides those of the mapping, by the name of the extension that wants them
 * @param filters in the order of the configuration
 * @param hooks in the order of the configuration
 */
public record Additions(
        Set<String> attributes, List<WantedGroup> adobeGroups, List<UserFilter> filters, List<AfterMappingHook> hooks) {
    /**
     * An Adobe group and who wants it.
     *
     * @param extension the extension's name
     * @param group the group
     */
    record WantedGroup(String extension, TargetGroup group) {}

    /** Copies the collections. */
    public Additions {
        attributes = Set.copyOf(attributes);
        adobeGroups = List.copyOf(adobeGroups);
        filters = List.copyOf(filters);
        hooks = List.copyOf(hooks);
    }

    /**
     * Asks the extensions.
     *
     * @param extensions those of the run, in the order of the configuration
     * @return what they add
     * @throws SyncAbortedException if one names an Adobe group without a name
     */
    public static Additions of(Collection<RunExtension> extensions) {
        Set<String> attributes = new LinkedHashSet<>();
        List<WantedGroup> groups = new ArrayList<>();
        List<UserFilter> filters = new ArrayList<>();
        List<AfterMappingHook> hooks = new ArrayList<>();
        for (RunExtension named : extensions) {
            Extension extension = named.extension();
            extension.extendedAttributes().ifPresent(wanted -> attributes.addAll(wanted.names()));
            // In an order of its own, because that of a set may change from run to run.
            extension.extendedAdobeGroups().map(wanted -> new TreeSet<>(wanted.names())).stream()
                    .flatMap(Collection::stream)
                    .forEach(name -> groups.add(wanted(named.name(), name)));
            extension.userFilter().ifPresent(filters::add);
            extension.afterMappingHook().ifPresent(hooks::add);
        }
        return new Additions(attributes, groups, filters, hooks);
    }

    private static WantedGroup wanted(String extension, String name) {
        TargetGroup group = TargetGroup.parse(name);
        if (group.name().isEmpty()) {
            throw new SyncAbortedException(
                    SyncAbortedException.Kind.CONFIGURATION,
                    "extension " + extension + ": expected the name of an Adobe group, found \"" + name + "\"",
                    null);
        }
        return new WantedGroup(extension, group);
    }

    /** {@return whether anybody looks at the raw values of the directory} */
    boolean readSource() {
        return !filters.isEmpty() || !hooks.isEmpty();
    }
}
