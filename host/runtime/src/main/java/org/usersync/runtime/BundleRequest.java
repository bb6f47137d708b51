package org.usersync.runtime;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.usersync.commandline.BundleAction;

/**
 * What is asked of a {@link BundleManager}.
 *
 * @param action what to do
 * @param operands absolute paths to install or update; else names
 * @param sha256 the digest that the one file must have, in small hexadecimal digits; null for any
 * @param live whether the running framework follows a change at once, as a service's does
 */
public record BundleRequest(
        BundleAction action,
        List<String> operands,
        @Nullable String sha256,
        boolean live) {
    /** Copies the list. */
    public BundleRequest {
        operands = List.copyOf(operands);
    }
}
