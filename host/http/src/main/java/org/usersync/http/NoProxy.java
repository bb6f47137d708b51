package org.usersync.http;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** The hosts that are reached without the proxy. Immutable. */
final class NoProxy {
    private static final Pattern ENTRY =
            Pattern.compile("(?:\\[(?<v6>[^\\]]*)]|(?<name>[^:]*))(?::(?<port>[0-9]{1,5}))?");
    private static final Pattern V4 = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}");

    private final List<Rule> rules;

    private NoProxy(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** One entry: whom it means. The port is null if every port is meant. */
    private record Rule(HostTest test, @Nullable Integer port) {
        boolean covers(String host, int hostPort) {
            return (port == null || port == hostPort) && test.matches(host);
        }
    }

    @FunctionalInterface
    private interface HostTest {
        boolean matches(String host);
    }

    /**
     * Reads the value of {@code NO_PROXY}: entries parted by commas or blanks; each a star for every host, a domain that
     * means itself and all below it (with or without {@code .} or {@code *.} in front), an address or an address range
     * such as {@code 10.0.0.0/8}; a port may follow.
     *
     * @param variable the environment variable, for the message
     * @param value its value
     * @return the rules
     * @throws NetworkSettingsException if an address range is not one
     */
    static NoProxy parse(String variable, String value) {
        List<Rule> rules = new ArrayList<>();
        for (String entry : value.split("[,\\s]+")) {
            if (!entry.isEmpty()) {
                rules.add(rule(variable, entry.toLowerCase(Locale.ROOT)));
            }
        }
        return new NoProxy(rules);
    }

    private static Rule rule(String variable, String entry) {
        if (entry.equals("*")) {
            return new Rule(host -> true, null);
        }
        if (entry.contains("/")) {
            return new Rule(range(variable, entry), null);
        }
        if (address(entry).isPresent()) {
            return new Rule(name(entry), null);
        }
        Matcher matcher = ENTRY.matcher(entry);
        if (!matcher.matches()) {
            throw new NetworkSettingsException("Environment variable " + variable + " holds '" + entry
                    + "', which is neither a host, a domain, an address nor a range such as 10.0.0.0/8.");
        }
        String port = matcher.group("port");
        String v6 = matcher.group("v6");
        String name = v6 != null ? v6 : matcher.group("name");
        return new Rule(name(name), port == null ? null : Integer.valueOf(port));
    }

    private static HostTest name(String entry) {
        if (entry.equals("*")) {
            return host -> true;
        }
        Optional<InetAddress> address = address(entry);
        if (address.isPresent()) {
            return host -> address(host).equals(address);
        }
        String domain = withoutRootDot(entry.startsWith("*.") ? entry.substring(2) : entry.replaceFirst("^\\.", ""));
        if (domain.isEmpty()) {
            return host -> false;
        }
        // An address has no domains above it: 0.0.1 does not mean 127.0.0.1.
        return host -> host.equals(domain)
                || (host.endsWith("." + domain) && address(host).isEmpty());
    }

    private static HostTest range(String variable, String entry) {
        int slash = entry.indexOf('/');
        Optional<InetAddress> network = address(entry.substring(0, slash));
        String length = entry.substring(slash + 1);
        int bits = network.map(address -> address.getAddress().length * 8).orElse(0);
        if (network.isEmpty() || !length.matches("[0-9]{1,3}") || Integer.parseInt(length) > bits) {
            throw new NetworkSettingsException("Environment variable " + variable + " holds '" + entry
                    + "', which is not an address range such as 10.0.0.0/8.");
        }
        int ignored = bits - Integer.parseInt(length);
        BigInteger prefix = number(network.get()).shiftRight(ignored);
        return host -> address(host)
                .filter(address -> address.getAddress().length * 8 == bits)
                .map(address -> number(address).shiftRight(ignored).equals(prefix))
                .orElse(false);
    }

    private static BigInteger number(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }

    /** Only texts that are addresses reach the resolver, so that it never asks the network. */
    private static Optional<InetAddress> address(String text) {
        boolean v6 = text.indexOf(':') >= 0 && text.matches("[0-9a-f:.]+");
        if (!v6 && !V4.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(v6 ? "[" + text + "]" : text));
        } catch (UnknownHostException e) {
            // Such as 300.1.1.1 or a:b, which looked like an address and is none.
            return Optional.empty();
        }
    }

    private static String withoutRootDot(String host) {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    boolean covers(String host, int port) {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        String plain = withoutRootDot(bare.toLowerCase(Locale.ROOT));
        return rules.stream().anyMatch(rule -> rule.covers(plain, port));
    }
}
