package org.usersync.config;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.usersync.spi.config.ConfigSchema;

/** Which extensions are registered. The caller of the loader provides it; asked on the thread that loads. */
public interface ExtensionCatalog {
    /** {@return the names of the registered extensions} */
    Collection<String> names();

    /**
     * Describes an extension.
     *
     * @param name its name
     * @return its options, or empty if none of that name is registered
     */
    Optional<ConfigSchema> schema(String name);

    /** {@return why bundles and extensions that are installed cannot be used, one phrase each} */
    List<String> unusable();

    /** {@return a catalog without extensions} */
    static ExtensionCatalog none() {
        return new ExtensionCatalog() {
            @Override
            public Collection<String> names() {
                return List.of();
            }

            @Override
            public Optional<ConfigSchema> schema(String name) {
                return Optional.empty();
            }

            @Override
            public List<String> unusable() {
                return List.of();
            }
        };
    }
}
