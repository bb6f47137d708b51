package org.usersync.connector.okta.internal;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.DirectoryConnector;
import org.usersync.spi.connector.Health;
import org.usersync.spi.connector.ReadRequest;
import org.usersync.spi.connector.UserSink;

/** One Okta organisation. */
final class OktaConnector implements DirectoryConnector {
    private final OktaSettings settings;
    private final OktaClient client;
    private final OktaPages pages;
    private final GroupFinder groups;
    private final GroupsReader members;

    /**
     * Makes a connector.
     *
     * @param settings its options
     * @param client its way to Okta; the connector closes it
     * @param name the name under which the configuration knows it
     * @param clock measures how long answers take
     */
    OktaConnector(OktaSettings settings, OktaClient client, String name, Clock clock) {
        this.settings = settings;
        this.client = client;
        this.pages = new OktaPages(client, settings.logger());
        this.groups = new GroupFinder(pages, settings.groupFormat(), settings.logger(), name);
        this.members = new GroupsReader(pages, settings.logger(), name, clock);
    }

    @Override
    public void read(ReadRequest request, UserSink sink) {
        if (request.allUsers()) {
            throw new ConnectorException(
                    ConnectorException.Kind.CONFIG,
                    "Okta cannot be asked for all users; use --users group or --users mapped");
        }
        try {
            Map<OktaGroup, Set<String>> found = groups.find(request.groups());
            UserMapper mapper = new UserMapper(settings, request);
            Predicate<String> wanted = request.memberGroups().orElse(null);
            if (wanted == null) {
                members.read(memberships(found, name -> false), mapper, user -> true, sink);
            } else {
                readWithMemberGroups(found, wanted, mapper, sink);
            }
        } catch (OktaFailure e) {
            throw e.toConnectorException();
        }
    }

    /** Okta does not tell the groups of a user: those that somebody looks at are read like any other, afterwards. */
    private void readWithMemberGroups(
            Map<OktaGroup, Set<String>> found, Predicate<String> wanted, UserMapper mapper, UserSink sink) {
        PeopleInScope people = new PeopleInScope();
        boolean goOn = members.read(memberships(found, wanted), mapper, user -> true, people.remembering(sink));
        if (!goOn || people.isEmpty()) {
            return;
        }
        Map<OktaGroup, Membership> more = new LinkedHashMap<>();
        for (OktaGroup group : groups.all(wanted)) {
            if (!found.containsKey(group)) {
                more.put(group, new Membership(Set.of(), Set.of(group.name())));
            }
        }
        settings.logger().debug("{} further groups of Okta are read for additional groups", more.size());
        members.read(more, mapper, people::contains, sink);
    }

    private static Map<OktaGroup, Membership> memberships(Map<OktaGroup, Set<String>> found, Predicate<String> wanted) {
        Map<OktaGroup, Membership> memberships = new LinkedHashMap<>();
        found.forEach((group, names) -> memberships.put(
                group, new Membership(names, wanted.test(group.name()) ? Set.of(group.name()) : Set.of())));
        return memberships;
    }

    @Override
    public Health check() {
        try {
            pages.first(GroupFinder.anyGroup());
            return new Health(
                    Health.Status.OK, "Okta at " + settings.host() + " answers and accepts the token", List.of());
        } catch (OktaFailure e) {
            return new Health(Health.Status.FAIL, String.valueOf(e.getMessage()), List.of());
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
