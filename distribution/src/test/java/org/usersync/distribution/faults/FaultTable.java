package org.usersync.distribution.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.usersync.demo.tenant.Fault;
import org.usersync.demo.tenant.Fault.Kind;
import org.usersync.demo.tenant.RandomFaults;
import org.usersync.demo.tenant.Service;
import org.usersync.distribution.faults.FaultCase.Ending;

/** Every kind of fault in every phase of a run, with the ending that is expected; then plans by chance. */
final class FaultTable {
    private static final int STALL_MILLIS = 10_000;
    private static final int DRIP_MILLIS = 5;
    private static final int PLANS_BY_CHANCE = 60;
    private static final long SAMPLE_SEED = 8;

    private final List<FaultCase> cases = new ArrayList<>();

    /** What the service at the other end does when a call fails, which decides how a run may end. */
    private enum Part {
        /** Okta repeats: 500 too is asked again. */
        OKTA,
        /** Adobe's sign-in and lists: 500 is final. */
        READ,
        /** Actions: what is refused as a whole does not end the run. */
        ACTION
    }

    /** A part of a run. */
    private record Phase(String name, Setup setup, boolean ofSecond, Part part, Service service, String path, int nth) {
        Fault fault(Kind kind) {
            return placed(Fault.of(service, path, kind)).millis(millis(kind));
        }

        Fault status(int status) {
            return placed(Fault.status(service, path, status));
        }

        private Fault placed(Fault fault) {
            return fault.nth(nth);
        }

        private static long millis(Kind kind) {
            return switch (kind) {
                case STALL, STALL_BODY -> STALL_MILLIS;
                case DRIP -> DRIP_MILLIS;
                default -> 0;
            };
        }
    }

    /** {@return all cases} */
    static List<FaultCase> all() {
        FaultTable table = new FaultTable();
        table.okta();
        table.adobeReads();
        table.actions();
        table.byChance();
        return table.cases;
    }

    /**
     * {@return some of all cases, the same ones every time: of each phase a few}
     *
     * @param share one of so many is taken
     */
    static List<FaultCase> sample(int share) {
        Map<String, List<FaultCase>> byPhase = new LinkedHashMap<>();
        all().forEach(each -> byPhase.computeIfAbsent(each.setup() + each.phase(), phase -> new ArrayList<>())
                .add(each));
        Random random = new Random(SAMPLE_SEED);
        List<FaultCase> sample = new ArrayList<>();
        byPhase.values().forEach(ofPhase -> {
            Collections.shuffle(ofPhase, random);
            sample.addAll(ofPhase.subList(0, (ofPhase.size() + share - 1) / share));
        });
        return sample;
    }

    private void okta() {
        Phase search = okta("group search", Setup.DELETE, "GET /api/v1/groups\\?", 1);
        Phase first = okta("members, first page", Setup.DELETE, "GET /api/v1/groups/00g-designers/users", 1);
        Phase middle = okta("members, middle page", Setup.DELETE, "GET /api/v1/groups/00g-designers/users", 2);
        Phase last = okta("members, last page", Setup.DELETE, "GET /api/v1/groups/00g-designers/users", 3);
        for (Phase phase : List.of(search, first, middle, last)) {
            transport(phase);
            content(phase);
        }
        for (Phase phase : List.of(first, middle, last)) {
            add(phase, Kind.NEXT_LOOP, Ending.ABORTED);
            add(phase, Kind.NEXT_BACK, Ending.ABORTED);
            add(phase, Kind.NEXT_FOREIGN, Ending.COMPLETE);
            add(phase, Kind.NEXT_RELATIVE, Ending.COMPLETE);
            add(phase, Kind.EMPTY_PAGE, Ending.COMPLETE);
            add(phase, Kind.DUPLICATE, Ending.COMPLETE);
            add(phase, Kind.REORDER, Ending.COMPLETE);
        }
        add(search, Kind.NEXT_LOOP, Ending.ABORTED);
        add(search, Kind.EMPTY_PAGE, Ending.COMPLETE);
        add(search, Kind.DUPLICATE, Ending.COMPLETE);
        add(middle, Kind.REPEAT_PAGE, Ending.ABORTED);
        add(last, Kind.REPEAT_PAGE, Ending.ABORTED);
        add(
                okta("members, last page", Setup.REMOVE, "GET /api/v1/groups/00g-printers/users", 3),
                Kind.REPEAT_PAGE,
                Ending.ABORTED);
        for (Setup setup : List.of(
                Setup.REMOVE,
                Setup.BY_GROUPS,
                Setup.PRESERVE,
                Setup.EXCLUDE,
                Setup.PUSH,
                Setup.BATCHED,
                Setup.TEST_MODE)) {
            few(okta("members, middle page", setup, "GET /api/v1/groups/00g-printers/users", 2));
        }
        few(okta("list of all groups", Setup.ADDITIONAL, "GET /api/v1/groups\\?(?!search)", 1));
        few(okta("members of additional groups", Setup.ADDITIONAL, "GET /api/v1/groups/00g-team2/users", 2));
        Phase token =
                new Phase("Okta, sign-in", Setup.OAUTH, false, Part.OKTA, Service.OKTA, "POST /oauth2/v1/token", 1);
        few(token);
        add(token, token.status(500), "500 once", Ending.COMPLETE);
        add(token, token.status(400), "400 once", Ending.ABORTED);
        few(okta("members, middle page", Setup.OAUTH, "GET /api/v1/groups/00g-printers/users", 2));
        few(okta("members, middle page", Setup.WRITE_FILE, "GET /api/v1/groups/00g-printers/users", 2));
        few(new Phase("directory's sign-in", Setup.CONSOLE, true, Part.READ, Service.IMS, "POST /ims/token", 1));
        for (int page = 0; page < 3; page++) {
            Phase users = adobe(
                    "directory's users, page " + page, Setup.CONSOLE_ALL, true, "GET .*/users/SECOND@AdobeOrg/" + page);
            few(users);
            lies(users, page == 0, page == 2);
        }
        for (int page = 0; page < 2; page++) {
            Phase members = adobe(
                    "directory's members of a group, page " + page,
                    Setup.CONSOLE,
                    true,
                    "GET .*/users/SECOND@AdobeOrg/" + page + "/Printers");
            few(members);
            lies(members, page == 0, page == 1);
        }
    }

    private void adobeReads() {
        Phase signIn = new Phase("sign-in", Setup.DELETE, false, Part.READ, Service.IMS, "POST /ims/token", 1);
        transport(signIn);
        content(signIn);
        Phase first = adobe("users, first page", Setup.DELETE, false, "GET .*/users/PRIMARY@AdobeOrg/0");
        Phase middle = adobe("users, middle page", Setup.DELETE, false, "GET .*/users/PRIMARY@AdobeOrg/2");
        Phase last = adobe("users, last page", Setup.DELETE, false, "GET .*/users/PRIMARY@AdobeOrg/3");
        Phase groups = adobe("groups, first page", Setup.DELETE, false, "GET .*/groups/PRIMARY@AdobeOrg/0");
        Phase moreGroups = adobe("groups, last page", Setup.DELETE, false, "GET .*/groups/PRIMARY@AdobeOrg/2");
        for (Phase phase : List.of(first, middle, last, groups, moreGroups)) {
            transport(phase);
            content(phase);
            add(phase, Kind.DUPLICATE, Ending.COMPLETE);
            add(phase, Kind.REORDER, Ending.COMPLETE);
            add(phase, phase.status(401), "401 once", Ending.COMPLETE);
            add(phase, phase.status(401).times(-1), "401 always", Ending.ABORTED);
        }
        lies(first, true, false);
        lies(middle, false, false);
        lies(last, false, true);
        lies(groups, true, false);
        lies(moreGroups, false, true);
        few(adobe("users, middle page", Setup.WRITE_FILE, false, "GET .*/users/PRIMARY@AdobeOrg/1"));
        few(new Phase("secondary's sign-in", Setup.DELETE, true, Part.READ, Service.IMS, "POST /ims/token", 1));
        Phase second = adobe("secondary's users, last page", Setup.DELETE, true, "GET .*/users/SECOND@AdobeOrg/1");
        few(second);
        lies(second, false, true);
        few(adobe("secondary's groups", Setup.DELETE, true, "GET .*/groups/SECOND@AdobeOrg/0"));
        Phase members = adobe(
                "members of a group, first page", Setup.BY_GROUPS, false, "GET .*/users/PRIMARY@AdobeOrg/0/Design");
        few(members);
        lies(members, true, false);
        Phase moreMembers = adobe(
                "members of a group, last page", Setup.BY_GROUPS, false, "GET .*/users/PRIMARY@AdobeOrg/2/Design");
        few(moreMembers);
        lies(moreMembers, false, true);
        for (Setup setup : List.of(
                Setup.REMOVE, Setup.PRESERVE, Setup.EXCLUDE, Setup.BATCHED, Setup.ADDITIONAL, Setup.TEST_MODE)) {
            few(adobe("users, middle page", setup, false, "GET .*/users/PRIMARY@AdobeOrg/1"));
        }
    }

    private void actions() {
        Map<String, String> steps = new LinkedHashMap<>();
        steps.put("creating a group", "createUserGroup");
        steps.put("creating users", "createFederatedID");
        steps.put("updating", "\"update\"");
        steps.put("adding to groups", "p08.*\"add\"");
        steps.put("removing from groups", "p03.*\"remove\"");
        steps.put("removing from the organisation", "removeFromOrg");
        steps.forEach((name, pattern) -> {
            Phase phase = action(name, Setup.DELETE, false, pattern);
            transport(phase);
            content(phase);
        });
        few(action("secondary: creating users", Setup.DELETE, true, "createFederatedID"));
        few(action("secondary: removing", Setup.DELETE, true, "removeFromOrg"));
        few(action("removing from the organisation", Setup.REMOVE, false, "removeFromOrg"));
        few(action("removing from all groups", Setup.BY_GROUPS, false, "\"all\""));
        few(action("removing Adobe-only users from groups", Setup.PRESERVE, false, "x1@.*\"remove\""));
        few(action("adding to groups", Setup.EXCLUDE, false, "\"add\""));
        few(action("pushing", Setup.PUSH, false, "createFederatedID"));
        few(action("pushing to the secondary", Setup.PUSH, true, "createFederatedID"));
        batched(action("groups\' members", Setup.BATCHED, false, "usergroup.*\"add\""));
        Phase renaming = action("changing an e-mail", Setup.RENAME, false, "moved.old");
        add(renaming, renaming.status(503), "503 once", Ending.COMPLETE);
        add(renaming, Kind.RESET, Ending.COMPLETE);
        // Sent again it asks for a name that is gone: what is done already is refused then.
        for (Kind kind : List.of(Kind.LOST_ANSWER, Kind.TRUNCATE, Kind.STALL_BODY, Kind.HALF_JSON, Kind.HTML)) {
            add(renaming, kind, Ending.SOME_REFUSED);
        }
        few(action("removing from groups", Setup.WRITE_FILE, true, "x1@.*\"remove\""));
        few(action("removing who is listed", Setup.LIST, false, "removeFromOrg"));
        few(action("secondary: removing who is listed", Setup.LIST, true, "removeFromOrg"));
        few(new Phase("sign-in", Setup.LIST, false, Part.READ, Service.IMS, "POST /ims/token", 1));
        few(action("checking", Setup.TEST_MODE, false, "testOnly"));
        few(action("adding to groups", Setup.ADDITIONAL, false, "\"add\""));
        few(action("removing from the organisation", Setup.CONSOLE, false, "removeFromOrg"));
    }

    private void byChance() {
        List<Setup> setups = List.of(Setup.values());
        for (int seed = 1; seed <= PLANS_BY_CHANCE; seed++) {
            List<Fault> plan = new ArrayList<>();
            RandomFaults.of(seed, 1 + seed % 4)
                    .forEach(fault -> plan.add(fault.millis() > 0 ? fault : fault.millis(STALL_MILLIS)));
            cases.add(new FaultCase(
                    "by chance", "seed " + seed, setups.get(seed % setups.size()), seed % 5 == 0, plan, Ending.ANY));
        }
        for (Service service : Service.values()) {
            for (int status : List.of(429, 503)) {
                cases.add(new FaultCase(
                        service + ", every third call",
                        status + "",
                        Setup.DELETE,
                        false,
                        List.of(Fault.status(service, "", status).every(3)),
                        Ending.ANY));
            }
        }
    }

    private static Phase okta(String name, Setup setup, String path, int nth) {
        return new Phase("Okta, " + name, setup, false, Part.OKTA, Service.OKTA, path, nth);
    }

    /** A page of a list; its address tells which one. */
    private static Phase adobe(String name, Setup setup, boolean ofSecond, String path) {
        return new Phase("Adobe, " + name, setup, ofSecond, Part.READ, Service.UMAPI, path + "$", 1);
    }

    private static Phase action(String name, Setup setup, boolean ofSecond, String body) {
        return new Phase("Adobe, " + name, setup, ofSecond, Part.ACTION, Service.UMAPI, "POST .*" + body, 1);
    }

    /** Whatever keeps an answer from coming. */
    private void transport(Phase phase) {
        for (int status : List.of(429, 502, 503, 504)) {
            add(phase, phase.status(status), status + " once", Ending.COMPLETE);
        }
        add(phase, phase.status(500), "500 once", after500(phase));
        for (Kind kind : List.of(Kind.RESET, Kind.LOST_ANSWER, Kind.STALL, Kind.STALL_BODY, Kind.TRUNCATE)) {
            add(phase, kind, Ending.COMPLETE);
        }
        for (int status : List.of(429, 503)) {
            add(phase, phase.status(status).times(-1), status + " always", Ending.ABORTED);
        }
        Ending refused = phase.part() == Part.ACTION ? Ending.SOME_REFUSED : Ending.ABORTED;
        add(phase, phase.status(500).times(-1), "500 always", refused);
        add(phase, phase.fault(Kind.RESET).times(-1), "RESET always", Ending.ABORTED);
        add(phase, phase.fault(Kind.STALL).times(-1), "STALL always", Ending.ABORTED);
        add(phase, phase.status(429).header("Retry-After", "5000"), "429 with a long wait", Ending.TOO_LONG_A_WAIT);
        add(phase, phase.status(403), "403 once", Ending.ABORTED);
    }

    private static Ending after500(Phase phase) {
        return switch (phase.part()) {
            case OKTA -> Ending.COMPLETE;
            case READ -> Ending.ABORTED;
            case ACTION -> Ending.SOME_REFUSED;
        };
    }

    /** An answer that is not what it should be. */
    private void content(Phase phase) {
        Ending notUnderstood = phase.part() == Part.ACTION ? Ending.SOME_REFUSED : Ending.ABORTED;
        add(phase, Kind.HTML, notUnderstood);
        add(phase, Kind.HALF_JSON, notUnderstood);
        add(phase, Kind.WRONG_TYPE, Ending.COMPLETE);
        add(phase, Kind.DRIP, Ending.COMPLETE);
    }

    /** Adobe's counts and marks contradict each other, or a page comes in the place of another. */
    private void lies(Phase phase, boolean first, boolean last) {
        // A count that only the first page has wrong is put right by the last one.
        add(phase, Kind.LYING_TOTAL, last ? Ending.ABORTED : Ending.COMPLETE);
        add(phase, Kind.FLIPPED_LAST, Ending.ABORTED);
        if (!last) {
            add(phase, Kind.EMPTY_PAGE, Ending.ABORTED);
        }
        if (!first) {
            add(phase, Kind.SHORT_TOTAL, Ending.ABORTED);
            add(phase, Kind.REPEAT_PAGE, Ending.ABORTED);
        }
        if (!first && !last) {
            add(phase, Kind.EARLY_LAST, Ending.ABORTED);
        }
        if (first) {
            add(phase, phase.fault(Kind.SHORT_TOTAL), "SHORT_TOTAL", Ending.ANY);
        }
    }

    /** Of transport and content what differs most. */
    private void few(Phase phase) {
        Ending notUnderstood = phase.part() == Part.ACTION ? Ending.SOME_REFUSED : Ending.ABORTED;
        add(phase, phase.status(503), "503 once", Ending.COMPLETE);
        add(phase, phase.status(503).times(-1), "503 always", Ending.ABORTED);
        add(phase, Kind.LOST_ANSWER, Ending.COMPLETE);
        add(phase, Kind.TRUNCATE, Ending.COMPLETE);
        add(phase, Kind.HALF_JSON, notUnderstood);
        add(phase, Kind.HTML, notUnderstood);
    }

    /** What is not taken from the groups' side is sent user by user. */
    private void batched(Phase phase) {
        add(phase, phase.status(503), "503 once", Ending.COMPLETE);
        add(phase, phase.status(503).times(-1), "503 always", Ending.ABORTED);
        add(phase, phase.status(500).times(-1), "500 always", Ending.COMPLETE);
        for (Kind kind : List.of(Kind.LOST_ANSWER, Kind.TRUNCATE, Kind.HALF_JSON, Kind.HTML)) {
            add(phase, kind, Ending.COMPLETE);
        }
    }

    private void add(Phase phase, Kind kind, Ending ending) {
        add(phase, phase.fault(kind), kind.name(), ending);
    }

    private void add(Phase phase, Fault fault, String trouble, Ending ending) {
        cases.add(new FaultCase(phase.name(), trouble, phase.setup(), phase.ofSecond(), List.of(fault), ending));
    }
}
