package org.usersync.demo.tenant.internal.okta;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.usersync.demo.tenant.OktaGroup;
import org.usersync.demo.tenant.OktaUser;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Writes groups and users as Okta does. */
final class OktaJson {
    private final ObjectMapper json = new ObjectMapper();

    /** Writes one entry. */
    @FunctionalInterface
    interface Writer<T> {
        void write(JsonGenerator out, T entry, String base) throws IOException;
    }

    <T> byte[] list(List<T> entries, String base, Writer<T> writer) {
        return bytes(out -> {
            out.writeStartArray();
            for (T entry : entries) {
                writer.write(out, entry, base);
            }
            out.writeEndArray();
        });
    }

    <T> byte[] one(T entry, String base, Writer<T> writer) {
        return bytes(out -> writer.write(out, entry, base));
    }

    void group(JsonGenerator out, OktaGroup group, String base) throws IOException {
        String type = group.type() == null ? "OKTA_GROUP" : group.type();
        out.writeStartObject();
        out.writeStringField("id", group.id());
        out.writeStringField("created", OktaDirectory.CREATED);
        out.writeStringField("lastUpdated", OktaDirectory.UPDATED);
        out.writeStringField("lastMembershipUpdated", OktaDirectory.UPDATED);
        out.writeArrayFieldStart("objectClass");
        out.writeString(type.equals("APP_GROUP") ? "okta:windows_security_principal" : "okta:user_group");
        out.writeEndArray();
        out.writeStringField("type", type);
        out.writeObjectFieldStart("profile");
        out.writeStringField("name", group.name());
        out.writeStringField("description", group.description());
        out.writeEndObject();
        out.writeObjectFieldStart("_links");
        link(out, "users", base + "/api/v1/groups/" + group.id() + "/users");
        link(out, "apps", base + "/api/v1/groups/" + group.id() + "/apps");
        out.writeEndObject();
        out.writeEndObject();
    }

    void user(JsonGenerator out, OktaUser user, String base) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", user.id());
        out.writeStringField("status", user.status());
        out.writeStringField("created", OktaDirectory.CREATED);
        out.writeStringField("activated", OktaDirectory.CREATED);
        out.writeStringField("statusChanged", OktaDirectory.CREATED);
        out.writeNullField("lastLogin");
        out.writeStringField("lastUpdated", OktaDirectory.UPDATED);
        out.writeStringField("passwordChanged", OktaDirectory.CREATED);
        out.writeObjectFieldStart("type");
        out.writeStringField("id", "otyDemo");
        out.writeEndObject();
        out.writeObjectFieldStart("profile");
        // Okta always gives these two
        for (String name : List.of("mobilePhone", "secondEmail")) {
            if (!user.profile().containsKey(name)) {
                out.writeNullField(name);
            }
        }
        for (Map.Entry<String, @Nullable Object> attribute : user.profile().entrySet()) {
            out.writeFieldName(attribute.getKey());
            json.writeValue(out, attribute.getValue());
        }
        out.writeEndObject();
        out.writeObjectFieldStart("credentials");
        out.writeObjectFieldStart("password");
        out.writeEndObject();
        out.writeObjectFieldStart("provider");
        out.writeStringField("type", "OKTA");
        out.writeStringField("name", "OKTA");
        out.writeEndObject();
        out.writeEndObject();
        out.writeObjectFieldStart("_links");
        link(out, "self", base + "/api/v1/users/" + user.id());
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void link(JsonGenerator out, String name, String target) throws IOException {
        out.writeObjectFieldStart(name);
        out.writeStringField("href", target);
        out.writeEndObject();
    }

    private byte[] bytes(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(8192);
        try (JsonGenerator out = json.getFactory().createGenerator(bytes)) {
            out.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            content.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @FunctionalInterface
    private interface Content {
        void write(JsonGenerator out) throws IOException;
    }
}
