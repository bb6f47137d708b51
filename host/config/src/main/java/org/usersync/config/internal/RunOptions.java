package org.usersync.config.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.usersync.commandline.AdobeOnlyActionSpec;
import org.usersync.commandline.AdobeUsersSpec;
import org.usersync.commandline.StrategySpec;
import org.usersync.commandline.SyncArguments;
import org.usersync.commandline.UsersSpec;
import org.usersync.engine.options.AdobeOnlyAction;
import org.usersync.engine.options.AdobeScope;
import org.usersync.engine.options.DirectoryScope;
import org.usersync.engine.options.Strategy;
import org.usersync.engine.options.SyncOptions;
import org.usersync.engine.options.TargetGroup;

/** Turns the options of both places into those of the engine. */
final class RunOptions {
    private final SyncArguments commandLine;
    private final Arguments arguments;
    private final TargetGroups groups;

    RunOptions(SyncArguments commandLine, Arguments arguments, TargetGroups groups) {
        this.commandLine = commandLine;
        this.arguments = arguments;
        this.groups = groups;
    }

    /** Fills in everything that an option of the command line can say. */
    void fill(SyncOptions.Builder options, boolean mapsGroups) {
        SyncArguments given = arguments.effective();
        options.processGroups(Boolean.TRUE.equals(given.processGroups()))
                .updateUserInfo(Boolean.TRUE.equals(given.updateUserInfo()))
                .excludeUnmappedUsers(Boolean.TRUE.equals(given.excludeUnmappedUsers()))
                .testMode(Boolean.TRUE.equals(given.testMode()))
                .strategy(given.strategy() == StrategySpec.PUSH ? Strategy.PUSH : Strategy.SYNC);
        String list = given.adobeOnlyUserList();
        if (list != null) {
            arguments
                    .existing("adobe_only_user_list", commandLine.adobeOnlyUserList() != null, list)
                    .ifPresent(options::adobeOnlyUserList);
        } else {
            directory(options, given, mapsGroups);
        }
        AdobeUsersSpec adobeUsers = given.adobeUsers();
        if (adobeUsers != null) {
            options.adobeScope(adobeScope(adobeUsers));
        }
        AdobeOnlyActionSpec action = given.adobeOnlyUserAction();
        if (action != null) {
            adobeOnlyAction(action).ifPresent(options::adobeOnlyAction);
        }
        if (given.strategy() == StrategySpec.PUSH && commandLine.adobeOnlyUserAction() != null) {
            arguments.warn(
                    "adobe_only_user_action", true, "it has no effect with strategy push, which does not read Adobe");
        }
    }

    private void directory(SyncOptions.Builder options, SyncArguments given, boolean mapsGroups) {
        boolean usersOnCommandLine = commandLine.users() != null;
        if (given.users() instanceof UsersSpec.Mapped) {
            options.directoryScope(new DirectoryScope.Mapped());
            if (!mapsGroups) {
                arguments.error(
                        "users",
                        usersOnCommandLine,
                        "mapped needs groups in directory_users.groups, and there are none: every Adobe user would"
                                + " count as one without a directory user");
            }
        } else if (given.users() instanceof UsersSpec.Groups named) {
            options.directoryScope(new DirectoryScope.Groups(named.names()));
        }
        String filter = given.userFilter();
        if (filter != null) {
            arguments
                    .userFilter(filter, commandLine.userFilter() != null)
                    .ifPresent(pattern -> options.userFilter(pattern::search));
        }
    }

    private AdobeScope adobeScope(AdobeUsersSpec spec) {
        if (spec instanceof AdobeUsersSpec.Groups named) {
            List<TargetGroup> found = new ArrayList<>();
            for (String name : named.names()) {
                groups.group(name, this::adobeUsersError).ifPresent(found::add);
            }
            return new AdobeScope.Groups(found);
        }
        return spec instanceof AdobeUsersSpec.Mapped ? new AdobeScope.Mapped() : new AdobeScope.All();
    }

    private void adobeUsersError(String message) {
        arguments.error("adobe_users", commandLine.adobeUsers() != null, message);
    }

    private Optional<AdobeOnlyAction> adobeOnlyAction(AdobeOnlyActionSpec spec) {
        if (spec instanceof AdobeOnlyActionSpec.WriteFile write) {
            return arguments
                    .path("adobe_only_user_action", commandLine.adobeOnlyUserAction() != null, write.path())
                    .map(AdobeOnlyAction.WriteFile::new);
        }
        if (spec instanceof AdobeOnlyActionSpec.Exclude) {
            return Optional.of(new AdobeOnlyAction.Exclude());
        }
        if (spec instanceof AdobeOnlyActionSpec.RemoveAdobeGroups) {
            return Optional.of(new AdobeOnlyAction.RemoveAdobeGroups());
        }
        if (spec instanceof AdobeOnlyActionSpec.Remove) {
            return Optional.of(new AdobeOnlyAction.Remove());
        }
        if (spec instanceof AdobeOnlyActionSpec.Delete) {
            return Optional.of(new AdobeOnlyAction.Delete());
        }
        return Optional.of(new AdobeOnlyAction.Preserve());
    }
}
