package org.usersync.demo.tenant;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Makes large companies whose people differ in their number only. */
final class BulkGenerator {
    private static final String DOMAIN = "bulk.example";
    private static final int KINDS_OF_CHANGE = 4;

    private final int users;
    private final int groups;
    private final double changedPercent;

    BulkGenerator(int users, int groups, double changedPercent) {
        this.users = users;
        this.groups = groups;
        this.changedPercent = changedPercent;
    }

    DemoCompany generate() {
        List<String> adobeNames = new ArrayList<>();
        List<List<String>> members = new ArrayList<>();
        for (int i = 0; i < groups; i++) {
            adobeNames.add(String.format(Locale.ROOT, "Adobe Group %04d", i));
            members.add(new ArrayList<>());
        }
        List<OktaUser> people = new ArrayList<>(users);
        List<AdobeUser> accounts = new ArrayList<>(users);
        int changes = 0;
        for (int i = 0; i < users; i++) {
            String id = String.format(Locale.ROOT, "00u%08d", i);
            String email = "user" + String.format(Locale.ROOT, "%08d", i) + "@" + DOMAIN;
            String last = "Last" + i;
            people.add(person(id, email, last));
            List<String> mine = groupsOf(i, id, members, adobeNames);
            // spread over all people: the n-th change comes as soon as its share is reached
            boolean changed = Math.floor((i + 1) * changedPercent / 100) > changes;
            AdobeUser account = new AdobeUser("federatedID", email, "First", last, "DE", mine);
            if (changed) {
                account = change(account, changes % KINDS_OF_CHANGE, adobeNames);
                changes++;
            }
            if (account != null) {
                accounts.add(account);
            }
        }
        return company(people, members, accounts, adobeNames);
    }

    private List<String> groupsOf(int index, String id, List<List<String>> members, List<String> adobeNames) {
        int first = index % groups;
        members.get(first).add(id);
        int second = (index / groups + first + 1) % groups;
        if (index % 4 != 0 || second == first) {
            return List.of(adobeNames.get(first));
        }
        members.get(second).add(id);
        return List.of(adobeNames.get(first), adobeNames.get(second));
    }

    private static OktaUser person(String id, String email, String last) {
        Map<String, @Nullable Object> profile = new LinkedHashMap<>(8);
        profile.put("login", email);
        profile.put("email", email);
        profile.put("firstName", "First");
        profile.put("lastName", last);
        profile.put("countryCode", "DE");
        return new OktaUser(id, "ACTIVE", profile);
    }

    private static @Nullable AdobeUser change(AdobeUser account, int kind, List<String> adobeNames) {
        return switch (kind) {
            case 0 -> null;
            case 1 ->
                new AdobeUser(
                        account.type(),
                        account.email(),
                        account.firstname(),
                        account.lastname() + " before",
                        account.country(),
                        account.groups());
            case 2 -> account.withGroups(List.of());
            default -> {
                List<String> more = new ArrayList<>(account.groups());
                adobeNames.stream()
                        .filter(name -> !more.contains(name))
                        .findFirst()
                        .ifPresent(more::add);
                yield account.withGroups(more);
            }
        };
    }

    private DemoCompany company(
            List<OktaUser> people, List<List<String>> members, List<AdobeUser> accounts, List<String> adobeNames) {
        List<OktaGroup> directoryGroups = new ArrayList<>();
        Map<String, List<String>> mapping = new LinkedHashMap<>();
        for (int i = 0; i < groups; i++) {
            String name = String.format(Locale.ROOT, "Group %04d", i);
            directoryGroups.add(new OktaGroup(String.format(Locale.ROOT, "00g%06d", i), name, members.get(i)));
            mapping.put(name, List.of(adobeNames.get(i)));
        }
        return new DemoCompany(
                new TenantState(
                        new OktaState("demo-token", null, people, directoryGroups),
                        new AdobeState(
                                "DEMO0000000000000000@AdobeOrg",
                                "demo-client",
                                "demo-secret",
                                Map.of(DOMAIN, "federatedID"),
                                0,
                                accounts,
                                adobeNames.stream().map(AdobeGroup::new).toList())),
                Collections.unmodifiableMap(mapping),
                DOMAIN);
    }
}
