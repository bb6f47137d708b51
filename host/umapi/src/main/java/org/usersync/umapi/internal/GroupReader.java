package org.usersync.umapi.internal;

import java.io.IOException;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.target.AdobeGroup;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/** Reads groups of every kind. */
final class GroupReader implements EntryReader<AdobeGroup> {
    @Override
    public @Nullable AdobeGroup read(JsonParser parser) throws IOException {
        String groupName = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("groupName") && value == JsonToken.VALUE_STRING) {
                groupName = parser.getText();
            } else {
                parser.skipChildren();
            }
        }
        return groupName == null || groupName.isBlank() ? null : new AdobeGroup(groupName);
    }
}
