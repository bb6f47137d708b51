package org.usersync.engine;

/**
 * Is told how a run goes. {@link Stage#READ_ADOBE} may be reported by another thread and at the same time as
 * {@link Stage#READ_DIRECTORY}. Must not throw.
 */
public interface SyncListener {
    /** What a run is doing. */
    enum Stage {
        /** Reading directory users. */
        READ_DIRECTORY,
        /** Reading Adobe users. */
        READ_ADOBE,
        /** Mapping directory users, hooks included. */
        MAP,
        /** Comparing both sides. When it is finished, neither the connector nor a hook is used any more. */
        PLAN,
        /** Sending what was decided. */
        SEND
    }

    /**
     * A stage begins.
     *
     * @param stage which one
     */
    default void started(Stage stage) {}

    /**
     * A stage ended normally.
     *
     * @param stage which one
     */
    default void finished(Stage stage) {}

    /**
     * A stage goes on.
     *
     * @param stage which one
     * @param done how many users are done
     * @param total of how many, or 0 if that is not known
     */
    default void progress(Stage stage, long done, long total) {}
}
