package org.usersync.connector.okta.internal;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.usersync.spi.connector.ConnectorException;

/** The one server that ever receives the token. Immutable. */
final class OktaHost {
    private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*)://");
    private static final Pattern ADMIN = Pattern.compile("^[^.]+-admin\\.okta(preview|-emea|-gov)?\\.(com|mil)$");
    private static final Pattern AUTHORITY =
            Pattern.compile("^([^:/?#@\\s\\[\\]]+|\\[[0-9A-Fa-f:.]+])(?::(\\d{1,5}))?$");

    private static final int LONGEST_LABEL = 63;

    private final String authority;
    private final boolean adminConsole;

    private OktaHost(String authority, boolean adminConsole) {
        this.authority = authority;
        this.adminConsole = adminConsole;
    }

    /**
     * Reads the option {@code host}.
     *
     * @param text host name or address, optionally with {@code https://} in front, a port, and {@code /} at the end
     * @return the server
     * @throws ConnectorException of kind {@code CONFIG} if it is anything else
     */
    static OktaHost parse(String text) {
        String rest = text.strip();
        Matcher scheme = SCHEME.matcher(rest);
        if (scheme.find()) {
            if (!scheme.group(1).equalsIgnoreCase("https")) {
                throw wrong(text, "the scheme '" + scheme.group(1) + "' is not allowed, Okta is reached by https only");
            }
            rest = rest.substring(scheme.end());
        }
        if (rest.endsWith("/")) {
            rest = rest.substring(0, rest.length() - 1);
        }
        if (rest.indexOf('@') >= 0) {
            // What stands before the @ may be a password: it is not shown.
            throw new ConnectorException(
                    ConnectorException.Kind.CONFIG,
                    "host: a user name or password is not allowed here; give the host name alone, such as acme.okta.com");
        }
        Matcher parts = AUTHORITY.matcher(rest);
        if (!parts.matches()) {
            throw wrong(text, "only a host name, optionally with a port, is allowed");
        }
        String name = ascii(text, parts.group(1));
        String port = parts.group(2);
        if (port != null && (Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65535)) {
            throw wrong(text, "the port must lie between 1 and 65535");
        }
        String authority = port == null ? name : name + ":" + port;
        try {
            if (new URI("https://" + authority + "/").getHost() == null) {
                throw wrong(text, "this is no host name");
            }
        } catch (URISyntaxException e) {
            throw wrong(text, "this is no host name");
        }
        return new OktaHost(authority, ADMIN.matcher(name).matches());
    }

    private static String ascii(String text, String name) {
        if (name.startsWith("[")) {
            return name;
        }
        if (name.length() <= LONGEST_LABEL && name.chars().allMatch(c -> c < 0x80)) {
            // it stays as it is, and the tables for others take a start some milliseconds
            return name.toLowerCase(Locale.ROOT);
        }
        try {
            return IDN.toASCII(name).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw wrong(text, "this is no host name");
        }
    }

    private static ConnectorException wrong(String text, String why) {
        return new ConnectorException(
                ConnectorException.Kind.CONFIG,
                "host: '" + Texts.line(text, 200) + "': " + why + "; give it as in acme.okta.com");
    }

    /** {@return whether this looks like the address of the administrators' console rather than of the organisation} */
    boolean adminConsole() {
        return adminConsole;
    }

    /**
     * Makes an address on this server.
     *
     * @param pathAndQuery encoded path, beginning with a slash, and query
     * @return the absolute address
     */
    URI resolve(String pathAndQuery) {
        return URI.create("https://" + authority + pathAndQuery);
    }

    /** {@return host name and port, as messages show it} */
    @Override
    public String toString() {
        return authority;
    }
}
