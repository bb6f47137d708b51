package org.usersync.distribution.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.usersync.distribution.scenario.Scenario.Expected;
import org.usersync.distribution.scenario.Scenario.World;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads scenario files. What it does not know is a mistake of the file, never passed over. */
final class ScenarioReader {
    static final List<String> TARGETS = List.of("primary", "second", "third");
    /** With these a run need not come to an end of its work, or has none. */
    private static final Set<String> NOT_REPEATED =
            Set.of("-t", "--test-mode", "push", "--adobe-only-user-list", "-h", "--help", "-v", "--version");

    private ScenarioReader() {}

    static Path folder() {
        try {
            return Path.of(ScenarioReader.class
                            .getResource("/scenarios/rows.yml")
                            .toURI())
                    .getParent();
        } catch (java.net.URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** All scenarios of all files, in the order of the files' names. */
    static List<Scenario> all() throws IOException {
        List<Scenario> scenarios = new ArrayList<>();
        Set<String> places = new HashSet<>();
        try (Stream<Path> files = Files.walk(folder())) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yml"))
                    .filter(path -> !path.endsWith("rows.yml"))
                    .sorted()
                    .toList()) {
                for (Scenario scenario : read(file)) {
                    if (!places.add(scenario.place())) {
                        throw new IllegalArgumentException("two scenarios are called " + scenario.place());
                    }
                    scenarios.add(scenario);
                }
            }
        }
        return scenarios;
    }

    static Object load(Path file) throws IOException {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    }

    private static List<Scenario> read(Path file) throws IOException {
        String name = folder().relativize(file).toString();
        if (!(load(file) instanceof List<?> entries)) {
            throw new IllegalArgumentException(name + ": a list of scenarios is expected");
        }
        List<Scenario> scenarios = new ArrayList<>();
        for (Object entry : entries) {
            String title = String.valueOf(Fields.map(name, entry).get("name"));
            scenarios.add(scenario(new Fields(name + ": " + title, entry)));
        }
        return scenarios;
    }

    private static Scenario scenario(Fields fields) {
        fields.get("name");
        Map<String, Object> mapping = fields.has("mapping") ? fields.map("mapping") : usualMapping();
        List<String> words = Words.of(fields.get("args"));
        Map<String, String> environment = new HashMap<>();
        fields.map("env").forEach((key, value) -> environment.put(key, String.valueOf(value)));
        World world = world(fields, mapping);
        Scenario scenario = new Scenario(
                fields.place(),
                fields.texts("covers"),
                Boolean.parseBoolean(fields.text("process", "false")),
                words,
                environment,
                fields.text("input", ""),
                world,
                new ConfigurationFiles(world.adobe().keySet(), mapping).of(fields),
                fields.texts("readable"),
                expected(fields.fields("expect"), words));
        fields.end();
        return scenario;
    }

    private static Map<String, Object> usualMapping() {
        Map<String, Object> mapping = new LinkedHashMap<>();
        mapping.put("Artists", "Design");
        mapping.put("Printers", "Print");
        return mapping;
    }

    private static World world(Fields fields, Map<String, Object> mapping) {
        Map<String, Map<String, Object>> adobe = new LinkedHashMap<>();
        Map<String, List<Object>> groups = new LinkedHashMap<>();
        Map<String, Object> given = fields.map("groups");
        for (String target : TARGETS) {
            String key = target.equals("primary") ? "adobe" : target;
            if (fields.has(key) || target.equals("primary")) {
                adobe.put(target, fields.map(key));
                groups.put(
                        target,
                        given.containsKey(target) ? list(given.get(target)) : new ArrayList<>(mapped(mapping, target)));
            }
        }
        return new World(
                fields.map("okta"),
                list(fields.get("okta_groups")),
                fields.text("ldap", ""),
                adobe,
                groups,
                list(fields.get("faults")));
    }

    private static List<Object> list(Object value) {
        List<Object> list = new ArrayList<>();
        if (value instanceof List<?> values) {
            list.addAll(values);
        } else if (value != null) {
            list.add(value);
        }
        return list;
    }

    private static Set<String> mapped(Map<String, Object> mapping, String target) {
        Set<String> names = new java.util.LinkedHashSet<>();
        for (Object value : mapping.values()) {
            for (String name : Fields.texts(value)) {
                int separator = name.indexOf("::");
                String owner = separator < 0 ? "primary" : name.substring(0, separator);
                if (owner.equals(target)) {
                    names.add(separator < 0 ? name : name.substring(separator + 2));
                }
            }
        }
        return names;
    }

    private static Expected expected(Fields fields, List<String> words) {
        int status = Integer.parseInt(fields.text("status", "0"));
        Map<String, Map<String, Object>> state = new LinkedHashMap<>();
        for (String target : TARGETS) {
            state.put(target, fields.map(target.equals("primary") ? "state" : target));
        }
        Map<String, List<String>> groups = new LinkedHashMap<>();
        fields.map("groups").forEach((target, names) -> groups.put(target, Fields.texts(names)));
        Expected expected = new Expected(
                status,
                fields.has("actions") ? fields.texts("actions") : null,
                state,
                groups,
                fields.texts("log"),
                fields.texts("no_log"),
                fields.texts("err"),
                fields.map("summary"),
                fields.texts("calls"),
                fields.texts("no_calls"),
                fields.map("files"),
                again(fields, status, words));
        fields.end();
        return expected;
    }

    /** Every run that changes Adobe and ends well is repeated: the second one is to send nothing. */
    private static List<String> again(Fields fields, int status, List<String> words) {
        boolean sync = !words.isEmpty() && words.get(0).startsWith("-");
        boolean repeatable = status == 0
                && sync
                && words.stream().map(word -> word.toLowerCase(Locale.ROOT)).noneMatch(NOT_REPEATED::contains);
        if (!fields.has("again")) {
            return repeatable ? List.of() : null;
        }
        Object given = fields.get("again");
        return Boolean.FALSE.equals(given) ? null : Fields.texts(given);
    }
}
