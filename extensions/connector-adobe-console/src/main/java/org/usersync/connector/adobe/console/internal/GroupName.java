package org.usersync.connector.adobe.console.internal;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** A group that was asked for, in the spellings of the configuration and of Adobe: they differ in case at the most. */
final class GroupName {
    private final Set<String> asked = new LinkedHashSet<>();
    private final Set<String> spellings = new LinkedHashSet<>();

    /** {@return what all spellings of a name have in common} */
    static String norm(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    void ask(String name) {
        asked.add(name);
    }

    void found(String name) {
        spellings.add(name);
    }

    /** {@return the spellings of the configuration} */
    Set<String> asked() {
        return asked;
    }

    /** {@return the spellings of Adobe; empty if it has no such group} */
    Set<String> spellings() {
        return spellings;
    }
}
