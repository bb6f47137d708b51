package org.usersync.commandline;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The options of {@code sync} from one place: the command line, or the configuration's {@code invocation_defaults}. Null
 * means that an option was not given there. Paths are as given: relative to the working directory.
 *
 * @param configFilename the root configuration file
 * @param configFileEncoding the character set of every configuration file, not yet checked
 * @param connector where directory users come from
 * @param users who is in scope
 * @param userFilter a Python pattern of usernames, not yet compiled, not empty
 * @param adobeUsers which Adobe users are read
 * @param adobeOnlyUserAction what happens to Adobe-only users
 * @param adobeOnlyUserList a file with the Adobe-only users
 * @param processGroups whether mapped groups are managed
 * @param updateUserInfo whether attributes of matching users are updated
 * @param excludeUnmappedUsers whether users without an Adobe group are not created
 * @param strategy how the run finds out what to send
 * @param testMode whether actions are only checked by Adobe
 */
public record SyncArguments(
        @Nullable String configFilename,
        @Nullable String configFileEncoding,
        @Nullable ConnectorSpec connector,
        @Nullable UsersSpec users,
        @Nullable String userFilter,
        @Nullable AdobeUsersSpec adobeUsers,
        @Nullable AdobeOnlyActionSpec adobeOnlyUserAction,
        @Nullable String adobeOnlyUserList,
        @Nullable Boolean processGroups,
        @Nullable Boolean updateUserInfo,
        @Nullable Boolean excludeUnmappedUsers,
        @Nullable StrategySpec strategy,
        @Nullable Boolean testMode) {

    /** {@return arguments of which none was given} */
    public static SyncArguments none() {
        return new SyncArguments(null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /**
     * Joins two places.
     *
     * @param defaults what holds where this has nothing
     * @return these arguments, with the gaps filled
     */
    public SyncArguments orElse(SyncArguments defaults) {
        return new SyncArguments(
                first(configFilename, defaults.configFilename),
                first(configFileEncoding, defaults.configFileEncoding),
                first(connector, defaults.connector),
                first(users, defaults.users),
                first(userFilter, defaults.userFilter),
                first(adobeUsers, defaults.adobeUsers),
                first(adobeOnlyUserAction, defaults.adobeOnlyUserAction),
                first(adobeOnlyUserList, defaults.adobeOnlyUserList),
                first(processGroups, defaults.processGroups),
                first(updateUserInfo, defaults.updateUserInfo),
                first(excludeUnmappedUsers, defaults.excludeUnmappedUsers),
                first(strategy, defaults.strategy),
                first(testMode, defaults.testMode));
    }

    /**
     * Tells which of the options cannot stand together. The command line is judged by itself, and again with what
     * {@code invocation_defaults} adds.
     *
     * @return one line for each conflict; empty if there is none
     */
    public List<String> conflicts() {
        List<String> conflicts = new ArrayList<>();
        boolean csv = connector != null && connector.name().equals(ConnectorSpec.CSV);
        if (adobeOnlyUserList == null && csv && users instanceof UsersSpec.FileUsers) {
            conflicts.add("--users file and --connector csv both name a file of directory users: give one of them");
        }
        if (adobeOnlyUserList != null && strategy == StrategySpec.PUSH) {
            conflicts.add("--adobe-only-user-list cannot be combined with --strategy push, which never handles"
                    + " Adobe-only users");
        }
        if (adobeOnlyUserList != null && adobeOnlyUserAction instanceof AdobeOnlyActionSpec.WriteFile) {
            conflicts.add("--adobe-only-user-list cannot be combined with --adobe-only-user-action write-file: the one"
                    + " reads the users that the other writes");
        }
        return List.copyOf(conflicts);
    }

    private static <T> @Nullable T first(@Nullable T given, @Nullable T otherwise) {
        return given != null ? given : otherwise;
    }
}
