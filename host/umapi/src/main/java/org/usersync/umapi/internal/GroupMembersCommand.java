package org.usersync.umapi.internal;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.target.ActionKind;

import com.fasterxml.jackson.core.JsonGenerator;

/**
 * Changes the members of one user group.
 *
 * @param requestId the id under which it is sent
 * @param name the group's name
 * @param subject the name as it compares
 * @param steps at most ten
 * @param verdicts is told how it went
 */
record GroupMembersCommand(String requestId, String name, String subject, List<Step> steps, Consumer<Verdict> verdicts)
        implements Command {
    /**
     * One step.
     *
     * @param add whether users become members; else they cease to be
     * @param emails at most ten
     */
    record Step(boolean add, List<String> emails) {
        /** Copies the list. */
        Step {
            emails = List.copyOf(emails);
        }

        String wireName() {
            return add ? "add" : "remove";
        }
    }

    /** Copies the steps. */
    GroupMembersCommand {
        steps = List.copyOf(steps);
    }

    @Override
    public String label() {
        return name;
    }

    @Override
    public ActionKind kind() {
        if (steps.stream().allMatch(Step::add)) {
            return ActionKind.ADD_MEMBERSHIPS;
        }
        return steps.stream().noneMatch(Step::add) ? ActionKind.REMOVE_MEMBERSHIPS : ActionKind.CHANGE_MEMBERSHIPS;
    }

    @Override
    public @Nullable String stepName(int index) {
        return index >= 0 && index < steps.size() ? steps.get(index).wireName() : null;
    }

    @Override
    public boolean achievedDespite(ActionAnswer.Entry error, boolean repeated) {
        return false;
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
        for (Step step : steps) {
            json.writeStartObject();
            json.writeObjectFieldStart(step.wireName());
            json.writeArrayFieldStart("user");
            for (String email : step.emails()) {
                json.writeString(email);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    @Override
    public void settled(Verdict verdict) {
        verdicts.accept(verdict);
    }

    @Override
    public @Nullable String obstacle() {
        return null;
    }
}
