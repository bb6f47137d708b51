package org.usersync.distribution.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.usersync.demo.tenant.AdobeGroup;
import org.usersync.demo.tenant.AdobeUser;
import org.usersync.distribution.InstalledProgram.Result;
import org.usersync.distribution.scenario.Scenario.Expected;

/** Compares what came of a scenario with what was to come of it; tells all differences at once. */
final class Verdict {
    private static final Set<Integer> NOTHING_SENT = Set.of(1, 2, 5, 6);

    private final Scenario scenario;
    private final Expected expected;
    private final Company company;
    private final Result output;
    private final List<String> failures = new ArrayList<>();
    private final List<String> actions;

    Verdict(Scenario scenario, Company company, Result output) throws IOException {
        this.scenario = scenario;
        this.expected = scenario.expected();
        this.company = company;
        this.output = output;
        this.actions = Wire.actions(company);
    }

    List<String> failures() {
        return failures;
    }

    void judge(Path folder) throws IOException {
        same("the exit status", expected.status(), output.status());
        if (expected.actions() != null) {
            same("what Adobe was told to do", expected.actions(), actions);
        } else if (NOTHING_SENT.contains(expected.status())) {
            same("what Adobe was told to do", List.of(), actions);
        }
        List<String> out = output.out().lines().toList();
        List<String> err = output.err().lines().toList();
        expected.out().forEach(pattern -> check(Pattern.anyFits(pattern, out), "no line of the log fits: " + pattern));
        expected.err().forEach(pattern -> check(Pattern.anyFits(pattern, err), "no error line fits: " + pattern));
        expected.notOut()
                .forEach(pattern -> check(
                        !Pattern.anyFits(pattern, out) && !Pattern.anyFits(pattern, err), "a line fits: " + pattern));
        expected.summary()
                .forEach((label, value) -> check(
                        out.stream().anyMatch(line -> line.endsWith(" " + label + ": " + value)),
                        "the summary does not say: " + label + ": " + value));
        calls();
        for (String target : ScenarioReader.TARGETS) {
            expected.state().get(target).forEach((name, value) -> user(target, name, value));
        }
        expected.groups()
                .forEach((target, names) -> same(
                        "the groups of " + target,
                        new TreeSet<>(names),
                        new TreeSet<>(company.tenant(target).adobe().groups().stream()
                                .map(AdobeGroup::name)
                                .toList())));
        for (Map.Entry<String, Object> file : expected.files().entrySet()) {
            file(folder.resolve(file.getKey()), file.getValue());
        }
        always();
    }

    void judgeSecond(Result second, List<String> wanted) throws IOException {
        same("what a second run sends", wanted, Wire.actions(company));
        if (wanted.isEmpty()) {
            check(second.status() == 0, "the second run ended with " + second.status() + ":\n" + second.out());
        }
    }

    /** What holds of every run. */
    private void always() {
        String all = output.out() + output.err();
        check(!all.contains("\tat "), "there is a stack trace");
        check(!all.contains(ConfigurationFiles.CLIENT_SECRET), "the client secret is shown");
        check(!all.contains(ConfigurationFiles.TOKEN), "the API token is shown");
        check(!all.contains("marker-of-the-ldap-password"), "the LDAP password is shown");
        check(!all.contains("marker-of-the-pass-phrase"), "the pass phrase is shown");
        if (output.status() != 0) {
            check(!all.isBlank(), "a run that failed says nothing");
        }
    }

    private void calls() {
        List<String> calls = Wire.calls(company);
        int from = 0;
        for (String wanted : expected.calls()) {
            Pattern pattern = new Pattern(wanted);
            int found = from;
            while (found < calls.size() && !pattern.fits(calls.get(found))) {
                found++;
            }
            check(found < calls.size(), "no call fits (in this place): " + wanted);
            from = found < calls.size() ? found + 1 : from;
        }
        expected.noCalls().forEach(pattern -> check(!Pattern.anyFits(pattern, calls), "a call fits: " + pattern));
    }

    private void user(String target, String name, Object value) {
        String[] parts = name.split("!");
        String email = Company.email(parts[0]).toLowerCase(Locale.ROOT);
        List<AdobeUser> users = company.tenant(target).adobe().users().stream()
                .filter(user -> user.email().toLowerCase(Locale.ROOT).equals(email))
                .filter(user -> parts.length == 1 || user.type().equals(parts[1]))
                .toList();
        String who = name + " in " + target;
        if ("absent".equals(value)) {
            check(users.isEmpty(), who + " is still there: " + users);
            return;
        }
        if (users.size() != 1) {
            failures.add(who + ": one user is expected, there are " + users);
            return;
        }
        AdobeUser user = users.get(0);
        if (!(value instanceof Map<?, ?>)) {
            same("the groups of " + who, new TreeSet<>(Fields.texts(value)), new TreeSet<>(user.groups()));
            return;
        }
        Fields wanted = new Fields(who, value);
        if (wanted.has("groups")) {
            same("the groups of " + who, new TreeSet<>(wanted.texts("groups")), new TreeSet<>(user.groups()));
        }
        attribute(wanted, "type", user.type());
        attribute(wanted, "email", user.email());
        attribute(wanted, "username", user.effectiveUsername());
        attribute(wanted, "domain", user.effectiveDomain());
        attribute(wanted, "firstname", user.firstname());
        attribute(wanted, "lastname", user.lastname());
        attribute(wanted, "country", user.country());
        wanted.end();
    }

    private void attribute(Fields wanted, String name, String actual) {
        if (wanted.has(name)) {
            same(name + " of " + wanted.place(), wanted.text(name, null), actual);
        }
    }

    private void file(Path file, Object wanted) throws IOException {
        if (wanted == null) {
            check(!Files.exists(file), file.getFileName() + " is there");
        } else if (!Files.exists(file)) {
            failures.add(file.getFileName() + " is not there");
        } else if (wanted instanceof List<?>) {
            List<String> lines = Files.readAllLines(file);
            Fields.texts(wanted)
                    .forEach(pattern -> check(
                            Pattern.anyFits(pattern, lines),
                            file.getFileName() + " has no line that fits: " + pattern));
        } else {
            same("the text of " + file.getFileName(), company.resolved(wanted.toString()), Files.readString(file));
        }
    }

    private void same(String what, Object wanted, Object actual) {
        if (!wanted.equals(actual)) {
            failures.add(what + "\n    expected " + shown(wanted) + "\n    but was  " + shown(actual));
        }
    }

    private static String shown(Object value) {
        if (value instanceof List<?> list && !list.isEmpty()) {
            StringBuilder text = new StringBuilder();
            list.forEach(each -> text.append("\n      - ").append(each));
            return text.toString();
        }
        return String.valueOf(value);
    }

    private void check(boolean holds, String failure) {
        if (!holds) {
            failures.add(failure);
        }
    }

    void failWithAllThatHelps() {
        if (failures.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder(scenario.place()).append('\n');
        failures.forEach(failure -> text.append("  * ").append(failure).append('\n'));
        text.append("command line: ").append(String.join(" ", scenario.words())).append('\n');
        text.append("Adobe was told to do: ").append(shown(actions)).append('\n');
        if (!expected.calls().isEmpty() || !expected.noCalls().isEmpty()) {
            text.append("calls: ").append(shown(Wire.calls(company))).append('\n');
        }
        text.append("log:\n").append(output.out().indent(2));
        if (!output.err().isEmpty()) {
            text.append("standard error:\n").append(output.err().indent(2));
        }
        throw new AssertionError(text.toString());
    }
}
