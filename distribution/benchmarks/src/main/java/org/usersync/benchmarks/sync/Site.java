package org.usersync.benchmarks.sync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.usersync.demo.tenant.DemoCompany;
import org.usersync.demo.tenant.Service;

/**
 * The files of an administrator.
 *
 * @param company what is synced
 * @param ports of the services
 */
record Site(DemoCompany company, Map<Service, Integer> ports) {
    /** Filters that a run may have: the default, one more that is read in Java, and one that only Python reads. */
    private static final Map<String, String> FILTERS = Map.of(
            "default", "user.status == \"ACTIVE\"",
            "plain", "user.status in (\"ACTIVE\", \"PROVISIONED\") and not user.profile.login.endswith(\"@test\")",
            "python", "user.status in [s for s in (\"ACTIVE\", \"PROVISIONED\")]");

    /** Writes a root file for each filter, named by it. */
    void write(Path folder) throws IOException {
        Files.writeString(folder.resolve("connector-umapi.yml"), """
                authentication_method: oauth
                server:
                  host: localhost:%d
                  auth_host: localhost:%d
                  calls_per_minute: {users: 0, groups: 0, actions: 0}
                enterprise:
                  org_id: %s
                  client_id: %s
                  client_secret: %s
                """.formatted(
                        ports.get(Service.UMAPI),
                        ports.get(Service.IMS),
                        company.state().adobe().orgId(),
                        company.state().adobe().clientId(),
                        company.state().adobe().clientSecret()));
        for (Map.Entry<String, String> filter : FILTERS.entrySet()) {
            String name = filter.getKey();
            Files.writeString(folder.resolve("connector-okta-" + name + ".yml"), """
                    host: localhost:%d
                    api_token: %s
                    all_users_filter: '%s'
                    """.formatted(
                            ports.get(Service.OKTA), company.state().okta().token(), filter.getValue()));
            Files.writeString(folder.resolve(name + ".yml"), root(name));
        }
    }

    private String root(String filter) {
        StringBuilder text = new StringBuilder("""
                adobe_users:
                  connectors:
                    umapi: connector-umapi.yml
                directory_users:
                  user_identity_type: federatedID
                  default_country_code: DE
                  connectors:
                    okta: connector-okta-%s.yml
                  groups:
                """.formatted(filter));
        for (Map.Entry<String, List<String>> entry : company.mapping().entrySet()) {
            text.append("    - directory_group: '").append(entry.getKey()).append("'\n      adobe_groups: ['");
            text.append(String.join("', '", entry.getValue())).append("']\n");
        }
        return text.append("limits:\n  max_adobe_only_users: 100%\nlogging:\n  log_to_file: false\n")
                .toString();
    }
}
