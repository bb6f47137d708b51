package org.usersync.connector.okta.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Foreign texts made fit for a message or an address. */
final class Texts {
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\u0085]+");

    private Texts() {}

    /** Makes one line of at most so many characters. */
    static String line(String text, int longest) {
        String line = UNPRINTABLE.matcher(text).replaceAll(" ");
        return line.length() <= longest ? line : line.substring(0, longest) + "…";
    }

    /** Encodes a value for a query or a path segment: nothing in it keeps a meaning of its own there. */
    static String encode(String value) {
        // The JDK's encoder is one for forms: there a blank becomes a plus, which a path would take literally.
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
