package org.usersync.config.internal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.usersync.engine.options.TargetGroup;

/** Reads names of Adobe groups, {@code group} or {@code target::group}. Immutable. */
public final class TargetGroups {
    /** Stands between the name of a target and that of its group. */
    public static final String SEPARATOR = "::";

    private final List<String> secondaries;

    /**
     * Makes a reader.
     *
     * @param secondaries the names of the secondary targets
     */
    public TargetGroups(Collection<String> secondaries) {
        this.secondaries = List.copyOf(secondaries);
    }

    /** A text, split where a target is named. */
    record Qualified(String target, String rest) {}

    /**
     * Reads a group.
     *
     * @param text the text of the user
     * @param error takes what is wrong, one line
     * @return the group, or empty after an error
     */
    public Optional<TargetGroup> group(String text, Consumer<String> error) {
        Optional<Qualified> qualified = qualified(text, error);
        if (qualified.isEmpty()) {
            return Optional.empty();
        }
        String name = qualified.get().rest().strip();
        if (name.isEmpty()) {
            error.accept("expected the name of an Adobe group, found " + Wording.quoted(text));
            return Optional.empty();
        }
        return Optional.of(new TargetGroup(qualified.get().target(), name));
    }

    /**
     * Splits a text at the first separator.
     *
     * @param text the text of the user
     * @param error takes what is wrong, one line
     * @return the target, the primary one if none is named, and the rest as it is; or empty after an error
     */
    Optional<Qualified> qualified(String text, Consumer<String> error) {
        int separator = text.indexOf(SEPARATOR);
        if (separator < 0) {
            return Optional.of(new Qualified(TargetGroup.PRIMARY, text));
        }
        String target = text.substring(0, separator).strip();
        if (secondaries.contains(target)) {
            return Optional.of(new Qualified(target, text.substring(separator + SEPARATOR.length())));
        }
        String there = secondaries.isEmpty()
                ? "; adobe_users.connectors.umapi names no secondary target"
                : "; there are " + String.join(", ", secondaries);
        error.accept("no target is named " + Wording.quoted(target) + there);
        return Optional.empty();
    }
}
