package org.usersync.engine.internal.directory;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.engine.internal.log.RunLog;
import org.usersync.engine.options.SyncOptions;
import org.usersync.spi.model.IdentityType;

/** The directory's side of the comparison: desired users by number, in the order of their keys. Immutable. */
public final class DesiredIndex {
    private final int read;
    private final List<DesiredUser> users;
    private final Map<String, Integer> byEmail;
    private final Map<String, Integer> byUsername;
    /** The next user of the same username, or -1; almost always -1. */
    private final int[] nextOfUsername;

    private DesiredIndex(int read, List<DesiredUser> users) {
        this.read = read;
        this.users = Collections.unmodifiableList(users);
        this.byEmail = new HashMap<>(users.size() * 4 / 3 + 1);
        this.byUsername = new HashMap<>(users.size() * 4 / 3 + 1);
        this.nextOfUsername = new int[users.size()];
        for (int number = users.size() - 1; number >= 0; number--) {
            IdentityKey key = users.get(number).key();
            nextOfUsername[number] = -1;
            if (!key.email().isEmpty()) {
                byEmail.put(key.email(), number);
            }
            if (key.type() != IdentityType.ADOBE_ID) {
                Integer next = byUsername.put(key.username(), number);
                nextOfUsername[number] = next == null ? -1 : next;
            }
        }
    }

    /**
     * Makes the index of a directory that was read completely.
     *
     * @param directory what was read
     * @param options the configuration
     * @param additions filter users and run for each selected one
     * @param groups takes the groups that additional-group rules map
     * @param log takes warnings and errors
     * @return the index
     */
    public static DesiredIndex of(
            DirectoryReader directory, SyncOptions options, Additions additions, MappedGroups groups, RunLog log) {
        Selection selection = Selection.of(directory, options, additions.filters(), log);
        return new DesiredIndex(
                selection.read(),
                new UserMapper(options, additions.hooks(), groups, directory.names(), log).map(selection.selected()));
    }

    /** {@return how many directory users have a valid identity, in scope or not} */
    public int read() {
        return read;
    }

    /** {@return the selected users in the order of their keys; a user's number is its place here} */
    public List<DesiredUser> users() {
        return users;
    }

    /**
     * Finds the user that an Adobe user matches: by email or, failing that, by username.
     *
     * @param adobe the Adobe user's identity
     * @return the user's number, or null if there is none
     */
    public @Nullable Integer match(IdentityKey adobe) {
        Integer byMail = adobe.email().isEmpty() ? null : byEmail.get(adobe.email());
        if (byMail != null
                || adobe.type() == IdentityType.ADOBE_ID
                || adobe.username().isEmpty()) {
            return byMail;
        }
        Integer first = byUsername.get(adobe.username());
        if (first == null) {
            return null;
        }
        for (int number = first; number >= 0; number = nextOfUsername[number]) {
            if (users.get(number).key().domain().equals(adobe.domain())) {
                return number;
            }
        }
        return first;
    }
}
