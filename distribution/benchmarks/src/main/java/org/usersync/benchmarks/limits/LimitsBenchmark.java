package org.usersync.benchmarks.limits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.usersync.benchmarks.document.Section;
import org.usersync.demo.tenant.AdobeOptions;
import org.usersync.demo.tenant.AdobeState;
import org.usersync.demo.tenant.DemoCompany;
import org.usersync.demo.tenant.DemoTenant;
import org.usersync.demo.tenant.JournalEntry;
import org.usersync.demo.tenant.OktaOptions;
import org.usersync.demo.tenant.Service;
import org.usersync.demo.tenant.TenantOptions;

/**
 * Starts the built program, with its own settings of limits, against services that enforce the published ones, and with
 * enough to do for several minutes of each; then tells how much of them it used and whether it was ever refused.
 */
public final class LimitsBenchmark {
    private static final int OKTA_PER_MINUTE = 500;
    private static final int OKTA_AT_ONCE = 75;
    /** By default half of Okta's limits is ours. */
    private static final int OKTA_OURS = OKTA_PER_MINUTE / 2;

    private static final int MEMBERS_ON_A_PAGE = 20;
    private static final int USERS_ON_A_PAGE = 160;
    private static final int GROUPS = 20;
    private static final double CHANGED_PERCENT = 3;
    private static final double TARGET = 0.9;
    private static final long LOOK_MILLIS = 20;

    private final Path program;
    private final Path folder;
    private final Section section;
    private final Map<String, Allowance> allowances = new LinkedHashMap<>();
    private int seen;

    private LimitsBenchmark(Path program, Path folder, Section section) {
        this.program = program;
        this.folder = folder;
        this.section = section;
        Map<String, Integer> published = AdobeOptions.publishedLimits();
        allowances.put("okta", new Allowance("Okta: groups and their members", OKTA_OURS));
        allowances.put("users", new Allowance("Adobe: pages of users", published.getOrDefault("users", 0)));
        allowances.put("groups", new Allowance("Adobe: pages of groups", published.getOrDefault("groups", 0)));
        allowances.put("action", new Allowance("Adobe: requests of actions", published.getOrDefault("action", 0)));
    }

    /**
     * Measures. Ends with status 1 if a call was refused or less than nine tenths of a limit were used.
     *
     * @param arguments the start script of the program; the document that takes the table; how many users there are, 12,000 if
     *     not given
     * @throws IOException if the program cannot be run
     * @throws InterruptedException if this is interrupted
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Section section = new Section(Path.of(arguments[1]), "limits");
        section.require();
        Path folder = Files.createTempDirectory("limits");
        int users = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 12_000;
        boolean kept = new LimitsBenchmark(Path.of(arguments[0]), folder, section).run(users);
        if (kept) {
            delete(folder);
        }
        System.exit(kept ? 0 : 1);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private boolean run(int users) throws IOException, InterruptedException {
        DemoCompany company = DemoCompany.bulk(users, GROUPS, CHANGED_PERCENT);
        TenantOptions options = TenantOptions.defaults()
                .okta(OktaOptions.defaults()
                        .pages(0, MEMBERS_ON_A_PAGE)
                        .perMinute(Map.of("groups", OKTA_PER_MINUTE, "users", OKTA_PER_MINUTE))
                        .concurrent(OKTA_AT_ONCE))
                .adobe(AdobeOptions.defaults().pages(USERS_ON_A_PAGE, 0).perMinute(AdobeOptions.publishedLimits()));
        Path log = folder.resolve("log.txt");
        try (DemoTenant tenant = DemoTenant.start(company.state(), options)) {
            tenant.writeAuthority(folder.resolve("ca.pem"));
            write(company, tenant);
            Process process = start(log);
            try {
                while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    look(tenant);
                }
            } finally {
                process.destroy();
            }
            look(tenant);
            return report(process.exitValue(), Files.readAllLines(log));
        }
    }

    private Process start(Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        program.toString(),
                        "--connector",
                        "okta",
                        "--users",
                        "mapped",
                        "--process-groups",
                        "--update-user-info",
                        "--adobe-only-user-action",
                        "remove")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("SSL_CERT_FILE", folder.resolve("ca.pem").toString());
        builder.environment().put("USER_SYNC_STATE", folder.resolve("state").toString());
        return builder.start();
    }

    /** Notes what was answered since the last look. */
    private void look(DemoTenant tenant) {
        long now = System.nanoTime() / 1_000_000;
        List<JournalEntry> entries = tenant.journal().entries();
        for (JournalEntry entry : entries.subList(seen, entries.size())) {
            Allowance allowance = allowances.get(kind(entry));
            if (allowance != null) {
                allowance.answered(now, entry.status());
            }
        }
        seen = entries.size();
    }

    private static String kind(JournalEntry entry) {
        if (entry.service() == Service.OKTA) {
            return "okta";
        }
        if (entry.service() != Service.UMAPI) {
            return "";
        }
        if (entry.action()) {
            return "action";
        }
        return entry.path().contains("/groups/") ? "groups" : "users";
    }

    /** Writes the table. */
    private boolean report(int status, List<String> log) throws IOException {
        boolean kept = status == 0;
        StringBuilder text = new StringBuilder();
        text.append("| kind of call | ours a minute | calls | minutes at the limit | 429 | used of it |\n");
        text.append("| --- | --- | --- | --- | --- | --- |\n");
        for (Allowance allowance : allowances.values()) {
            text.append(allowance.row()).append('\n');
            kept &= allowance.refused() == 0 && (!allowance.limited() || allowance.share() >= TARGET);
        }
        List<String> announced =
                log.stream().filter(line -> line.contains("waiting ")).toList();
        text.append("\nThe program ended with status ").append(status).append(" and announced ");
        text.append(announced.size()).append(" waits. ");
        text.append(kept ? "The targets are kept." : "A target is missed.");
        announced.stream().limit(12).forEach(System.out::println);
        log.stream().filter(line -> line.contains("Number of ")).forEach(System.out::println);
        section.write(text.toString());
        if (!kept) {
            System.out.println("The log is in " + folder);
        }
        return kept;
    }

    private void write(DemoCompany company, DemoTenant tenant) throws IOException {
        AdobeState adobe = company.state().adobe();
        file("connector-umapi.yml", """
                authentication_method: oauth
                server: {host: "%s", auth_host: "%s"}
                enterprise: {org_id: "%s", client_id: "%s", client_secret: "%s"}
                """.formatted(
                        tenant.host(Service.UMAPI),
                        tenant.host(Service.IMS),
                        adobe.orgId(),
                        adobe.clientId(),
                        adobe.clientSecret()));
        file("connector-okta.yml", """
                host: "%s"
                api_token: "%s"
                """.formatted(
                        tenant.host(Service.OKTA), company.state().okta().token()));
        StringBuilder root = new StringBuilder("""
                adobe_users:
                  connectors: {umapi: connector-umapi.yml}
                limits: {max_adobe_only_users: 100%}
                logging: {log_to_file: no}
                directory_users:
                  user_identity_type: federatedID
                  connectors: {okta: connector-okta.yml}
                  groups:
                """);
        company.mapping().forEach((group, groups) -> root.append("    - {directory_group: \"")
                .append(group)
                .append("\", adobe_groups: [\"")
                .append(String.join("\", \"", groups))
                .append("\"]}\n"));
        file("user-sync-config.yml", root.toString());
    }

    private void file(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
