package org.usersync.cli.internal;

/**
 * What a run has borrowed of plug-ins.
 *
 * @param connectors the connectors
 * @param extensions the extensions
 */
record LeasedPlugins(LeasedConnectors connectors, LeasedExtensions extensions) implements AutoCloseable {
    /** {@return whether one of them is taken away, so that the run has to end} */
    boolean withdrawn() {
        return connectors.withdrawn() || extensions.withdrawn();
    }

    /** Gives everything back; a second call does nothing. */
    @Override
    public void close() {
        connectors.close();
        extensions.close();
    }
}
