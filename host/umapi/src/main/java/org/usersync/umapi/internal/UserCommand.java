package org.usersync.umapi.internal;

import java.io.IOException;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.target.ActionKind;
import org.usersync.engine.target.Step;

import com.fasterxml.jackson.core.JsonGenerator;

/**
 * Changes one user; a large action takes several of them, which share their naming.
 *
 * @param requestId the id under which it is sent
 * @param label how log lines name the user
 * @param subject the user's name as it compares
 * @param naming by which name Adobe knows the user when this is sent
 * @param useAdobeId whether an adobeID is meant
 * @param steps at most ten, of at most ten groups each
 */
record UserCommand(String requestId, String label, String subject, Naming naming, boolean useAdobeId, List<Step> steps)
        implements Command {
    private static final Set<String> THERE_ALREADY =
            Set.of("error.user.already_exists", "error.user.already_in_org", "error.user.already_invited");

    UserCommand {
        steps = List.copyOf(steps);
    }

    @Override
    public ActionKind kind() {
        return ActionKind.of(steps);
    }

    @Override
    public @Nullable String stepName(int index) {
        return index >= 0 && index < steps.size() ? StepWriter.name(steps.get(index)) : null;
    }

    /** Only a create on its own: it is not known whether Adobe goes on with the steps after one that failed. */
    @Override
    public boolean achievedDespite(ActionAnswer.Entry error, boolean repeated) {
        return repeated
                && steps.size() == 1
                && steps.get(0) instanceof Step.Create
                && THERE_ALREADY.contains(error.code());
    }

    /** All steps but an update that gives the user another name: the old one is unknown afterwards. */
    @Override
    public boolean repeatable() {
        return steps.stream()
                .noneMatch(step ->
                        step instanceof Step.Update update && (update.email() != null || update.username() != null));
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("user", naming.user());
        String domain = naming.domain();
        if (domain != null) {
            json.writeStringField("domain", domain);
        }
        if (useAdobeId) {
            json.writeBooleanField("useAdobeID", true);
        }
        json.writeStringField("requestID", requestId);
        json.writeArrayFieldStart("do");
        for (Step step : steps) {
            StepWriter.write(step, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    @Override
    public void settled(Verdict verdict) {
        naming.settled(requestId, steps, verdict);
    }

    @Override
    public @Nullable String obstacle() {
        return naming.obstacle();
    }
}
