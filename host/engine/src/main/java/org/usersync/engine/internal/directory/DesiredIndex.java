package org.usersync.engine.internal.directory;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.engine.internal.identity.NameList;
import org.usersync.engine.internal.identity.RecordStore;
import org.usersync.engine.internal.log.RunLog;
import org.usersync.engine.options.SyncOptions;
import org.usersync.spi.model.IdentityType;

/**
 * The directory's side of the comparison: desired users by number. The numbers follow the order in which the directory was
 * read, which differs from run to run: whatever is done or told for one user after the other is done {@link #inOrder}.
 */
public final class DesiredIndex {
    private final int read;
    private final DesiredUsers users;
    private @Nullable UsernameIndex byUsername;

    private DesiredIndex(int read, DesiredUsers users) {
        this.read = read;
        this.users = users;
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
        // A filter or hook may remember users, and rules tell the first conflict that they meet.
        boolean watched = !additions.filters().isEmpty()
                || !additions.hooks().isEmpty()
                || !options.additionalGroups().isEmpty();
        Selection selection = Selection.of(directory, options, additions.filters(), watched, log);
        return new DesiredIndex(
                selection.read(), new UserMapper(options, additions.hooks(), groups, log).map(selection));
    }

    /** {@return how many directory users have a valid identity, in scope or not} */
    public int read() {
        return read;
    }

    /** {@return how many users are selected} */
    public int size() {
        return users.size();
    }

    /**
     * Sorts users by their keys; of equal keys the one with the lower directory id comes first.
     *
     * @param numbers the users' numbers
     * @return the same numbers
     */
    public int[] inOrder(int[] numbers) {
        return users.inOrder(numbers);
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
     * Tells the Adobe groups alone that a selected user is to have.
     *
     * @param number the user's number
     * @param target the target's number, 0 for the primary
     * @return names spelled as configured, sorted; all are mapped groups
     */
    public NameList groups(int number, int target) {
        return users.groups(number).perTarget().get(target);
    }

    /**
     * Reads a selected user as it is kept: the identity as spelled, first name, last name.
     *
     * @param number its number
     * @return stands at the begin
     */
    public RecordStore.Reader read(int number) {
        return users.read(number);
    }

    /**
     * Finds the users that Adobe users match by email. Safe for use by several threads.
     *
     * @param emails the Adobe users' emails as they compare, empty where there is none
     * @return the users' numbers, -1 where there is none
     */
    public int[] matchByEmail(String[] emails) {
        return users.withEmails(emails);
    }

    /**
     * Finds the user that an Adobe user matches whose email nobody has: by username. Not for several threads.
     *
     * @param adobe the Adobe user's identity
     * @return the user's number, or -1 if there is none
     */
    public int matchByUsername(IdentityKey adobe) {
        if (adobe.type() == IdentityType.ADOBE_ID || adobe.username().isEmpty()) {
            return -1;
        }
        UsernameIndex index = byUsername;
        if (index == null) {
            // Many runs never ask.
            index = new UsernameIndex(users);
            byUsername = index;
        }
        return index.find(adobe);
    }
}
