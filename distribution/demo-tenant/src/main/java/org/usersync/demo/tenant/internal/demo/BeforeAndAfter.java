package org.usersync.demo.tenant.internal.demo;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.usersync.demo.tenant.AdobeState;
import org.usersync.demo.tenant.AdobeUser;

/** What a sync did to a few people, one of each kind of change. */
final class BeforeAndAfter {
    private BeforeAndAfter() {}

    static void print(AdobeState before, AdobeState after, PrintStream out) {
        Map<String, AdobeUser> old = byKey(before);
        Map<String, String> shown = new LinkedHashMap<>();
        byKey(after).forEach((key, user) -> {
            AdobeUser was = old.get(key);
            String kind = kind(was, user);
            if (!kind.isEmpty()) {
                shown.putIfAbsent(
                        kind,
                        String.format(
                                "  %s%n    before  %s%n    after   %s",
                                user.email(), was == null ? "(not there)" : text(was), text(user)));
            }
        });
        out.println("At Adobe, a few of the people:");
        new ArrayList<>(shown.values()).forEach(out::println);
    }

    private static Map<String, AdobeUser> byKey(AdobeState state) {
        Map<String, AdobeUser> users = new LinkedHashMap<>();
        state.users().forEach(user -> users.put(String.valueOf(user.id()), user));
        return users;
    }

    private static String kind(@Nullable AdobeUser was, AdobeUser is) {
        if (was == null) {
            return "created";
        }
        if (!text(was).equals(text(is)) && was.groups().equals(is.groups())) {
            return "renamed";
        }
        List<String> gone = new ArrayList<>(was.groups());
        gone.removeAll(is.groups());
        List<String> come = new ArrayList<>(is.groups());
        come.removeAll(was.groups());
        return (gone.isEmpty() ? "" : "gone ") + (come.isEmpty() ? "" : "come");
    }

    private static String text(AdobeUser user) {
        return user.firstname() + " " + user.lastname() + ", " + user.country() + ", groups " + user.groups();
    }
}
