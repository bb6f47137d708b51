package org.usersync.connector.okta.internal;

import java.util.Set;

/**
 * What being in a group of Okta means to the host.
 *
 * @param groups the names under which the group was asked for; empty for a group that is read as a member group alone
 * @param memberGroups its name, if it is looked at as a member group; else empty
 */
record Membership(Set<String> groups, Set<String> memberGroups) {
    Membership {
        groups = Set.copyOf(groups);
        memberGroups = Set.copyOf(memberGroups);
    }
}
