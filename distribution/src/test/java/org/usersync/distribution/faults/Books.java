package org.usersync.distribution.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.usersync.demo.tenant.DemoTenant;
import org.usersync.demo.tenant.JournalEntry;
import org.usersync.distribution.InstalledProgram.Result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What a run says that it did, held against what was done. */
final class Books {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern FIGURE = Pattern.compile("(?m) (Number of [^:]*): (.*)$");
    private static final Pattern SENT = Pattern.compile("\\((\\d+), (\\d+), (\\d+)\\)");
    private static final String SENT_LABEL = "UMAPI actions sent (total, success, error)";

    private final Map<String, String> figures = new LinkedHashMap<>();

    Books(Result run) {
        Matcher figure = FIGURE.matcher(run.out());
        while (figure.find()) {
            figures.put(figure.group(1), figure.group(2).strip());
        }
    }

    /** {@return the lines of the summary that tell what was read and decided} */
    Map<String, String> decided() {
        Map<String, String> decided = new TreeMap<>(figures);
        decided.keySet().removeIf(label -> label.endsWith(SENT_LABEL));
        return decided;
    }

    boolean hasSummary() {
        return !figures.isEmpty();
    }

    long figure(String label) {
        return Long.parseLong(figures.getOrDefault(label, "0"));
    }

    /** Total, successes and errors as the summary has them; zeros where it has no such line. */
    Counts told(String target) {
        for (Map.Entry<String, String> figure : figures.entrySet()) {
            String label = figure.getKey();
            if (label.equals("Number of " + SENT_LABEL) || label.equals("Number of " + target + " " + SENT_LABEL)) {
                Matcher counts = SENT.matcher(figure.getValue());
                if (counts.matches()) {
                    return new Counts(
                            Long.parseLong(counts.group(1)),
                            Long.parseLong(counts.group(2)),
                            Long.parseLong(counts.group(3)));
                }
            }
        }
        return new Counts(0, 0, 0);
    }

    /**
     * A line of the summary.
     *
     * @param total actions
     * @param success of them
     * @param error of them
     */
    record Counts(long total, long success, long error) {}

    /**
     * What an organisation knows of a run's actions.
     *
     * @param sent the ids of all that were sent, once or more often
     * @param done the ids of those that were carried out as a whole
     * @param last the ids of the last request
     */
    record Deeds(Set<String> sent, Set<String> done, Set<String> last) {
        static Deeds of(DemoTenant tenant) throws IOException {
            Set<String> sent = new HashSet<>();
            Set<String> done = new HashSet<>();
            Set<String> last = new HashSet<>();
            for (JournalEntry request : tenant.journal().actions()) {
                List<String> ids = new ArrayList<>();
                JSON.readTree(request.body())
                        .forEach(command -> ids.add(command.path("requestID").asText()));
                sent.addAll(ids);
                last = new HashSet<>(ids);
                JsonNode answer = JSON.readTree(request.answer());
                if (answer.isObject()) {
                    Set<Integer> failed = new HashSet<>();
                    answer.path("errors")
                            .forEach(error -> failed.add(error.path("index").asInt()));
                    for (int i = 0; i < ids.size(); i++) {
                        if (!failed.contains(i)) {
                            done.add(ids.get(i));
                        }
                    }
                }
            }
            return new Deeds(sent, done, last);
        }
    }
}
