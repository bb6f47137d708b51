package org.usersync.distribution.scenario;

import java.util.List;

/**
 * Parts of a line in their order, with anything where the pattern has {@code …}. A pattern that ends with {@code $} is to
 * end where the line does.
 */
record Pattern(String text) {
    boolean fits(String line) {
        if (text.endsWith("$")) {
            String end = text.substring(Math.max(text.lastIndexOf('…') + 1, 0), text.length() - 1)
                    .strip();
            return line.endsWith(end) && new Pattern(text.substring(0, text.length() - 1)).fits(line);
        }
        int from = 0;
        for (String part : text.split("…")) {
            String wanted = part.strip();
            int found = line.indexOf(wanted, from);
            if (found < 0) {
                return false;
            }
            from = found + wanted.length();
        }
        return true;
    }

    static boolean anyFits(String text, List<String> lines) {
        return lines.stream().anyMatch(new Pattern(text)::fits);
    }
}
