package org.usersync.engine;

/**
 * One line of the action summary.
 *
 * @param label what was counted
 * @param value the figure
 */
public record SummaryLine(String label, String value) {}
