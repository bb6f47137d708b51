package org.usersync.commandline;

import org.jspecify.annotations.Nullable;

/**
 * The value of {@code --connector}: where directory users come from. Whether a connector of this name is there is known
 * only later, when bundles run.
 *
 * @param name stripped and in lower case, not empty
 * @param argument the file of {@code csv}, as given: relative to the working directory; null for every other connector
 */
public record ConnectorSpec(String name, @Nullable String argument) {
    /** The connector that takes a file. */
    public static final String CSV = "csv";
}
