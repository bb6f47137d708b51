package org.usersync.umapi.internal;

import java.io.IOException;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.target.ActionKind;

import com.fasterxml.jackson.core.JsonGenerator;

/**
 * Creates one user group.
 *
 * @param requestId the id under which it is sent
 * @param name the group's name
 * @param subject the name as it compares
 * @param description says where the group comes from
 */
record GroupCommand(String requestId, String name, String subject, String description) implements Command {
    static final String STEP = "createUserGroup";

    @Override
    public String label() {
        return name;
    }

    @Override
    public ActionKind kind() {
        return ActionKind.CREATE_GROUP;
    }

    @Override
    public @Nullable String stepName(int index) {
        return index == 0 ? STEP : null;
    }

    @Override
    public boolean achievedDespite(ActionAnswer.Entry error, boolean repeated) {
        return error.code().equals("error.usergroup.already_exists");
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("usergroup", name);
        json.writeStringField("requestID", requestId);
        json.writeArrayFieldStart("do");
        json.writeStartObject();
        json.writeObjectFieldStart(STEP);
        json.writeStringField("description", description);
        json.writeStringField("option", "ignoreIfAlreadyExists");
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    @Override
    public void settled(Verdict verdict) {}

    @Override
    public @Nullable String obstacle() {
        return null;
    }
}
