package org.usersync.runtime;

import java.util.List;
import java.util.Optional;

/** The extensions that are registered now. Safe for use by several threads. */
public interface ExtensionRegistry {
    /** {@return all registered extensions by name, those that cannot be used among them, with the reason} */
    List<ExtensionDescription> extensions();

    /**
     * Borrows an extension for one run. As long as the lease is open, its bundle is not taken away.
     *
     * @param name the extension's name
     * @return a lease of the usable service of that name with the highest ranking, or empty if there is none
     */
    Optional<ExtensionLease> lease(String name);
}
