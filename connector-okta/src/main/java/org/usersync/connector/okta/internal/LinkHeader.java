package org.usersync.connector.okta.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** Reads the header {@code Link} (RFC 8288): several headers, or several links in one, mean the same. */
final class LinkHeader {
    private final String text;
    private int at;

    /** A header that is not what the RFC allows: it might hide that there is a next page. */
    static final class MalformedLinkException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MalformedLinkException(String message) {
            super(message);
        }
    }

    private record Link(String target, @Nullable String relation) {}

    private LinkHeader(String text) {
        this.text = text;
    }

    /**
     * Finds the next page.
     *
     * @param values all values of the header
     * @return the target of the link {@code rel="next"}, or null without one
     * @throws MalformedLinkException if the header cannot be read, or names two different next pages
     */
    static @Nullable String next(List<String> values) {
        String next = null;
        for (String value : values) {
            for (Link link : new LinkHeader(value).links()) {
                if (!isNext(link.relation())) {
                    continue;
                }
                if (next != null && !next.equals(link.target())) {
                    throw new MalformedLinkException("the answer names two different next pages");
                }
                next = link.target();
            }
        }
        return next;
    }

    private static boolean isNext(@Nullable String relation) {
        return relation != null
                && List.of(relation.toLowerCase(Locale.ROOT).split("\\s+")).contains("next");
    }

    private List<Link> links() {
        List<Link> links = new ArrayList<>();
        skip(",");
        while (at < text.length()) {
            links.add(link());
            if (at < text.length() && text.charAt(at) != ',') {
                throw malformed();
            }
            skip(",");
        }
        return links;
    }

    private Link link() {
        expect('<');
        int end = text.indexOf('>', at);
        if (end < 0) {
            throw malformed();
        }
        String target = text.substring(at, end).strip();
        at = end + 1;
        String relation = null;
        skip("");
        while (at < text.length() && text.charAt(at) == ';') {
            skip(";");
            if (at == text.length() || text.charAt(at) == ',') {
                break;
            }
            String name = token();
            skip("");
            String value = null;
            if (at < text.length() && text.charAt(at) == '=') {
                at++;
                skip("");
                value = at < text.length() && text.charAt(at) == '"' ? quoted() : token();
                skip("");
            }
            if (relation == null && name.equalsIgnoreCase("rel")) {
                relation = value;
            }
        }
        return new Link(target, relation);
    }

    private String token() {
        int start = at;
        while (at < text.length() && " \t;,=\"<>".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (start == at) {
            throw malformed();
        }
        return text.substring(start, at);
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return value.toString();
            }
            if (c == '\\' && at + 1 < text.length()) {
                at++;
                c = text.charAt(at);
            }
            value.append(c);
        }
        throw malformed();
    }

    private void skip(String alsoSkipped) {
        while (at < text.length()
                && (text.charAt(at) == ' ' || text.charAt(at) == '\t' || alsoSkipped.indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
    }

    private void expect(char c) {
        if (at >= text.length() || text.charAt(at) != c) {
            throw malformed();
        }
        at++;
    }

    private static MalformedLinkException malformed() {
        return new MalformedLinkException("the header Link is malformed");
    }
}
