package org.usersync.engine.internal.directory;

import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.engine.internal.identity.KeyIndex;
import org.usersync.engine.internal.log.RunLog;
import org.usersync.engine.options.SyncOptions;
import org.usersync.spi.model.IdentityType;

/** The directory's side of the comparison: desired users by number, in the order of their keys. Immutable. */
public final class DesiredIndex {
    private final int read;
    private final DesiredUsers users;
    private final KeyIndex<String> byEmail;
    private final KeyIndex<String> byUsername;

    /** The next user of the same username, or -1; almost always -1. */
    private final int[] nextOfUsername;

    private DesiredIndex(int read, DesiredUsers users) {
        this.read = read;
        this.users = users;
        this.byEmail = new KeyIndex<>(number -> users.key(number).email(), users.size());
        this.byUsername = new KeyIndex<>(number -> users.key(number).username(), users.size());
        this.nextOfUsername = new int[users.size()];
        for (int number = users.size() - 1; number >= 0; number--) {
            IdentityKey key = users.key(number);
            nextOfUsername[number] = -1;
            if (!key.email().isEmpty()) {
                byEmail.put(key.email(), number);
            }
            if (key.type() != IdentityType.ADOBE_ID) {
                nextOfUsername[number] = byUsername.put(key.username(), number);
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
                selection.read(), new UserMapper(options, additions.hooks(), groups, log).map(selection));
    }

    /** {@return how many directory users have a valid identity, in scope or not} */
    public int read() {
        return read;
    }

    /** {@return how many users are selected; their numbers are in the order of their keys} */
    public int size() {
        return users.size();
    }

    /**
     * Tells a selected user.
     *
     * @param number its number
     * @return the user; not the same object each time
     */
    public DesiredUser user(int number) {
        return users.get(number);
    }

    /**
     * Tells the identity alone of a selected user.
     *
     * @param number its number
     * @return the identity
     */
    public IdentityKey key(int number) {
        return users.key(number);
    }

    /**
     * Finds the user that an Adobe user matches: by email or, failing that, by username.
     *
     * @param adobe the Adobe user's identity
     * @return the user's number, or -1 if there is none
     */
    public int match(IdentityKey adobe) {
        int byMail = adobe.email().isEmpty() ? -1 : byEmail.find(adobe.email());
        if (byMail >= 0
                || adobe.type() == IdentityType.ADOBE_ID
                || adobe.username().isEmpty()) {
            return byMail;
        }
        int first = byUsername.find(adobe.username());
        for (int number = first; number >= 0; number = nextOfUsername[number]) {
            if (users.key(number).domain().equals(adobe.domain())) {
                return number;
            }
        }
        return first;
    }
}
