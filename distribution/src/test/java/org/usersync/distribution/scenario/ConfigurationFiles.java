package org.usersync.distribution.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Makes the usual configuration files of a scenario, with what it says of them merged in. */
final class ConfigurationFiles {
    static final String CLIENT_SECRET = "p8e-marker-of-the-client-secret";
    static final String TOKEN = "00marker-of-the-okta-token";

    private final Set<String> targets;
    private final Map<String, Object> mapping;

    ConfigurationFiles(Set<String> targets, Map<String, Object> mapping) {
        this.targets = targets;
        this.mapping = mapping;
    }

    static String orgId(String target) {
        return target.toUpperCase(java.util.Locale.ROOT) + "@AdobeOrg";
    }

    Map<String, String> of(Fields fields) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("user-sync-config.yml", yaml(merged(root(), fields.map("config"))));
        files.put("connector-okta.yml", yaml(merged(okta(), fields.map("connector"))));
        for (String target : ScenarioReader.TARGETS) {
            boolean primary = target.equals("primary");
            Map<String, Object> more = fields.map(primary ? "umapi" : target + "_umapi");
            if (targets.contains(target)) {
                files.put(
                        primary ? "connector-umapi.yml" : "connector-" + target + ".yml",
                        yaml(merged(umapi(target), more)));
            }
        }
        fields.map("files").forEach((name, text) -> {
            if (text == null) {
                files.remove(name);
            } else {
                files.put(name, text.toString());
            }
        });
        return files;
    }

    private Map<String, Object> root() {
        List<Object> umapi = new ArrayList<>(List.of("connector-umapi.yml"));
        targets.stream()
                .filter(target -> !target.equals("primary"))
                .forEach(target -> umapi.add(Map.of(target, "connector-" + target + ".yml")));
        List<Object> groups = new ArrayList<>();
        mapping.forEach((directory, adobe) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("directory_group", directory);
            entry.put("adobe_groups", Fields.texts(adobe));
            groups.add(entry);
        });
        Map<String, Object> directoryUsers = new LinkedHashMap<>();
        directoryUsers.put("user_identity_type", "federatedID");
        directoryUsers.put("connectors", Map.of("okta", "connector-okta.yml"));
        directoryUsers.put("groups", groups);
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("adobe_users", Map.of("connectors", Map.of("umapi", umapi)));
        root.put("directory_users", directoryUsers);
        root.put("limits", Map.of("max_adobe_only_users", 200));
        return root;
    }

    private static Map<String, Object> okta() {
        Map<String, Object> okta = new LinkedHashMap<>();
        okta.put("host", "${okta}");
        okta.put("api_token", TOKEN);
        return okta;
    }

    private static Map<String, Object> umapi(String target) {
        String prefix = target.equals("primary") ? "" : target + ".";
        Map<String, Object> enterprise = new LinkedHashMap<>();
        enterprise.put("org_id", orgId(target));
        enterprise.put("client_id", "client");
        enterprise.put("client_secret", CLIENT_SECRET);
        Map<String, Object> umapi = new LinkedHashMap<>();
        umapi.put("authentication_method", "oauth");
        // Adobe's published budgets would make a scenario with many calls wait for the next minute.
        Map<String, Object> unlimited = Map.of("users", 0, "groups", 0, "actions", 0);
        umapi.put(
                "server",
                Map.of(
                        "host",
                        "${" + prefix + "umapi}",
                        "auth_host",
                        "${" + prefix + "ims}",
                        "calls_per_minute",
                        unlimited));
        umapi.put("enterprise", enterprise);
        return umapi;
    }

    /** Sections merge key by key; a key with the value {@code REMOVED} is taken out. */
    private static Map<String, Object> merged(Map<String, Object> base, Map<String, Object> more) {
        Map<String, Object> merged = new LinkedHashMap<>(base);
        more.forEach((key, value) -> {
            if ("REMOVED".equals(value)) {
                merged.remove(key);
            } else if (value instanceof Map<?, ?> && merged.get(key) instanceof Map<?, ?>) {
                merged.put(key, merged(Fields.map(key, merged.get(key)), Fields.map(key, value)));
            } else {
                merged.put(key, value);
            }
        });
        return merged;
    }

    private static String yaml(Map<String, Object> values) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setAllowUnicode(true);
        options.setWidth(400);
        return new Yaml(options).dump(values);
    }
}
