package org.usersync.distribution.faults;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.usersync.demo.tenant.AdobeGroup;
import org.usersync.demo.tenant.AdobeState;
import org.usersync.demo.tenant.AdobeUser;
import org.usersync.demo.tenant.OktaGroup;
import org.usersync.demo.tenant.OktaState;
import org.usersync.demo.tenant.OktaUser;
import org.usersync.distribution.ServiceAppKey;

/**
 * What the company of the fault round has before each run: a directory, the primary and the second organisation. There is
 * something of everything: users to be created, updated, moved between groups, deleted and left alone, in more than one
 * page and more than one request; a mapped group that Adobe does not have; a person whom the directory deactivated.
 *
 * @param okta the directory
 * @param primary the organisation that is synced
 * @param second the secondary
 */
record World(OktaState okta, AdobeState primary, AdobeState second) {
    static final String TOKEN = "00marker-of-the-okta-token";
    static final String SECRET = "p8e-marker-of-the-client-secret";
    static final String PRIMARY_ORG = "PRIMARY@AdobeOrg";
    static final String SECOND_ORG = "SECOND@AdobeOrg";
    /** What the directory's groups are at Adobe; {@code second::} names the secondary. */
    static final Map<String, List<String>> MAPPING = new TreeMap<>(Map.of(
            "Designers", List.of("Design", "second::Design"),
            "Printers", List.of("Print"),
            "Film crew", List.of("Film", "second::Film")));

    /** The key of the service app. */
    static final ServiceAppKey APP = ServiceAppKey.ec();

    private static final String DOMAIN = "acme.example";
    private static final int MANY = 24;

    /** The usual company. */
    static World usual() {
        List<OktaUser> people = new ArrayList<>();
        for (int i = 1; i <= 14; i++) {
            people.add(person(name(i)));
        }
        people.add(person("left").withStatus("DEPROVISIONED"));
        OktaState okta = new OktaState(
                TOKEN,
                null,
                people,
                List.of(
                        group("00g-other", "Others", "p14"),
                        group("00g-designers", "Designers", "p01 p02 p03 p04 left p05 p06 p07 p08"),
                        group("00g-printers", "Printers", "p05 p06 p07 p08 p09 p10 p11"),
                        group("00g-film", "Film crew", "p09 p10 p11 p12 p13"),
                        group("00g-team", "Team-North", "p01 p12 p14"),
                        group("00g-team2", "Team-South", "p02 p03 p04 p05")));
        AdobeState primary = organisation(
                PRIMARY_ORG,
                List.of(
                        user("p01", "Design Own"),
                        user("p02", "Own"),
                        user("x1", "Design Print Own"),
                        user("p03", "Design Print"),
                        user("admin", "Design"),
                        old("p04", "Design"),
                        user("x2", "Print"),
                        user("p05", "Design Print"),
                        user("left", "Design"),
                        user("p06", "Print Own"),
                        old("p07", "Design Print"),
                        user("x3", ""),
                        user("p08", "Design"),
                        user("p09", "Print"),
                        user("p10", "Print Design"),
                        new AdobeUser("adobeID", email("guest"), "Gu", "Est", "DE", List.of("Design")),
                        user("x4", "Own")),
                "Design",
                "Print",
                "Own",
                "Extra",
                "Spare");
        AdobeState second = organisation(
                SECOND_ORG,
                List.of(
                        user("p01", "Design"),
                        user("p03", "Film"),
                        user("x1", "Design"),
                        user("z9", "Design"),
                        user("p05", ""),
                        user("p10", "Design Own")),
                "Design",
                "Film",
                "Own");
        return new World(okta, primary, second);
    }

    /** The usual company with one more, whom Adobe knows by the username, under an older e-mail. */
    static World renaming() {
        World usual = usual();
        List<OktaUser> people = new ArrayList<>(usual.okta().users());
        people.add(person("moved").with("email", email("moved.new")));
        OktaState okta = new OktaState(TOKEN, null, people, usual.okta().groups());
        List<AdobeUser> users = new ArrayList<>(usual.primary().users());
        users.add(new AdobeUser(
                null,
                "federatedID",
                null,
                email("moved.old"),
                email("moved"),
                DOMAIN,
                "Ann",
                "Doe",
                "DE",
                List.of("Design", "Own")));
        return new World(
                okta.changeGroup("Designers", group -> {
                    List<String> members = new ArrayList<>(group.members());
                    members.add("00u-moved");
                    return group.withMembers(members);
                }),
                usual.primary().withUsers(users),
                usual.second());
    }

    /** The usual company, whose directory is asked by a service app. */
    static World withServiceApp() {
        World usual = usual();
        return new World(usual.okta().withApps(APP.app(false)), usual.primary(), usual.second());
    }

    /** The usual company, where no group has to be created first. */
    static World withAllGroups() {
        World usual = usual();
        List<AdobeGroup> groups = new ArrayList<>(usual.primary().groups());
        groups.add(new AdobeGroup("Film"));
        return new World(usual.okta(), usual.primary().withGroups(groups), usual.second());
    }

    /** Many users that all change from one group to another; memberships alone. */
    static World moving() {
        List<OktaUser> people = new ArrayList<>();
        List<AdobeUser> users = new ArrayList<>();
        StringBuilder everybody = new StringBuilder();
        for (int i = 1; i <= MANY; i++) {
            people.add(person(name(i)));
            users.add(user(name(i), i % 2 == 0 ? "Design Own" : "Own"));
            everybody.append(name(i)).append(' ');
        }
        users.add(user("x1", "Print Own"));
        OktaState okta = new OktaState(
                TOKEN,
                null,
                people,
                List.of(
                        group("00g-designers", "Designers", "p01"),
                        group("00g-printers", "Printers", everybody.toString().strip()),
                        group("00g-film", "Film crew", "p02 p03")));
        return new World(
                okta,
                organisation(PRIMARY_ORG, users, "Design", "Print", "Film", "Own"),
                organisation(SECOND_ORG, List.of(), "Design", "Film"));
    }

    /** The second organisation is the directory of the first. */
    static World consoles() {
        World usual = usual();
        List<AdobeUser> people = new ArrayList<>();
        usual.okta().users().stream()
                .filter(person -> person.status().equals("ACTIVE"))
                .forEach(person -> {
                    String name = person.text("email").replace("@" + DOMAIN, "");
                    List<String> groups = usual.okta().groups().stream()
                            .filter(group -> group.members().contains(person.id()))
                            .map(OktaGroup::name)
                            .toList();
                    people.add(user(name, "").withGroups(groups));
                });
        return new World(
                usual.okta(),
                usual.primary(),
                organisation(SECOND_ORG, people, "Others", "Designers", "Printers", "Film crew", "Team-North"));
    }

    /**
     * What the directory grants, told apart from the program: who is active in a mapped group, and which groups that gives
     * in each organisation.
     *
     * @return for each user's e-mail groups of the primary, and those of the secondary after {@code second::}
     */
    Map<String, Set<String>> grants() {
        Map<String, Set<String>> grants = new TreeMap<>();
        for (OktaGroup group : okta.groups()) {
            for (String id : group.members()) {
                OktaUser person = okta.users().stream()
                        .filter(user -> user.id().equals(id))
                        .findFirst()
                        .orElseThrow();
                if (MAPPING.containsKey(group.name()) && person.status().equals("ACTIVE")) {
                    grants.computeIfAbsent(person.text("email"), email -> new TreeSet<>())
                            .addAll(MAPPING.get(group.name()));
                }
            }
        }
        return grants;
    }

    private static String name(int number) {
        return String.format("p%02d", number);
    }

    private static String email(String name) {
        return name + "@" + DOMAIN;
    }

    private static OktaUser person(String name) {
        Map<String, Object> profile = new LinkedHashMap<>();
        profile.put("login", email(name));
        profile.put("email", email(name));
        profile.put("firstName", "Ann");
        profile.put("lastName", "Doe");
        profile.put("countryCode", "DE");
        return new OktaUser("00u-" + name, "ACTIVE", new LinkedHashMap<>(profile));
    }

    private static OktaGroup group(String id, String name, String members) {
        return new OktaGroup(
                id,
                name,
                Arrays.stream(members.split(" ")).map(member -> "00u-" + member).toList());
    }

    private static AdobeUser user(String name, String groups) {
        return new AdobeUser("federatedID", email(name), "Ann", "Doe", "DE", words(groups));
    }

    private static AdobeUser old(String name, String groups) {
        return new AdobeUser("federatedID", email(name), "Ann", "Before", "DE", words(groups));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    private static AdobeState organisation(String id, List<AdobeUser> users, String... groups) {
        return new AdobeState(
                id,
                "client",
                SECRET,
                Map.of(DOMAIN, "federatedID"),
                1,
                users,
                Arrays.stream(groups).map(AdobeGroup::new).toList());
    }
}
