package org.usersync.runtime.internal;

import java.util.function.Supplier;

import org.usersync.runtime.PluginException;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.extension.ExpressionException;
import org.usersync.spi.extension.ExtensionException;
import org.usersync.spi.http.HttpFailure;

/** The guard of one extension: what goes wrong names it, and the user it was called for. */
final class ExtensionGuard {
    private final PluginGuard guard;
    private final String name;

    ExtensionGuard(PluginGuard guard, String name) {
        this.guard = guard;
        this.name = name;
    }

    /**
     * Calls the extension.
     *
     * @param what the method and its user, for messages
     * @param plugin the call; a null answer is the extension's fault
     * @return its answer
     */
    <T> T call(String what, Supplier<T> plugin) {
        String place = "extension " + name + ", " + what;
        return guard.call(place, () -> {
            try {
                T answer = plugin.get();
                if (answer == null) {
                    throw new ExtensionException("it answered null");
                }
                return answer;
            } catch (ExtensionException | ExpressionException | ConnectorException | HttpFailure said) {
                String message = String.valueOf(said.getMessage());
                throw new PluginException(
                        "bundle " + guard.bundle() + ", " + place + ": "
                                + message.lines().findFirst().orElse(message),
                        said);
            }
        });
    }

    void release(Runnable plugin) {
        guard.release(plugin);
    }
}
