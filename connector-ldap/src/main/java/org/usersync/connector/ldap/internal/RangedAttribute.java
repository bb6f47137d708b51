package org.usersync.connector.ldap.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.ConnectorException.Kind;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;

/**
 * Reads all values of an attribute of one entry. Active Directory gives 1,500 at most and names the attribute
 * {@code member;range=0-1499} then; the rest is asked for range by range until one ends with a star (MS-ADTS
 * 3.1.1.3.1.3.3).
 */
final class RangedAttribute {
    private static final Pattern RANGE = Pattern.compile("range=(\\d{1,9})-(\\d{1,9}|\\*)", Pattern.CASE_INSENSITIVE);

    private RangedAttribute() {}

    /**
     * Reads all values.
     *
     * @param session where
     * @param dn the entry
     * @param name the attribute
     * @return its values as the server sent them, for they may be a great many; empty if the entry does not exist, no
     *     values if it has no such attribute
     */
    static Optional<List<byte[]>> read(LdapSession session, String dn, String name) {
        SearchResultEntry entry = entry(session, dn, name);
        if (entry == null) {
            return Optional.empty();
        }
        Attribute attribute = complete(session, entry).getAttribute(name);
        return Optional.of(attribute == null ? List.of() : values(attribute));
    }

    /** Whether the server gave only a range of an attribute's values. */
    static boolean isCut(Entry entry) {
        for (Attribute attribute : entry.getAttributes()) {
            // Asked of every attribute of every user: most have no option at all.
            if (attribute.getName().indexOf(';') >= 0 && range(attribute) != null) {
                return true;
            }
        }
        return false;
    }

    /** {@return the entry with all values of the attributes that the server gave in ranges, under their plain names} */
    static SearchResultEntry complete(LdapSession session, SearchResultEntry entry) {
        if (!isCut(entry)) {
            return entry;
        }
        Map<String, Attribute> whole = new LinkedHashMap<>();
        for (Attribute attribute : entry.getAttributes()) {
            if (range(attribute) == null) {
                // The server also gives the plain attribute, without values: it must not hide the whole one.
                whole.putIfAbsent(lower(attribute.getName()), attribute);
            } else {
                whole.put(lower(attribute.getBaseName()), whole(session, entry.getDN(), attribute));
            }
        }
        return new SearchResultEntry(entry.getDN(), whole.values());
    }

    private static Attribute whole(LdapSession session, String dn, Attribute first) {
        String name = first.getBaseName();
        List<byte[]> values = new ArrayList<>();
        Attribute part = first;
        while (add(session, dn, part, values)) {
            part = next(session, dn, name, values.size());
        }
        return new Attribute(name, values.toArray(byte[][]::new));
    }

    /** Adds the values of a part; tells whether there are more. */
    private static boolean add(LdapSession session, String dn, Attribute part, List<byte[]> values) {
        Matcher range = range(part);
        boolean follows = range == null || Integer.parseInt(range.group(1)) == values.size();
        values.addAll(values(part));
        if (range == null || (follows && range.group(2).equals("*"))) {
            return false;
        }
        if (!follows || part.size() == 0 || Integer.parseInt(range.group(2)) != values.size() - 1) {
            throw new ConnectorException(
                    Kind.PROTOCOL,
                    session.host() + " gave " + part.size() + " values of " + dn + " as " + part.getName()
                            + ", which does not fit");
        }
        return true;
    }

    private static Attribute next(LdapSession session, String dn, String name, int begin) {
        SearchResultEntry entry = entry(session, dn, name + ";range=" + begin + "-*");
        if (entry != null) {
            for (Attribute attribute : entry.getAttributes()) {
                if (lower(attribute.getBaseName()).equals(lower(name)) && range(attribute) != null) {
                    return attribute;
                }
            }
        }
        throw new ConnectorException(
                Kind.PARTIAL_RESULT,
                session.host() + " gave " + begin + " values of " + name + " of " + dn
                        + " and then no more, though it had said so: they changed meanwhile, try again");
    }

    private static List<byte[]> values(Attribute attribute) {
        return Arrays.stream(attribute.getRawValues())
                .map(ASN1OctetString::getValue)
                .toList();
    }

    private static @Nullable SearchResultEntry entry(LdapSession session, String dn, String attribute) {
        try {
            return session.connection().getEntry(dn, attribute);
        } catch (LDAPException failure) {
            throw LdapErrors.reading(session.host(), attribute + " of " + dn, failure);
        }
    }

    private static @Nullable Matcher range(Attribute attribute) {
        for (String option : attribute.getOptions()) {
            Matcher matcher = RANGE.matcher(option);
            if (matcher.matches()) {
                return matcher;
            }
        }
        return null;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
