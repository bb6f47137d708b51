package org.usersync.umapi.internal;

import java.nio.charset.StandardCharsets;

/** Encodes one segment of a path: group names hold blanks, slashes and letters of any script. */
final class PathSegment {
    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~@";

    private PathSegment() {}

    static String encode(String text) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        // a segment of dots alone would walk up the path
        boolean dots = text.chars().allMatch(c -> c == '.');
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (!dots && PLAIN.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 0xF, 16)));
            }
        }
        return encoded.toString();
    }
}
