package org.usersync.umapi.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.usersync.engine.target.AdobeGroup;
import org.usersync.engine.target.AdobeTarget;
import org.usersync.engine.target.AdobeUser;
import org.usersync.engine.target.SendListener;
import org.usersync.engine.target.UserAction;
import org.usersync.umapi.RequestIds;
import org.usersync.umapi.UmapiSettings;

import com.fasterxml.jackson.core.JsonFactory;

/** One organisation behind the User Management API. */
public final class UmapiTarget implements AdobeTarget {
    /** The rate limit of pages of all users. */
    public static final String USERS = "users";
    /** The rate limit of pages of a group's members. */
    public static final String MEMBERS = "members";
    /** The rate limit of pages of groups. */
    public static final String GROUPS = "groups";
    /** The rate limit of requests of actions. */
    public static final String ACTIONS = "actions";

    private final UmapiSettings settings;
    private final AdobeApi api;
    private final AccessTokens tokens;
    private final JsonFactory json;
    private final String org;
    private final RequestIds ids;
    private final CommandFactory commands;
    private final ActionSender sender;

    /**
     * Makes a target.
     *
     * @param settings its settings
     * @param api makes its calls; closed with it
     * @param tokens signs in for those calls; closed with it
     * @param json reads and writes JSON
     * @param ids the run's action ids
     */
    public UmapiTarget(UmapiSettings settings, AdobeApi api, AccessTokens tokens, JsonFactory json, RequestIds ids) {
        this.settings = settings;
        this.api = api;
        this.tokens = tokens;
        this.json = json;
        this.org = PathSegment.encode(settings.orgId());
        this.ids = ids;
        this.commands = new CommandFactory(ids, settings.testMode());
        this.sender = new ActionSender(api, json, org, settings.testMode());
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public void readUsers(Consumer<AdobeUser> sink) {
        PagedList<AdobeUser> users =
                new PagedList<>(api, "users", USERS, page -> "/users/" + org + "/" + page, users());
        if (!users.read(sink)) {
            throw api.failures().protocol("the request for users", "it speaks of a group that nobody asked for");
        }
    }

    @Override
    public boolean readMembers(String group, Consumer<AdobeUser> sink) {
        String name = PathSegment.encode(group);
        return new PagedList<>(
                        api,
                        "the members of group " + api.line(group),
                        MEMBERS,
                        page -> "/users/" + org + "/" + page + "/" + name,
                        users())
                .read(sink);
    }

    @Override
    public List<AdobeGroup> readGroups() {
        return groups(new GroupReader());
    }

    private <T> List<T> groups(EntryReader<T> reader) {
        List<T> groups = new ArrayList<>();
        PagedList<T> list = new PagedList<>(
                api, "groups", GROUPS, page -> "/groups/" + org + "/" + page, new PageReader<>(json, "groups", reader));
        if (!list.read(groups::add)) {
            throw api.failures().protocol("the request for groups", "it speaks of a group that nobody asked for");
        }
        return List.copyOf(groups);
    }

    @Override
    public void createGroups(List<String> names, String description, boolean last, SendListener listener) {
        sender.send(commands.groups(names, description, listener), last, listener);
    }

    @Override
    public void send(List<UserAction> actions, boolean last, SendListener listener) {
        if (settings.batchGroups()
                && actions.stream().filter(GroupBatching::isMembershipOnly).count() > Batches.COMMANDS) {
            sendByGroups(actions, last, listener);
        } else {
            sender.send(commands.users(actions), last, listener);
        }
    }

    private void sendByGroups(List<UserAction> actions, boolean last, SendListener listener) {
        GroupBatching batching = GroupBatching.of(actions, Set.copyOf(groups(new UserGroupReader())), ids, listener);
        if (!batching.pays()) {
            sender.send(commands.users(actions), last, listener);
            return;
        }
        sender.send(commands.users(batching.others()), false, listener);
        sender.send(batching.commands().stream().<List<Command>>map(List::of).iterator(), last, batching.quiet());
        List<UserAction> leftOver = batching.leftOver();
        if (!leftOver.isEmpty()) {
            sender.send(commands.users(leftOver), last, listener);
        }
    }

    @Override
    public void close() {
        try {
            api.close();
        } finally {
            tokens.close();
        }
    }

    private PageReader<AdobeUser> users() {
        return new PageReader<>(json, "users", new UserReader(new SharedValues()));
    }
}
