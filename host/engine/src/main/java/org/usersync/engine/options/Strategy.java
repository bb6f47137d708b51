package org.usersync.engine.options;

/** How a run finds out what to send. */
public enum Strategy {
    /** Compare both sides and send the difference. */
    SYNC,
    /** Send every selected directory user without reading Adobe. */
    PUSH
}
