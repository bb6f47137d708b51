package org.usersync.demo.tenant.internal.adobe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.usersync.demo.tenant.AdobeOptions;
import org.usersync.demo.tenant.internal.web.Reply;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Carries out a request of actions: checks its size, runs its commands and tells what became of each. */
final class ActionRunner {
    private static final int LARGEST = 1 << 20;

    private final ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private final AdobeDirectory directory;
    private final boolean shuffle;
    private final Random random;

    ActionRunner(AdobeDirectory directory, AdobeOptions options) {
        this.directory = directory;
        this.shuffle = options.shuffleCommands();
        this.random = new Random(options.seed());
    }

    /** Runs a request; requests run one after the other. */
    synchronized Reply run(byte[] body, boolean testOnly) {
        if (body.length > LARGEST) {
            return refused("error.request.too_large", "The request has more than 1 MB");
        }
        JsonNode commands;
        try {
            commands = json.readTree(body);
        } catch (IOException e) {
            return refused("error.command.malformed", "The request is not JSON");
        }
        if (!commands.isArray() || commands.isEmpty()) {
            return refused("error.command.malformed", "The request must be a list of commands");
        }
        if (commands.size() > CommandShape.MOST) {
            return refused("error.command.list_too_long", "A request has at most " + CommandShape.MOST + " commands");
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            order.add(i);
        }
        if (shuffle) {
            Collections.shuffle(order, random);
        }
        Outcome[] outcomes = new Outcome[commands.size()];
        for (int index : order) {
            outcomes[index] = new Outcome(index, commands.get(index));
            command(commands.get(index), testOnly, outcomes[index]);
        }
        return Reply.json(200, answer(List.of(outcomes), testOnly).toString());
    }

    private void command(JsonNode command, boolean testOnly, Outcome outcome) {
        List<CommandShape.Step> steps;
        try {
            steps = CommandShape.check(command);
        } catch (StepFailure e) {
            outcome.error(null, e);
            return;
        }
        UserSteps user = command.has("user") ? new UserSteps(directory, command, testOnly) : null;
        GroupSteps group = new GroupSteps(directory, command, testOnly);
        for (int i = 0; i < steps.size(); i++) {
            int step = i;
            try {
                // a failed step does not keep the later ones from being tried
                if (user == null) {
                    group.run(steps.get(i));
                } else {
                    user.run(steps.get(i), code -> outcome.warning(step, code));
                }
            } catch (StepFailure e) {
                outcome.error(i, e);
            }
        }
    }

    private ObjectNode answer(List<Outcome> outcomes, boolean testOnly) {
        ArrayNode errors = json.createArrayNode();
        ArrayNode warnings = json.createArrayNode();
        int good = 0;
        for (Outcome outcome : outcomes) {
            good += outcome.errors.isEmpty() ? 1 : 0;
            errors.addAll(outcome.errors);
            warnings.addAll(outcome.warnings);
        }
        int bad = outcomes.size() - good;
        ObjectNode answer = json.createObjectNode();
        answer.put("completed", testOnly ? 0 : good);
        answer.put("notCompleted", bad);
        answer.put("completedInTestMode", testOnly ? good : 0);
        if (!errors.isEmpty()) {
            answer.set("errors", errors);
        }
        if (!warnings.isEmpty()) {
            answer.set("warnings", warnings);
        }
        answer.put("result", bad == 0 ? "success" : good == 0 ? "error" : "partial");
        return answer;
    }

    private Reply refused(String code, String message) {
        return Reply.json(
                400,
                json.createObjectNode()
                        .put("result", code)
                        .put("message", message)
                        .toString());
    }

    private final class Outcome {
        private final int index;
        private final JsonNode command;
        private final List<ObjectNode> errors = new ArrayList<>();
        private final List<ObjectNode> warnings = new ArrayList<>();

        Outcome(int index, JsonNode command) {
            this.index = index;
            this.command = command;
        }

        void error(@Nullable Integer step, StepFailure failure) {
            errors.add(entry(step, "errorCode", failure.code(), failure.message()));
        }

        void warning(int step, String code) {
            warnings.add(entry(step, "warningCode", code, "This entry is deprecated"));
        }

        private ObjectNode entry(@Nullable Integer step, String kind, String code, String message) {
            ObjectNode entry = json.createObjectNode();
            entry.put("index", index);
            if (step != null) {
                entry.put("step", step);
            }
            entry.put(kind, code);
            entry.put("message", message);
            for (String name : List.of("requestID", "user", "usergroup")) {
                if (command.path(name).isTextual()) {
                    entry.put(name, command.path(name).textValue());
                }
            }
            return entry;
        }
    }
}
