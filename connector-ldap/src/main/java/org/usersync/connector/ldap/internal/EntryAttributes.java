package org.usersync.connector.ldap.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;

/** The values of one entry, decoded as the configuration says. */
final class EntryAttributes {
    private static final char REPLACED = '\uFFFD';

    private final Entry entry;
    private final Charset encoding;

    EntryAttributes(Entry entry, Charset encoding) {
        this.entry = entry;
        this.encoding = encoding;
    }

    /** The first value of an attribute as text, or null if it has none or none that is text. */
    @Nullable Object first(String name) {
        Attribute attribute = entry.getAttribute(name);
        if (attribute == null || attribute.size() == 0) {
            return null;
        }
        String text = text(attribute.getRawValues()[0].getValue());
        return text == null || text.isEmpty() ? null : text;
    }

    /** All values of an attribute as text, in the server's order. */
    List<String> all(String name) {
        List<String> values = new ArrayList<>();
        Attribute attribute = entry.getAttribute(name);
        if (attribute != null) {
            for (var raw : attribute.getRawValues()) {
                String text = text(raw.getValue());
                if (text != null) {
                    values.add(text);
                }
            }
        }
        return values;
    }

    @Nullable String text(byte[] value) {
        if (encoding.equals(StandardCharsets.UTF_8)) {
            // The usual way, and the fast one; it puts a sign in place of what is no text.
            String text = new String(value, StandardCharsets.UTF_8);
            if (text.indexOf(REPLACED) < 0) {
                return text;
            }
        }
        try {
            return encoding.newDecoder().decode(ByteBuffer.wrap(value)).toString();
        } catch (CharacterCodingException binary) {
            return null;
        }
    }
}
