package org.usersync.commandline;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Turns words into the options of {@code sync}. The command line and the configuration's {@code invocation_defaults} are
 * both read by this class, so that a value means the same in either place. Where an option is given again, the last one
 * counts. Not for several threads.
 */
public final class OptionWords {
    private static final Set<String> NAMES = Set.of(
            "config-filename",
            "config-file-encoding",
            "connector",
            "users",
            "user-filter",
            "adobe-users",
            "adobe-only-user-action",
            "adobe-only-user-list",
            "process-groups",
            "update-user-info",
            "exclude-unmapped-users",
            "strategy",
            "test-mode");
    private static final Set<String> YES = Set.of("true", "yes", "on", "y");
    private static final Set<String> NO = Set.of("false", "no", "off", "n");

    private SyncArguments arguments = SyncArguments.none();

    /** {@return the names of all options, without leading dashes} */
    public static Set<String> names() {
        return NAMES;
    }

    /**
     * Reads one option.
     *
     * @param optionName without leading dashes; {@code _} is as good as {@code -}
     * @param words its words; on or off options take one word of YAML 1.1's, such as {@code yes}
     * @throws OptionException if the words are no value of this option
     * @throws IllegalArgumentException if there is no option of this name; see {@link #names()}
     */
    public void parse(String optionName, List<String> words) throws OptionException {
        arguments = value(optionName.replace('_', '-'), words).orElse(arguments);
    }

    /** {@return everything that was parsed} */
    public SyncArguments arguments() {
        return arguments;
    }

    private static SyncArguments value(String name, List<String> words) throws OptionException {
        Given given = new Given();
        switch (name) {
            case "config-filename" -> given.configFilename = one(words, "a file");
            case "config-file-encoding" ->
                given.configFileEncoding = one(words, "a character set").strip();
            case "connector" -> given.connector = connector(words);
            case "users" -> given.users = users(words);
            case "user-filter" -> given.userFilter = one(words, "a pattern");
            case "adobe-users" -> given.adobeUsers = adobeUsers(words);
            case "adobe-only-user-action" -> given.adobeOnlyUserAction = adobeOnlyUserAction(words);
            case "adobe-only-user-list" -> given.adobeOnlyUserList = one(words, "a file");
            case "process-groups" -> given.processGroups = onOrOff(words);
            case "update-user-info" -> given.updateUserInfo = onOrOff(words);
            case "exclude-unmapped-users" -> given.excludeUnmappedUsers = onOrOff(words);
            case "strategy" -> given.strategy = strategy(words);
            case "test-mode" -> given.testMode = onOrOff(words);
            default -> throw new IllegalArgumentException("no option is named " + name);
        }
        return given.arguments();
    }

    private static ConnectorSpec connector(List<String> words) throws OptionException {
        String name = keyword(words, "the name of a connector");
        if (name.equals(ConnectorSpec.CSV)) {
            return new ConnectorSpec(name, second(words, "a file"));
        }
        alone(words);
        return new ConnectorSpec(name, null);
    }

    private static UsersSpec users(List<String> words) throws OptionException {
        String choices = "all, mapped, group or file";
        String keyword = keyword(words, choices);
        return switch (keyword) {
            case "all" -> {
                alone(words);
                yield new UsersSpec.All();
            }
            case "mapped" -> {
                alone(words);
                yield new UsersSpec.Mapped();
            }
            case "group" -> new UsersSpec.Groups(groups(words));
            case "file" -> new UsersSpec.FileUsers(second(words, "a file"));
            default -> throw unknown(words, choices);
        };
    }

    private static AdobeUsersSpec adobeUsers(List<String> words) throws OptionException {
        String choices = "all, mapped or group";
        String keyword = keyword(words, choices);
        return switch (keyword) {
            case "all" -> {
                alone(words);
                yield new AdobeUsersSpec.All();
            }
            case "mapped" -> {
                alone(words);
                yield new AdobeUsersSpec.Mapped();
            }
            case "group" -> new AdobeUsersSpec.Groups(groups(words));
            default -> throw unknown(words, choices);
        };
    }

    private static AdobeOnlyActionSpec adobeOnlyUserAction(List<String> words) throws OptionException {
        String choices = "preserve, exclude, write-file, remove-adobe-groups, remove or delete";
        String keyword = keyword(words, choices);
        if (keyword.equals("write-file")) {
            return new AdobeOnlyActionSpec.WriteFile(second(words, "a file"));
        }
        AdobeOnlyActionSpec action =
                switch (keyword) {
                    case "preserve" -> new AdobeOnlyActionSpec.Preserve();
                    case "exclude" -> new AdobeOnlyActionSpec.Exclude();
                    case "remove-adobe-groups" -> new AdobeOnlyActionSpec.RemoveAdobeGroups();
                    case "remove" -> new AdobeOnlyActionSpec.Remove();
                    case "delete" -> new AdobeOnlyActionSpec.Delete();
                    default -> throw unknown(words, choices);
                };
        alone(words);
        return action;
    }

    private static StrategySpec strategy(List<String> words) throws OptionException {
        String choices = "sync or push";
        String keyword = keyword(words, choices);
        alone(words);
        return switch (keyword) {
            case "sync" -> StrategySpec.SYNC;
            case "push" -> StrategySpec.PUSH;
            default -> throw unknown(words, choices);
        };
    }

    private static boolean onOrOff(List<String> words) throws OptionException {
        String keyword = keyword(words, "yes or no");
        alone(words);
        if (YES.contains(keyword)) {
            return true;
        }
        if (NO.contains(keyword)) {
            return false;
        }
        throw unknown(words, "yes or no");
    }

    private static List<String> groups(List<String> words) throws OptionException {
        Set<String> names = new LinkedHashSet<>();
        for (String name :
                second(words, "a list of groups, separated by commas").split(",", -1)) {
            if (!name.isBlank()) {
                names.add(name.strip());
            }
        }
        if (names.isEmpty()) {
            throw new OptionException("'" + words.get(0).strip() + "' needs at least one group's name");
        }
        return new ArrayList<>(names);
    }

    private static String keyword(List<String> words, String needed) throws OptionException {
        if (words.isEmpty() || words.get(0).isBlank()) {
            throw new OptionException("a value is missing: " + needed);
        }
        return words.get(0).strip().toLowerCase(Locale.ROOT);
    }

    private static String one(List<String> words, String needed) throws OptionException {
        if (words.isEmpty() || words.get(0).isBlank()) {
            throw new OptionException("a value is missing: " + needed);
        }
        if (words.size() > 1) {
            throw new OptionException("takes one word, not " + words.size());
        }
        return words.get(0);
    }

    private static String second(List<String> words, String needed) throws OptionException {
        String keyword = words.get(0).strip();
        if (words.size() < 2 || words.get(1).isBlank()) {
            throw new OptionException("'" + keyword + "' needs one more word: " + needed);
        }
        if (words.size() > 2) {
            throw new OptionException("'" + keyword + "' takes exactly one more word (" + needed + "), not "
                    + (words.size() - 1) + ": quote a value that has blanks");
        }
        return words.get(1);
    }

    private static void alone(List<String> words) throws OptionException {
        if (words.size() > 1) {
            throw new OptionException(
                    "'" + words.get(0).strip() + "' takes no further word, but '" + words.get(1) + "' follows");
        }
    }

    private static OptionException unknown(List<String> words, String choices) {
        return new OptionException("'" + words.get(0).strip() + "' is not one of " + choices);
    }

    /** One value among the many. */
    private static final class Given {
        private @Nullable String configFilename;
        private @Nullable String configFileEncoding;
        private @Nullable ConnectorSpec connector;
        private @Nullable UsersSpec users;
        private @Nullable String userFilter;
        private @Nullable AdobeUsersSpec adobeUsers;
        private @Nullable AdobeOnlyActionSpec adobeOnlyUserAction;
        private @Nullable String adobeOnlyUserList;
        private @Nullable Boolean processGroups;
        private @Nullable Boolean updateUserInfo;
        private @Nullable Boolean excludeUnmappedUsers;
        private @Nullable StrategySpec strategy;
        private @Nullable Boolean testMode;

        SyncArguments arguments() {
            return new SyncArguments(
                    configFilename,
                    configFileEncoding,
                    connector,
                    users,
                    userFilter,
                    adobeUsers,
                    adobeOnlyUserAction,
                    adobeOnlyUserList,
                    processGroups,
                    updateUserInfo,
                    excludeUnmappedUsers,
                    strategy,
                    testMode);
        }
    }
}
