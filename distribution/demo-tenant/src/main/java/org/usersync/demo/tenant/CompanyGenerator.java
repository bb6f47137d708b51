package org.usersync.demo.tenant;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Makes a company that looks like a real one. */
final class CompanyGenerator {
    private static final String DOMAIN = "lumenworks.example";
    private static final List<String> DEPARTMENTS =
            List.of("Design Studio", "Marketing & Communication", "Engineering", "Finance", "Human Resources");
    private static final List<String> OFFICES = List.of("Zürich Office", "東京オフィス");
    private static final List<String> LICENCES = List.of(
            "Adobe CC All Apps", "Adobe Photoshop", "Adobe Acrobat Pro", "Adobe Stock \"Team\"", "Adobe CC (Trial)");
    /** Which licences the people of a department have, as places in the list above. */
    private static final List<List<Integer>> RIGHTS =
            List.of(List.of(0, 3), List.of(1, 2), List.of(2), List.of(2), List.of());

    private final Random random;
    private final int people;
    private final Map<String, List<String>> members = new LinkedHashMap<>();
    private final Map<String, List<String>> mapping = new LinkedHashMap<>();
    private final List<OktaUser> users = new ArrayList<>();
    private final List<AdobeUser> accounts = new ArrayList<>();

    CompanyGenerator(long seed, int people) {
        this.random = new Random(seed);
        this.people = people;
        List.of(LICENCES, DEPARTMENTS, OFFICES)
                .forEach(names -> names.forEach(name -> members.put(name, new ArrayList<>())));
        mapping.put(LICENCES.get(0), List.of("Creative Cloud", "Fonts"));
        mapping.put(LICENCES.get(1), List.of("Photoshop"));
        mapping.put(LICENCES.get(2), List.of("Acrobat Pro"));
        mapping.put(LICENCES.get(3), List.of("Stock"));
        mapping.put(LICENCES.get(4), List.of("Trial"));
        mapping.put(DEPARTMENTS.get(0), List.of("Design"));
        mapping.put(OFFICES.get(0), List.of("Zürich"));
        mapping.put(OFFICES.get(1), List.of("東京"));
    }

    DemoCompany generate() {
        Set<String> mailboxes = new LinkedHashSet<>();
        for (int i = 0; i < people; i++) {
            person(i, PersonNames.pick(random), mailboxes);
        }
        for (int i = 0; i < Math.max(1, people / 40); i++) {
            accounts.add(new AdobeUser(
                    "federatedID",
                    "former.colleague" + i + "@" + DOMAIN,
                    "Former",
                    "Colleague " + i,
                    "DE",
                    i % 2 == 0 ? List.of("Creative Cloud") : List.of("Acrobat Pro", "Archive")));
        }
        accounts.add(new AdobeUser(
                "adobeID",
                DemoCompany.ADMINISTRATOR + "@" + DOMAIN,
                "Adobe",
                "Admin",
                "US",
                List.of("_org_admin", "Creative Cloud")));
        List<OktaGroup> groups = new ArrayList<>();
        members.forEach((name, ids) ->
                groups.add(new OktaGroup(String.format(Locale.ROOT, "00g%04d", groups.size() + 1), name, ids)));
        return new DemoCompany(
                new TenantState(
                        new OktaState("demo-okta-token", "demo-powerless-token", users, groups),
                        new AdobeState(
                                "LUMENWORKS0000000000@AdobeOrg",
                                "demo-client-id",
                                "demo-client-secret",
                                Map.of(DOMAIN, "federatedID"),
                                2,
                                accounts,
                                adobeGroups())),
                Collections.unmodifiableMap(mapping),
                DOMAIN);
    }

    private static List<AdobeGroup> adobeGroups() {
        return List.of(
                new AdobeGroup("Creative Cloud", "PRODUCT_PROFILE"),
                new AdobeGroup("Photoshop", "PRODUCT_PROFILE"),
                new AdobeGroup("Acrobat Pro", "PRODUCT_PROFILE"),
                new AdobeGroup("Stock", "PRODUCT_PROFILE"),
                new AdobeGroup("Trial", "PRODUCT_PROFILE"),
                new AdobeGroup("Fonts"),
                new AdobeGroup("Design"),
                new AdobeGroup("Zürich"),
                new AdobeGroup("東京"),
                new AdobeGroup("Archive"),
                new AdobeGroup("_org_admin", "SYSADMIN_GROUP"));
    }

    private void person(int index, PersonNames.Person names, Set<String> mailboxes) {
        String mailbox = names.mailbox();
        for (int n = 2; !mailboxes.add(mailbox); n++) {
            mailbox = names.mailbox() + n;
        }
        String email = mailbox + "@" + DOMAIN;
        int department = random.nextInt(DEPARTMENTS.size());
        Map<String, @Nullable Object> profile = new LinkedHashMap<>();
        profile.put("login", email);
        profile.put("email", email);
        profile.put("firstName", names.first());
        profile.put("lastName", names.last());
        profile.put("displayName", names.first() + " " + names.last());
        profile.put("department", DEPARTMENTS.get(department));
        profile.put("employeeNumber", Integer.toString(10_000 + index));
        profile.put("mobilePhone", null);
        // one in twenty has no country, in both of the ways in which Okta says that
        int oddity = random.nextInt(40);
        String country = oddity < 2 ? null : names.country();
        if (oddity != 0) {
            profile.put("countryCode", country);
        }
        if (index % 3 == 0) {
            profile.put("costCenter", "CC-" + (100 + department));
            profile.put("building", List.of("A", "B").get(random.nextInt(2)));
        }
        boolean deactivated = index % 25 == 7;
        String status = deactivated ? "DEPROVISIONED" : index % 60 == 11 ? "SUSPENDED" : "ACTIVE";
        String id = String.format(Locale.ROOT, "00u%06d", index + 1);
        users.add(new OktaUser(id, status, profile));

        List<String> groups = join(id, names.country(), department);
        if (index % 4 == 0 || deactivated) {
            account(index, email, names, country, groups);
        }
    }

    private List<String> join(String id, String country, int department) {
        List<String> mine = new ArrayList<>();
        mine.add(DEPARTMENTS.get(department));
        RIGHTS.get(department).forEach(right -> mine.add(LICENCES.get(right)));
        if (country.equals("DE") && random.nextInt(3) == 0) {
            mine.add(OFFICES.get(0));
        } else if (country.equals("JP")) {
            mine.add(OFFICES.get(1));
        }
        if (random.nextInt(12) == 0) {
            mine.add(LICENCES.get(4));
        }
        mine.forEach(name -> group(name).add(id));
        return mine;
    }

    private List<String> group(String name) {
        return members.computeIfAbsent(name, missing -> new ArrayList<>());
    }

    /** What Adobe has of a person already: right, or an old name, or a group too few or too many. */
    private void account(
            int index, String email, PersonNames.Person names, @Nullable String country, List<String> groups) {
        Set<String> right = new LinkedHashSet<>();
        groups.forEach(name -> right.addAll(mapping.getOrDefault(name, List.of())));
        List<String> held = new ArrayList<>(right);
        String last = names.last();
        switch (index / 4 % 5) {
            case 0 -> last = last + " (before)";
            case 1 -> held.clear();
            case 2 -> {
                if (!held.contains("Stock")) {
                    held.add("Stock");
                }
            }
            default -> held.add("Archive");
        }
        accounts.add(new AdobeUser("federatedID", email, names.first(), last, country == null ? "DE" : country, held));
    }
}
