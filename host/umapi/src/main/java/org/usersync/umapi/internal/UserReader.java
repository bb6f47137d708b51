package org.usersync.umapi.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.target.AdobeUser;
import org.usersync.spi.model.IdentityType;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/** Reads users. Members that are unknown here are passed over; those that are missing, null or empty are null. */
final class UserReader implements EntryReader<AdobeUser> {
    private static final IdentityType[] TYPES = IdentityType.values();

    private final SharedValues shared;

    /**
     * Makes a reader.
     *
     * @param shared keeps the values that users have in common
     */
    UserReader(SharedValues shared) {
        this.shared = shared;
    }

    @Override
    public AdobeUser read(JsonParser parser) throws IOException {
        IdentityType type = null;
        String email = null;
        String username = null;
        String domain = null;
        String firstName = null;
        String lastName = null;
        String country = null;
        List<String> groups = List.of();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "type" -> type = type(text(parser));
                case "email" -> email = text(parser);
                case "username" -> username = text(parser);
                case "domain" -> domain = shared.text(text(parser));
                case "firstname" -> firstName = text(parser);
                case "lastname" -> lastName = text(parser);
                case "country" -> country = shared.text(text(parser));
                case "groups" -> groups = groups(parser);
                default -> parser.skipChildren();
            }
        }
        String sharedUsername = username != null && username.equals(email) ? email : username;
        return new AdobeUser(type, email, sharedUsername, domain, firstName, lastName, country, groups);
    }

    private static @Nullable IdentityType type(@Nullable String text) {
        if (text == null) {
            return null;
        }
        // Adobe spells it just so.
        for (IdentityType type : TYPES) {
            if (type.wireName().equals(text)) {
                return type;
            }
        }
        return IdentityType.parse(text).orElse(null);
    }

    private static @Nullable String text(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL
                || !parser.currentToken().isScalarValue()) {
            parser.skipChildren();
            return null;
        }
        String text = parser.getText();
        return text.isEmpty() ? null : text;
    }

    private List<String> groups(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return List.of();
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            // a user whose groups cannot be told must not look as if in none: removals would be lost
            throw new PageReader.NotAPage("the groups of a user are not a list");
        }
        String first = null;
        List<String> several = null;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String group = text(parser);
            if (group != null && first == null) {
                first = group;
            } else if (group != null) {
                if (several == null) {
                    several = new ArrayList<>();
                    several.add(first);
                }
                several.add(group);
            }
        }
        if (several != null) {
            return shared.list(several);
        }
        return first == null ? List.of() : shared.list(List.of(first));
    }
}
