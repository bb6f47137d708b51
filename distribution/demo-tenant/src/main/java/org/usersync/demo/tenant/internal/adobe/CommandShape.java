package org.usersync.demo.tenant.internal.adobe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** Checks a command's frame and the order of its steps, before any of them is carried out. */
final class CommandShape {
    static final int MOST = 10;
    private static final int LONGEST = 250;
    private static final Set<String> FRAME = Set.of("user", "usergroup", "domain", "useAdobeID", "requestID", "do");
    private static final Set<String> CREATES = Set.of("addAdobeID", "createEnterpriseID", "createFederatedID");
    private static final Set<String> USER_STEPS = Set.of("update", "add", "remove", "removeFromOrg");
    private static final Set<String> GROUP_STEPS =
            Set.of("createUserGroup", "updateUserGroup", "deleteUserGroup", "add", "remove");

    /** One step: its name and what it is given. */
    record Step(String name, JsonNode payload) {
        boolean creates() {
            return CREATES.contains(name);
        }
    }

    private CommandShape() {}

    /** The steps of a command whose shape is right. */
    static List<Step> check(JsonNode command) {
        if (!command.isObject()) {
            throw new StepFailure("error.command.malformed", "A command must be an object");
        }
        command.fieldNames().forEachRemaining(name -> {
            if (!FRAME.contains(name)) {
                throw new StepFailure("error.command.illegal_entry", "Unknown entry in command: " + name);
            }
        });
        boolean user = command.has("user");
        if (user == command.has("usergroup")) {
            throw new StepFailure("error.command.user_usergroup.missing", "A command needs either user or usergroup");
        }
        String name = text(command, user ? "user" : "usergroup");
        if (user) {
            checkDomain(command, name);
        }
        JsonNode steps = command.path("do");
        if (!steps.isArray() || steps.isEmpty()) {
            throw new StepFailure("error.command.steps.malformed", "A command needs a list of steps");
        }
        if (steps.size() > MOST) {
            throw new StepFailure("error.command.list_too_long", "A command has at most " + MOST + " steps");
        }
        List<Step> found = new ArrayList<>();
        for (JsonNode step : steps) {
            found.add(step(step, user));
        }
        checkOrder(found, user);
        return found;
    }

    private static void checkDomain(JsonNode command, String name) {
        if (command.has("useAdobeID") && !command.path("useAdobeID").isBoolean()) {
            throw new StepFailure("error.command.boolean_expected", "useAdobeID must be true or false");
        }
        boolean email = name.contains("@");
        if (command.has("domain")) {
            if (email) {
                throw new StepFailure(
                        "error.command.domain.must_be_used_with_nonemail_username",
                        "domain must only be used with a username that is not an e-mail");
            }
            text(command, "domain");
        } else if (!email) {
            throw new StepFailure("error.command.domain.missing", "A username that is not an e-mail needs a domain");
        }
    }

    private static String text(JsonNode command, String name) {
        JsonNode value = command.path(name);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw new StepFailure("error.command.string_expected", name + " must be a text");
        }
        if (value.textValue().length() > LONGEST) {
            throw new StepFailure("error.command.string.too_long", name + " has more than " + LONGEST + " characters");
        }
        return value.textValue();
    }

    private static Step step(JsonNode step, boolean user) {
        if (!step.isObject() || step.size() != 1) {
            throw new StepFailure("error.command.malformed", "A step must be an object with one entry");
        }
        Map.Entry<String, JsonNode> entry = step.properties().iterator().next();
        Step found = new Step(entry.getKey(), entry.getValue());
        boolean known =
                user ? found.creates() || USER_STEPS.contains(found.name()) : GROUP_STEPS.contains(found.name());
        if (!known) {
            throw new StepFailure("error.command.step.unknown", "Unknown step: " + found.name());
        }
        return found;
    }

    private static void checkOrder(List<Step> steps, boolean user) {
        int creates = 0;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            boolean last = i == steps.size() - 1;
            if (step.creates() || step.name().equals("createUserGroup")) {
                creates++;
                if (creates > 1) {
                    throw new StepFailure("error.command.create.more_than_one", "Only one create step is allowed");
                }
                if (i > 0) {
                    throw new StepFailure("error.command.create.not_first", "A create step must be the first");
                }
            }
            if (step.name().equals("removeFromOrg") && !last) {
                throw new StepFailure("error.command.removefromorg.not_last", "removeFromOrg must be the last step");
            }
            if (!user && step.name().equals("deleteUserGroup") && !last) {
                throw new StepFailure("error.command.malformed", "Nothing may follow deleteUserGroup");
            }
        }
    }
}
