package org.usersync.connector.okta.internal;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.extension.Expression;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/** Reads the users of a page and keeps of them what formats, extended attributes and the filter look at. */
final class UserParser implements ItemParser<OktaUser> {
    private static final String PROFILE = "profile";
    private static final String STATUS = "status";

    private final Expression filter;
    private final Set<String> attributes;
    private final Map<String, Boolean> keptFields = new ConcurrentHashMap<>();
    private final Map<String, Boolean> keptAttributes = new ConcurrentHashMap<>();

    /**
     * Makes a parser.
     *
     * @param filter the users' filter
     * @param attributes names of the profile that are read besides
     */
    UserParser(Expression filter, Set<String> attributes) {
        this.filter = filter;
        this.attributes = new HashSet<>(attributes);
        this.attributes.add(OktaUser.LOGIN);
    }

    @Override
    public OktaUser parse(JsonParser parser) throws IOException {
        String id = null;
        FewValues.Builder kept = new FewValues.Builder();
        Map<String, @Nullable Object> profile = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (name.equals("id") && token == JsonToken.VALUE_STRING) {
                id = parser.getText();
            } else if (name.equals(PROFILE) && token == JsonToken.START_OBJECT) {
                profile = profile(parser);
            } else if (keepsField(name)) {
                kept.put(name, field(name, Json.value(parser)));
            } else {
                parser.skipChildren();
            }
        }
        if (id == null || id.isEmpty()) {
            throw new WrongShapeException("a user has no id");
        }
        if (profile == null) {
            throw new WrongShapeException("user " + Texts.line(id, 100) + " has no profile");
        }
        Map<String, @Nullable Object> fields = kept.build();
        // Without this a user whose status got lost would look like one to be removed.
        if (filter.reads(STATUS) && !(fields.get(STATUS) instanceof String)) {
            throw new WrongShapeException("user " + Texts.line(id, 100) + " has no status");
        }
        return new OktaUser(id, fields, profile);
    }

    private Map<String, @Nullable Object> profile(JsonParser parser) throws IOException {
        FewValues.Builder profile = new FewValues.Builder();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (keepsAttribute(name)) {
                profile.put(name, Json.value(parser));
            } else {
                parser.skipChildren();
            }
        }
        return profile.build();
    }

    private boolean keepsField(String name) {
        Boolean known = keptFields.get(name);
        return known == null ? keptFields.computeIfAbsent(name, filter::reads) : known;
    }

    private boolean keepsAttribute(String name) {
        Boolean known = keptAttributes.get(name);
        return known == null
                ? keptAttributes.computeIfAbsent(name, key -> attributes.contains(key) || filter.reads(PROFILE, key))
                : known;
    }

    private static @Nullable Object field(String name, @Nullable Object value) {
        if (value == null || !Documented.DATES.contains(name)) {
            return value;
        }
        if (value instanceof String text) {
            try {
                return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
            } catch (DateTimeException e) {
                throw new WrongShapeException("the field " + name + " of a user is no time");
            }
        }
        throw new WrongShapeException("the field " + name + " of a user is no time");
    }
}
