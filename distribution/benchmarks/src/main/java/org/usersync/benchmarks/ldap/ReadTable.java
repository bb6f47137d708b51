package org.usersync.benchmarks.ldap;

import java.util.Locale;

import org.usersync.benchmarks.document.Digits;

/** The table of both programs. */
final class ReadTable {
    /** The most that the first read of all users may take, as a ratio to ldapsearch. */
    private static final double TARGET = 1.5;

    private ReadTable() {}

    static String of(int users, int groups, Reads search, Reads connector, Reads searchGroups, Reads connectorGroups) {
        return "| | `ldapsearch` | connector, first read | connector, second read |\n| --- | --- | --- | --- |\n"
                + row(
                        "all users in one pass",
                        seconds(search.first()),
                        beside(connector.first(), search) + String.format(Locale.ROOT, " (target %.2f)", TARGET),
                        beside(connector.second(), search))
                + row(
                        "the members of " + groups + " groups",
                        seconds(searchGroups.first()),
                        beside(connectorGroups.first(), searchGroups),
                        beside(connectorGroups.second(), searchGroups))
                + row(
                        "users a second, all users",
                        rate(users, search.first()),
                        rate(users, connector.first()),
                        rate(users, connector.second()))
                + row(
                        "most memory",
                        mib(Math.max(search.peakMib(), searchGroups.peakMib())),
                        mib(Math.max(connector.peakMib(), connectorGroups.peakMib())),
                        "the same");
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String beside(double seconds, Reads search) {
        return String.format(Locale.ROOT, "%s, ratio %.2f", seconds(seconds), seconds / search.first());
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.2f s", seconds);
    }

    private static String rate(int users, double seconds) {
        return Digits.threeOfMany(users / seconds);
    }

    private static String mib(double peak) {
        return String.format(Locale.ROOT, "%.0f MiB", peak);
    }
}
