package org.usersync.connector.okta.internal;

import java.util.ArrayList;
import java.util.List;

/** Writes Okta's search expressions for groups. */
final class SearchExpression {
    /** Okta tells no limit; longer expressions were seen refused. */
    private static final int MOST_NAMES = 20;

    /** Encoded characters: servers and proxies commonly take addresses of 8 KB. */
    private static final int LONGEST = 4000;

    private SearchExpression() {}

    /**
     * Asks for groups by name.
     *
     * @param operator {@code eq} or {@code co}
     * @param names the names
     * @return expressions that together cover all names, in their order
     */
    static List<String> anyName(String operator, List<String> names) {
        List<String> expressions = new ArrayList<>();
        StringBuilder expression = new StringBuilder();
        int count = 0;
        int length = 0;
        for (String name : names) {
            String term = "profile.name " + operator + " " + literal(name);
            int termLength = Texts.encode(term).length();
            if (count == MOST_NAMES || (count > 0 && length + termLength > LONGEST)) {
                expressions.add(expression.toString());
                expression.setLength(0);
                count = 0;
                length = 0;
            }
            expression.append(count == 0 ? "" : " or ").append(term);
            count++;
            length += termLength;
        }
        if (count > 0) {
            expressions.add(expression.toString());
        }
        return expressions;
    }

    /** Okta's literals are JSON strings. */
    private static String literal(String name) {
        StringBuilder literal = new StringBuilder("\"");
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '"' || c == '\\') {
                literal.append('\\').append(c);
            } else if (c < ' ') {
                literal.append(String.format("\\u%04x", (int) c));
            } else {
                literal.append(c);
            }
        }
        return literal.append('"').toString();
    }
}
