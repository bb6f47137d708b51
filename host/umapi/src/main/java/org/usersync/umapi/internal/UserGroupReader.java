package org.usersync.umapi.internal;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/** Reads the names of user groups, as they compare, out of groups of every kind. */
final class UserGroupReader implements EntryReader<String> {
    @Override
    public @Nullable String read(JsonParser parser) throws IOException {
        String name = null;
        String type = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_STRING && field.equals("groupName")) {
                name = parser.getText();
            } else if (field.equals("type") && parser.currentToken() == JsonToken.VALUE_STRING) {
                type = parser.getText();
            } else {
                parser.skipChildren();
            }
        }
        return name == null || !"USER_GROUP".equals(type) ? null : GroupNames.compared(name);
    }
}
