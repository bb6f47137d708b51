package org.usersync.demo.tenant;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * All that is in the Adobe organisation.
 *
 * @param orgId such as {@code …@AdobeOrg}
 * @param clientId of the one client that may call
 * @param clientSecret of that client
 * @param domains the claimed domains, in lower case, with the identity type of their users; domains of one type belong
 *     to one directory
 * @param hiddenAccounts technical accounts, which the total count counts and no page shows
 * @param users the users, in the order in which they are listed
 * @param groups the groups, in the order in which they are listed
 */
public record AdobeState(
        String orgId,
        String clientId,
        String clientSecret,
        Map<String, String> domains,
        int hiddenAccounts,
        List<AdobeUser> users,
        List<AdobeGroup> groups) {
    /** Copies the collections; empty if null. */
    public AdobeState {
        domains = orNone(domains);
        users = orNone(users);
        groups = orNone(groups);
    }

    private static Map<String, String> orNone(@Nullable Map<String, String> map) {
        return map == null ? Map.of() : Map.copyOf(map);
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /**
     * {@return the first user with an e-mail}
     *
     * @param email compared without regard to case
     */
    public Optional<AdobeUser> user(String email) {
        String wanted = email.toLowerCase(Locale.ROOT);
        return users.stream()
                .filter(user -> user.email().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst();
    }

    /**
     * {@return this organisation with other users}
     *
     * @param others the users
     */
    public AdobeState withUsers(List<AdobeUser> others) {
        return new AdobeState(orgId, clientId, clientSecret, domains, hiddenAccounts, others, groups);
    }

    /**
     * {@return this organisation with other groups}
     *
     * @param others the groups
     */
    public AdobeState withGroups(List<AdobeGroup> others) {
        return new AdobeState(orgId, clientId, clientSecret, domains, hiddenAccounts, users, others);
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "AdobeState[" + orgId + ", " + users.size() + " users, " + groups.size() + " groups]";
    }
}
