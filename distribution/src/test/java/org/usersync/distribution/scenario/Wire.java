package org.usersync.distribution.scenario;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.usersync.demo.tenant.JournalEntry;
import org.usersync.demo.tenant.Service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What went over the wire, in words. */
final class Wire {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Wire() {}

    /** Every command that Adobe was sent, in the order of the run, which the numbers of the request ids tell. */
    static List<String> actions(Company company) throws IOException {
        List<Sent> sent = new ArrayList<>();
        for (String target : ScenarioReader.TARGETS) {
            for (JournalEntry request : company.tenant(target).journal().actions()) {
                // A request whose connection broke is sent again: it is told once.
                if (request.status() != 200) {
                    continue;
                }
                boolean test = request.query().contains("testOnly=true");
                for (JsonNode command : JSON.readTree(request.body())) {
                    String prefix = (target.equals("primary") ? "" : target + ": ") + (test ? "test: " : "");
                    sent.add(new Sent(number(command), prefix + command(command)));
                }
            }
        }
        sent.sort(Comparator.comparingInt(Sent::number));
        return sent.stream().map(Sent::text).toList();
    }

    /** Every call, one line each. */
    static List<String> calls(Company company) {
        List<String> calls = new ArrayList<>();
        for (String target : ScenarioReader.TARGETS) {
            for (JournalEntry entry : company.tenant(target).journal().entries()) {
                String pragma = entry.headers().getOrDefault("pragma", "");
                calls.add((target.equals("primary") ? "" : target + ": ")
                        + entry.service() + " " + entry.line()
                        + (pragma.isEmpty() ? "" : " [" + pragma + "]")
                        + (entry.service() == Service.UMAPI && entry.action()
                                ? " " + entry.body().replaceAll("\\s+", " ")
                                : ""));
            }
        }
        return calls;
    }

    private static int number(JsonNode command) {
        String id = command.path("requestID").asText("");
        return id.matches("action_\\d+") ? Integer.parseInt(id.substring("action_".length())) : 0;
    }

    private static String command(JsonNode command) {
        boolean group = command.has("usergroup");
        String name = command.path(group ? "usergroup" : "user").asText();
        StringBuilder text = new StringBuilder(group ? "group " + name : name);
        if (command.has("domain")) {
            text.append(" of ").append(command.path("domain").asText());
        }
        if (command.path("useAdobeID").asBoolean(false)) {
            text.append(" useAdobeID");
        }
        text.append(':');
        List<String> steps = new ArrayList<>();
        for (JsonNode step : command.path("do")) {
            String kind = step.fieldNames().next();
            steps.add(kind + "(" + payload(step.get(kind), name) + ")");
        }
        return text.append(' ').append(String.join(", ", steps)).toString();
    }

    private static String payload(JsonNode payload, String user) {
        if (payload.isValueNode()) {
            return payload.asText();
        }
        List<String> parts = new ArrayList<>();
        payload.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (entry.getKey().equals("group")) {
                value.forEach(name -> parts.add(name.asText()));
            } else if (entry.getKey().equals("option")) {
                parts.add(value.asText());
            } else if (!entry.getKey().equals("description")
                    && !(entry.getKey().equals("email") && value.asText().equals(user))) {
                parts.add(entry.getKey() + " " + value.asText());
            }
        });
        return String.join(", ", parts);
    }

    private record Sent(int number, String text) {}
}
