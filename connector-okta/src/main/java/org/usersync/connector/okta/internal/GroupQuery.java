package org.usersync.connector.okta.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.usersync.spi.config.AttributeFormat;

/**
 * What is looked for under one name of the configuration.
 *
 * @param asked the name of the configuration
 * @param query the value of the group query: the filled format
 * @param names the names of Okta that match exactly, the better one first
 */
record GroupQuery(String asked, String query, List<String> names) {
    static GroupQuery of(String asked, AttributeFormat format) {
        String filled = format.apply(attribute -> asked);
        Set<String> names = new LinkedHashSet<>();
        if (filled != null && format.attributes().contains(OktaSettings.GROUP)) {
            names.add(filled);
        }
        names.add(asked);
        return new GroupQuery(asked, filled == null ? asked : filled, List.copyOf(names));
    }

    /** {@return whether somebody may have meant this name, but for case and blanks around it} */
    boolean resembles(String name) {
        return names.stream().anyMatch(wanted -> key(wanted).equals(key(name)));
    }

    /** What names that differ in case and surrounding blanks alone have in common. */
    static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
