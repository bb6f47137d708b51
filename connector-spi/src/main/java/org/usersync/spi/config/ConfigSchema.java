package org.usersync.spi.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All options of a connector, an extension or a section, in the order in which the manual shows them. Immutable. */
public final class ConfigSchema {
    private final Map<String, ConfigOption> options;

    private ConfigSchema(Map<String, ConfigOption> options) {
        this.options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /**
     * Makes a schema.
     *
     * @param options the options, no two of one name
     * @return the schema
     * @throws IllegalArgumentException if two options share a name or an old name
     */
    public static ConfigSchema of(Collection<ConfigOption> options) {
        Map<String, ConfigOption> byName = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        for (ConfigOption option : options) {
            List<String> own = new ArrayList<>(option.oldNames());
            own.add(option.name());
            for (String name : own) {
                if (names.contains(name)) {
                    throw new IllegalArgumentException("two options are named " + name);
                }
                names.add(name);
            }
            byName.put(option.name(), option);
        }
        return new ConfigSchema(byName);
    }

    /**
     * Makes a schema.
     *
     * @param options the options, no two of one name
     * @return the schema
     */
    public static ConfigSchema of(ConfigOption... options) {
        return of(List.of(options));
    }

    /** {@return the options in the order of the manual} */
    public Collection<ConfigOption> options() {
        return options.values();
    }

    /**
     * Looks an option up.
     *
     * @param name its present name
     * @return the option, or empty
     */
    public Optional<ConfigOption> option(String name) {
        return Optional.ofNullable(options.get(name));
    }
}
