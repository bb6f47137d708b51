package org.usersync.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.usersync.engine.options.AdobeOnlyAction;
import org.usersync.engine.options.AdobeOnlyLimit;
import org.usersync.engine.options.Exclusions;
import org.usersync.engine.options.SyncOptions;
import org.usersync.engine.target.AdobeUser;
import org.usersync.spi.model.IdentityType;

/**
 * The rules of a run, told a second time and as simply as they can be: person by person, over people whose username is
 * their email. What it says of the state after a run is what the engine has to reach.
 *
 * <p>Directory group {@code D<n>} is mapped to {@code A<n>} and {@code second::S<n>}; {@code Own} and {@code vip} are not.
 */
final class RunModel {
    static final int GROUPS = 3;
    private static final String BOSS = "boss";

    /** A person at one Adobe organisation; the groups are numbers of mapped ones. */
    record Account(IdentityType type, Set<Integer> groups, boolean own) {}

    /**
     * Somebody who is known somewhere.
     *
     * @param directory the groups in the directory, null for somebody it does not know
     * @param type the type in the directory
     * @param primary the account there, or null
     * @param second the account there, or null
     * @param kind {@code vip}: in the excluded group of the primary; {@code boss}: named by the pattern; else neither
     * @param renamed whether the primary has an old surname
     */
    record Person(
            Set<Integer> directory, IdentityType type, Account primary, Account second, String kind, boolean renamed) {
        boolean known() {
            return directory != null;
        }

        boolean excluded() {
            return primary != null && (kind.equals("vip") || kind.equals(BOSS));
        }

        boolean adobeOnly() {
            return primary != null && !excluded() && !known();
        }

        String email(int number) {
            return (kind.equals(BOSS) ? BOSS : "user") + number + "@x.example";
        }
    }

    private final SyncOptions options;
    private final List<Person> people;
    private final boolean limited;

    RunModel(SyncOptions options, List<Person> people) {
        this.options = options;
        this.people = people;
        this.limited = limited();
    }

    /** Puts people in a directory and two organisations. */
    static Scenario scenario(List<Person> people) {
        Scenario scenario = new Scenario().withSecond();
        for (int group = 0; group < GROUPS; group++) {
            scenario.map("D" + group, "A" + group, "second::S" + group);
        }
        scenario.options.exclusions(new Exclusions(Set.of(), List.of("VIP"), List.of(name -> name.startsWith(BOSS))));
        for (int number = 0; number < people.size(); number++) {
            Person person = people.get(number);
            String email = person.email(number);
            if (person.known()) {
                scenario.directory.with(Directory.user(
                                email,
                                person.directory().stream()
                                        .map(group -> "D" + group)
                                        .toArray(String[]::new))
                        .identityType(person.type()));
            }
            if (person.primary() != null) {
                scenario.primary.with(user(
                        email, person.primary(), "A", person.kind().equals("vip"), person.renamed() ? "Old" : "Doe"));
            }
            if (person.second() != null) {
                scenario.second.with(user(email, person.second(), "S", false, "Doe"));
            }
        }
        return scenario;
    }

    private static AdobeUser user(String email, Account account, String prefix, boolean vip, String lastName) {
        List<String> groups = new ArrayList<>();
        account.groups().forEach(group -> groups.add(prefix + group));
        if (account.own()) {
            groups.add("Own");
        }
        if (vip) {
            groups.add("vip");
        }
        return new AdobeUser(account.type(), email, email, "x.example", "Ann", lastName, "DE", groups);
    }

    /** {@return whether a safety limit stops the Adobe-only users} */
    boolean limited() {
        boolean preserve = options.adobeOnlyAction() instanceof AdobeOnlyAction.Preserve
                || options.adobeOnlyAction() instanceof AdobeOnlyAction.WriteFile;
        if (options.adobeOnlyAction() instanceof AdobeOnlyAction.Exclude || (preserve && !options.processGroups())) {
            return false;
        }
        long counted = people.stream().filter(this::counted).count();
        if (options.adobeOnlyLimit() instanceof AdobeOnlyLimit.Percent share) {
            long comparable = people.stream()
                    .filter(person -> person.primary() != null && !person.excluded())
                    .count();
            return BigDecimal.valueOf(counted * 100).compareTo(share.percent().multiply(BigDecimal.valueOf(comparable)))
                    > 0;
        }
        return counted > ((AdobeOnlyLimit.Count) options.adobeOnlyLimit()).users();
    }

    private boolean counted(Person person) {
        boolean removals = options.processGroups()
                && person.adobeOnly()
                && !person.primary().groups().isEmpty();
        return person.adobeOnly() && (!options.groupRemovalsOnly() || removals);
    }

    /** {@return what an organisation has after the run: groups and surname of each user} */
    Map<String, String> after(String target) {
        Map<String, String> state = new TreeMap<>();
        for (int number = 0; number < people.size(); number++) {
            String user = target.equals("second") ? second(people.get(number)) : primary(people.get(number));
            if (user != null) {
                state.put(people.get(number).email(number), user);
            }
        }
        return state;
    }

    private String primary(Person person) {
        Account account = person.primary();
        if (account == null) {
            return created(person) ? text(person.type(), gained(person), "A", false, "Doe") : null;
        }
        boolean vip = person.kind().equals("vip");
        String lastName = person.renamed() ? "Old" : "Doe";
        if (person.excluded()) {
            return text(account.type(), account.groups(), "A", account.own(), vip, lastName);
        }
        if (person.known()) {
            boolean updated = options.updateUserInfo() && account.type() != IdentityType.ADOBE_ID;
            return text(
                    account.type(),
                    options.processGroups() ? person.directory() : account.groups(),
                    "A",
                    account.own(),
                    vip,
                    updated ? "Doe" : lastName);
        }
        return adobeOnly(person, account, "A", lastName);
    }

    private String second(Person person) {
        Account account = person.second();
        if (account == null) {
            boolean there = person.primary() == null ? created(person) : !person.excluded() && person.known();
            boolean collides = person.primary() != null
                    && person.primary().type() == IdentityType.ADOBE_ID
                    && person.type() != IdentityType.ADOBE_ID;
            return there && !collides && !person.directory().isEmpty()
                    ? text(person.type(), gained(person), "S", false, "Doe")
                    : null;
        }
        boolean sameUser = person.primary() == null
                ? created(person) && !person.kind().equals(BOSS) && person.type() == account.type()
                : !person.excluded() && person.primary().type() == account.type();
        if (!sameUser) {
            return text(account.type(), account.groups(), "S", account.own(), "Doe");
        }
        if (person.known()) {
            return text(
                    account.type(),
                    options.processGroups() ? person.directory() : account.groups(),
                    "S",
                    account.own(),
                    "Doe");
        }
        return adobeOnly(person, account, "S", "Doe");
    }

    /** Whether somebody whom the primary does not have is created there. */
    private boolean created(Person person) {
        if (!person.known()
                || (options.excludeUnmappedUsers() && person.directory().isEmpty())) {
            return false;
        }
        boolean collides = person.second() != null
                && person.second().type() == IdentityType.ADOBE_ID
                && person.type() != IdentityType.ADOBE_ID;
        return !collides;
    }

    private Set<Integer> gained(Person person) {
        return options.processGroups() ? person.directory() : Set.of();
    }

    private String adobeOnly(Person person, Account account, String prefix, String lastName) {
        AdobeOnlyAction action = options.adobeOnlyAction();
        boolean acted = !limited && counted(person) && !(action instanceof AdobeOnlyAction.Exclude);
        if (!acted) {
            return text(account.type(), account.groups(), prefix, account.own(), lastName);
        }
        if (action instanceof AdobeOnlyAction.Remove || action instanceof AdobeOnlyAction.Delete) {
            return null;
        }
        if (action instanceof AdobeOnlyAction.RemoveAdobeGroups) {
            return text(account.type(), Set.of(), prefix, false, lastName);
        }
        return text(
                account.type(), options.processGroups() ? Set.of() : account.groups(), prefix, account.own(), lastName);
    }

    private static String text(IdentityType type, Set<Integer> groups, String prefix, boolean own, String lastName) {
        return text(type, groups, prefix, own, false, lastName);
    }

    private static String text(
            IdentityType type, Set<Integer> groups, String prefix, boolean own, boolean vip, String lastName) {
        Set<String> names = new TreeSet<>();
        groups.forEach(group -> names.add(prefix + group));
        if (own) {
            names.add("Own");
        }
        if (vip) {
            names.add("vip");
        }
        return type + " " + lastName + " " + names;
    }

    /** {@return what an organisation really has, told in the same way} */
    static Map<String, String> state(Adobe adobe) {
        Map<String, String> state = new TreeMap<>();
        for (AdobeUser user : adobe.users()) {
            state.put(
                    String.valueOf(user.email()),
                    user.identityType() + " " + user.lastName() + " " + new TreeSet<>(user.groups()));
        }
        return state;
    }
}
