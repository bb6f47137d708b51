package org.usersync.connector.okta.internal;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.extension.Expression;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/** Reads the users of a page and keeps of them what formats, extended attributes and the filter look at. */
final class UserParser implements ItemParser<OktaUser> {
    private static final String PROFILE = "profile";
    private static final String STATUS = "status";

    private final FieldUses<FieldUse> fields;
    private final FieldUses<Boolean> attributes;
    private final FewValues.Names fieldNames = new FewValues.Names();
    private final FewValues.Names attributeNames = new FewValues.Names();
    private final boolean statusNeeded;

    private enum FieldUse {
        ID,
        PROFILE,
        KEPT,
        PASSED_OVER
    }

    /**
     * Makes a parser.
     *
     * @param filter the users' filter
     * @param attributes names of the profile that are read besides
     */
    UserParser(Expression filter, Set<String> attributes) {
        Set<String> wanted = new HashSet<>(attributes);
        wanted.add(OktaUser.LOGIN);
        this.fields = new FieldUses<>(name -> use(name, filter));
        this.attributes = new FieldUses<>(name -> wanted.contains(name) || filter.reads(PROFILE, name));
        this.statusNeeded = filter.reads(STATUS);
    }

    private static FieldUse use(String name, Expression filter) {
        return switch (name) {
            case "id" -> FieldUse.ID;
            case PROFILE -> FieldUse.PROFILE;
            default -> filter.reads(name) ? FieldUse.KEPT : FieldUse.PASSED_OVER;
        };
    }

    @Override
    public OktaUser parse(JsonParser parser) throws IOException {
        String id = null;
        FewValues.Builder kept = new FewValues.Builder(fieldNames);
        Map<String, @Nullable Object> profile = null;
        FieldUses.Field<FieldUse> field = fields.next(fields.begin(), parser);
        for (; field != null; field = fields.next(field, parser)) {
            parser.nextToken();
            switch (field.use()) {
                case ID -> id = Json.value(parser) instanceof String text ? text : null;
                case PROFILE -> profile = profile(parser);
                case KEPT -> kept.put(field.name(), field(field.name(), Json.value(parser)));
                case PASSED_OVER -> parser.skipChildren();
            }
        }
        if (id == null || id.isEmpty()) {
            throw new WrongShapeException("a user has no id");
        }
        if (profile == null) {
            throw new WrongShapeException("user " + Texts.line(id, 100) + " has no profile");
        }
        // Of nearly all users only the status is kept, and it is the same.
        Map<String, @Nullable Object> values = kept.buildShared();
        // Without this a user whose status got lost would look like one to be removed.
        if (statusNeeded && !(values.get(STATUS) instanceof String)) {
            throw new WrongShapeException("user " + Texts.line(id, 100) + " has no status");
        }
        return new OktaUser(id, values, profile);
    }

    private @Nullable Map<String, @Nullable Object> profile(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return null;
        }
        FewValues.Builder profile = new FewValues.Builder(attributeNames);
        Object before = null;
        FieldUses.Field<Boolean> attribute = attributes.next(attributes.begin(), parser);
        for (; attribute != null; attribute = attributes.next(attribute, parser)) {
            parser.nextToken();
            if (attribute.use()) {
                Object value = Json.value(parser);
                // Most logins are the email: on the way to the host one text does for both.
                before = value instanceof String && value.equals(before) ? before : value;
                profile.put(attribute.name(), before);
            } else {
                parser.skipChildren();
            }
        }
        return profile.build();
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
