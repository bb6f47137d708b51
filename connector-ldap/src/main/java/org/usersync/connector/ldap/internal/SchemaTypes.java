package org.usersync.connector.ldap.internal;

import java.math.BigInteger;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.schema.AttributeTypeDefinition;
import com.unboundid.ldap.sdk.schema.Schema;
import com.unboundid.util.StaticUtils;

/** Gives extended attributes the type that the directory's schema says they have. */
final class SchemaTypes {
    /** RFC 4517 INTEGER, and Active Directory's LargeInteger. */
    private static final Set<String> INTEGERS = Set.of("1.3.6.1.4.1.1466.115.121.1.27", "1.2.840.113556.1.4.906");

    private static final String BOOLEAN = "1.3.6.1.4.1.1466.115.121.1.7";
    private static final String GENERALIZED_TIME = "1.3.6.1.4.1.1466.115.121.1.24";

    private final @Nullable Schema schema;

    private SchemaTypes(@Nullable Schema schema) {
        this.schema = schema;
    }

    /** {@return types for those who ask for no attribute} */
    static SchemaTypes none() {
        return new SchemaTypes(null);
    }

    /** Reads the schema. A server that shows none leaves everything text, in lists. */
    static SchemaTypes of(LdapSession session) {
        try {
            return new SchemaTypes(session.connection().getSchema());
        } catch (LDAPException failure) {
            throw LdapErrors.reading(session.host(), "the schema", failure);
        }
    }

    /** The value of an attribute in the directory's own type: one value, or a list; null if there is none. */
    @Nullable Object value(Entry entry, String name, EntryAttributes decoder) {
        Attribute attribute = attribute(entry, name);
        if (attribute == null || attribute.size() == 0) {
            return null;
        }
        AttributeTypeDefinition type = schema == null ? null : schema.getAttributeType(attribute.getBaseName());
        List<Object> values = new ArrayList<>();
        for (var raw : attribute.getRawValues()) {
            values.add(typed(raw.getValue(), type, decoder));
        }
        return type != null && type.isSingleValued() ? values.get(0) : List.copyOf(values);
    }

    /** The attribute of that name; some servers add an option that was not asked for, as in userCertificate;binary. */
    private static @Nullable Attribute attribute(Entry entry, String name) {
        Attribute exact = entry.getAttribute(name);
        if (exact != null) {
            return exact;
        }
        for (Attribute attribute : entry.getAttributes()) {
            if (attribute.hasOption("binary") && attribute.getBaseName().equalsIgnoreCase(name)) {
                return attribute;
            }
        }
        return null;
    }

    private Object typed(byte[] raw, @Nullable AttributeTypeDefinition type, EntryAttributes decoder) {
        String text = decoder.text(raw);
        if (text == null) {
            return raw.clone();
        }
        String syntax = type == null ? null : type.getBaseSyntaxOID(schema);
        if (syntax == null) {
            return text;
        }
        if (INTEGERS.contains(syntax)) {
            return integer(text);
        }
        return switch (syntax) {
            case BOOLEAN -> bool(text);
            case GENERALIZED_TIME -> time(text);
            default -> text;
        };
    }

    private static Object integer(String text) {
        try {
            BigInteger number = new BigInteger(text);
            return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
        } catch (NumberFormatException other) {
            return text;
        }
    }

    private static Object bool(String text) {
        if (text.equalsIgnoreCase("TRUE")) {
            return true;
        }
        return text.equalsIgnoreCase("FALSE") ? (Object) false : text;
    }

    private static Object time(String text) {
        try {
            return StaticUtils.decodeGeneralizedTime(text).toInstant();
        } catch (ParseException other) {
            return text;
        }
    }
}
