package org.usersync.connector.ldap.internal;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One server.
 *
 * @param name its host name or address
 * @param port its port
 * @param tls whether TLS begins with the connection ({@code ldaps})
 */
record LdapHost(String name, int port, boolean tls) {
    private static final Pattern SYNTAX =
            Pattern.compile("(?:(\\w+)://)?(\\[[0-9a-fA-F:.]+]|[^\\s/:\\[\\]]+)(?::(\\d{1,5}))?/?");

    /**
     * Reads a server's address: a host name, or {@code ldap://} or {@code ldaps://} with a host name and perhaps a port.
     *
     * @param text what the configuration says
     * @return the server
     * @throws IllegalArgumentException if it is none; the message says what is wrong
     */
    static LdapHost parse(String text) {
        Matcher matcher = SYNTAX.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not an address like ldaps://directory.example.com:636");
        }
        String scheme = matcher.group(1) == null ? "ldap" : matcher.group(1).toLowerCase(Locale.ROOT);
        if (!scheme.equals("ldap") && !scheme.equals("ldaps")) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" begins with " + scheme + ":// instead of ldap:// or ldaps://");
        }
        boolean tls = scheme.equals("ldaps");
        int port = matcher.group(3) == null ? (tls ? 636 : 389) : Integer.parseInt(matcher.group(3));
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("\"" + text + "\" names the port " + port + ", which cannot be");
        }
        String name = matcher.group(2);
        return new LdapHost(name.startsWith("[") ? name.substring(1, name.length() - 1) : name, port, tls);
    }

    @Override
    public String toString() {
        return (tls ? "ldaps://" : "ldap://") + (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
    }
}
