package org.usersync.distribution.pax.plugin;

/** Loaded in the middle of a read. */
final class LateClass {
    String name() {
        return "two";
    }
}
