package org.usersync.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.secret.Secret;

/**
 * A proxy and what it wants to know of us. Immutable. Its text form shows neither user nor password.
 *
 * @param secure whether the proxy itself is spoken to through TLS
 * @param host its name or address, an IPv6 address without brackets
 * @param port its port
 * @param credentials user and password, or null
 */
public record ProxyServer(
        boolean secure, String host, int port, @Nullable Credentials credentials) {
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://)?(?:(?<login>.*)@)?"
                    + "(?:\\[(?<v6>[0-9A-Fa-f:.%]+)]|(?<host>[^\\s/?#@:\\[\\]%]+))(?::(?<port>[0-9]{1,5}))?/?",
            Pattern.DOTALL);

    /** Checks that nothing is missing. */
    public ProxyServer {
        Objects.requireNonNull(host, "host");
    }

    /**
     * Who we are to the proxy.
     *
     * @param user the user
     * @param password the password, may be empty
     */
    public record Credentials(String user, Secret password) {
        @Override
        public String toString() {
            return "Credentials[***]";
        }
    }

    /**
     * Reads the address of a proxy as the environment gives it: {@code [scheme://][user:password@]host[:port]}; user and
     * password are percent-encoded; without a scheme it is {@code http}, without a port 80 or, with https, 443.
     *
     * @param variable the environment variable, for the message
     * @param value its value
     * @return the proxy
     * @throws NetworkSettingsException if it is no such address; the message never shows the value
     */
    static ProxyServer parse(String variable, String value) {
        Matcher matcher = ADDRESS.matcher(value);
        if (!matcher.matches()) {
            throw unusable(
                    variable,
                    "is not of the form http://[user:password@]host[:port]"
                            + " (special characters of user and password are written as %XX)");
        }
        boolean secure = secure(variable, matcher.group("scheme"));
        String v6 = matcher.group("v6");
        String name = v6 != null ? v6 : matcher.group("host").toLowerCase(Locale.ROOT);
        String port = matcher.group("port");
        int number = port == null ? (secure ? 443 : 80) : Integer.parseInt(port);
        if (number < 1 || number > 65535) {
            throw unusable(variable, "names a port that is not between 1 and 65535");
        }
        return new ProxyServer(secure, name, number, credentials(variable, matcher.group("login")));
    }

    private static boolean secure(String variable, @Nullable String scheme) {
        String lower = scheme == null ? "http" : scheme.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "http" -> false;
            case "https" -> true;
            default ->
                throw unusable(
                        variable, "names a proxy of the kind '" + lower + "'; only http and https proxies can be used");
        };
    }

    private static @Nullable Credentials credentials(String variable, @Nullable String login) {
        if (login == null || login.isEmpty()) {
            return null;
        }
        int colon = login.indexOf(':');
        String user = colon < 0 ? login : login.substring(0, colon);
        String password = colon < 0 ? "" : login.substring(colon + 1);
        return new Credentials(decoded(variable, user), Secret.of(decoded(variable, password)));
    }

    private static String decoded(String variable, String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw unusable(
                    variable,
                    "has a '%' in user or password that is not followed by two hexadecimal digits (write % as %25)");
        }
    }

    private static NetworkSettingsException unusable(String variable, String what) {
        return new NetworkSettingsException("Environment variable " + variable + " " + what + ".");
    }

    /** {@return user and password, if the address has them} */
    public Optional<Credentials> login() {
        return Optional.ofNullable(credentials);
    }

    /** {@return host and port, as people write them} */
    public String address() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }

    @Override
    public String toString() {
        return "ProxyServer[" + (secure ? "https://" : "http://") + address() + "]";
    }
}
