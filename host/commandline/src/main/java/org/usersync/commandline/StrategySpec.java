package org.usersync.commandline;

/** The value of {@code --strategy}. */
public enum StrategySpec {
    /** Both sides are compared, and the difference is sent. */
    SYNC,
    /** Every selected directory user is sent; Adobe is not read. */
    PUSH
}
