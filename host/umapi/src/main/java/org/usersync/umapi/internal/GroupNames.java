package org.usersync.umapi.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How names of Adobe groups compare. */
final class GroupNames {
    private GroupNames() {}

    /** {@return the name without blanks around and without case, which counts for product admin groups alone} */
    static String compared(String name) {
        String stripped = name.strip();
        return stripped.startsWith("_product_admin_") ? stripped : stripped.toLowerCase(Locale.ROOT);
    }

    /** {@return the names without those that come again, which Adobe refuses; the first spelling stays} */
    static List<String> distinct(List<String> names) {
        Map<String, String> distinct = new LinkedHashMap<>();
        for (String name : names) {
            distinct.putIfAbsent(compared(name), name);
        }
        return new ArrayList<>(distinct.values());
    }
}
