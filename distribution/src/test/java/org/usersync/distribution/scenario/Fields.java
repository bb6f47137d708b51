package org.usersync.distribution.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A mapping of a scenario file. Asking is by name; a name that nobody asked for is a mistake of the file. */
final class Fields {
    private final String place;
    private final Map<String, Object> values;
    private final Set<String> asked = new TreeSet<>();

    Fields(String place, Object value) {
        this.place = place;
        this.values = map(place, value);
    }

    static Map<String, Object> map(String place, Object value) {
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> entries)) {
            throw new IllegalArgumentException(place + ": a mapping is expected, not " + value);
        }
        Map<String, Object> map = new LinkedHashMap<>();
        entries.forEach((key, entry) -> map.put(String.valueOf(key), entry));
        return map;
    }

    /** A list of texts; one value is a list of one, null is none. */
    static List<String> texts(Object value) {
        List<String> texts = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(each -> texts.add(String.valueOf(each)));
        } else if (value != null) {
            texts.add(value.toString());
        }
        return texts;
    }

    String place() {
        return place;
    }

    boolean has(String name) {
        asked.add(name);
        return values.containsKey(name);
    }

    Object get(String name) {
        asked.add(name);
        return values.get(name);
    }

    String text(String name, String otherwise) {
        Object value = get(name);
        return value == null ? otherwise : value.toString();
    }

    List<String> texts(String name) {
        return texts(get(name));
    }

    Map<String, Object> map(String name) {
        return map(place + ", " + name, get(name));
    }

    Fields fields(String name) {
        return new Fields(place + ", " + name, get(name));
    }

    /** To be called when everything was asked for. */
    void end() {
        Set<String> unknown = new TreeSet<>(values.keySet());
        unknown.removeAll(asked);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(place + ": unknown " + unknown + ", known are " + asked);
        }
    }
}
