package org.usersync.umapi.internal;

import java.io.IOException;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.target.Step;

import com.fasterxml.jackson.core.JsonGenerator;

/** Steps of users in Adobe's spelling. */
final class StepWriter {
    private StepWriter() {}

    static String name(Step step) {
        if (step instanceof Step.Create create) {
            return switch (create.identityType()) {
                case ADOBE_ID -> "addAdobeID";
                case ENTERPRISE_ID -> "createEnterpriseID";
                case FEDERATED_ID -> "createFederatedID";
            };
        }
        if (step instanceof Step.Update) {
            return "update";
        }
        if (step instanceof Step.AddToGroups) {
            return "add";
        }
        return step instanceof Step.RemoveFromOrganisation ? "removeFromOrg" : "remove";
    }

    static void write(Step step, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeFieldName(name(step));
        if (step instanceof Step.RemoveFromAllGroups) {
            json.writeString("all");
        } else {
            json.writeStartObject();
            writeMembers(step, json);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void writeMembers(Step step, JsonGenerator json) throws IOException {
        if (step instanceof Step.Create create) {
            json.writeStringField("email", create.email());
            optional(json, "country", create.country());
            optional(json, "firstname", create.firstName());
            optional(json, "lastname", create.lastName());
            json.writeStringField(
                    "option", create.updateIfExists() ? "updateIfAlreadyExists" : "ignoreIfAlreadyExists");
        } else if (step instanceof Step.Update update) {
            optional(json, "email", update.email());
            optional(json, "username", update.username());
            optional(json, "firstname", update.firstName());
            optional(json, "lastname", update.lastName());
        } else if (step instanceof Step.AddToGroups add) {
            groups(json, add.groups());
        } else if (step instanceof Step.RemoveFromGroups remove) {
            groups(json, remove.groups());
        } else if (step instanceof Step.RemoveFromOrganisation remove) {
            json.writeBooleanField("deleteAccount", remove.deleteAccount());
        }
    }

    private static void groups(JsonGenerator json, List<String> names) throws IOException {
        json.writeArrayFieldStart("group");
        for (String name : names) {
            json.writeString(name);
        }
        json.writeEndArray();
    }

    private static void optional(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }
}
