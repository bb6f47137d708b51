package org.usersync.cli.internal.setup;

import java.net.URI;
import java.util.Map;

/** Shows pages to the user. */
@FunctionalInterface
interface Browser {
    /**
     * Shows a page.
     *
     * @param page a file
     * @param environment the environment variables of the command
     * @return whether it is shown; false if there is no browser, or it does not start
     */
    boolean open(URI page, Map<String, String> environment);
}
