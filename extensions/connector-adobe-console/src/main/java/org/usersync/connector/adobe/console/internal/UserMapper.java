package org.usersync.connector.adobe.console.internal;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.usersync.engine.target.AdobeUser;
import org.usersync.spi.connector.ReadRequest;
import org.usersync.spi.model.DirectoryUser;
import org.usersync.spi.model.IdentityType;

/** Makes directory users of Adobe's, for the time of one read. */
final class UserMapper {
    private final ReadRequest request;
    private final Map<String, GroupName> asked;
    private final Optional<IdentityType> onlyType;
    private final Logger log;
    /** A user comes once for every group, warnings are wanted once. */
    private final Set<String> warned = new HashSet<>();

    /**
     * Makes a mapper.
     *
     * @param request what the host wants to know
     * @param asked the groups that were asked for, by what their spellings have in common
     * @param onlyType the identity type that is wanted, or empty for all
     * @param log takes warnings
     */
    UserMapper(ReadRequest request, Map<String, GroupName> asked, Optional<IdentityType> onlyType, Logger log) {
        this.request = request;
        this.asked = asked;
        this.onlyType = onlyType;
        this.log = log;
    }

    /** {@return a receiver for the members of a group: they are in it, whatever else their records say} */
    Consumer<AdobeUser> inGroup(String group, Consumer<AdobeUser> receiver) {
        return user -> {
            if (user.groups().stream().anyMatch(name -> GroupName.norm(name).equals(GroupName.norm(group)))) {
                receiver.accept(user);
                return;
            }
            Set<String> groups = new LinkedHashSet<>(user.groups());
            groups.add(group);
            receiver.accept(new AdobeUser(
                    user.identityType(),
                    user.email(),
                    user.username(),
                    user.domain(),
                    user.firstName(),
                    user.lastName(),
                    user.country(),
                    groups.stream().toList()));
        };
    }

    /** {@return the user, or null if it is not wanted or, with a warning, if it cannot be told who it is} */
    @Nullable DirectoryUser map(AdobeUser user) {
        IdentityType type = user.identityType();
        String email = user.email();
        String name = user.username() == null ? String.valueOf(email) : user.username();
        if (type == null) {
            warn(name, "Adobe tells no identity type that is known here");
            return null;
        }
        if (onlyType.isPresent() && onlyType.get() != type) {
            return null;
        }
        if (email == null) {
            warn(name, "Adobe tells no email");
            return null;
        }
        String country = user.country();
        return DirectoryUser.builder(id(user, type))
                .label(name)
                .identityType(type)
                .email(email)
                .username(user.username())
                .domain(user.domain())
                .firstName(user.firstName())
                .lastName(user.lastName())
                .country(country == null ? null : country.toUpperCase(Locale.ROOT))
                .groups(groups(user))
                .memberGroups(memberGroups(user))
                .sourceAttributes(request.sourceAttributes() ? source(user, type) : Map.of())
                .build();
    }

    /** Adobe's identity of a user: one email may be an AdobeID's and a federated user's. */
    private static String id(AdobeUser user, IdentityType type) {
        return (type.wireName() + "," + text(user.username()) + "," + text(user.domain()) + "," + text(user.email()))
                .toLowerCase(Locale.ROOT);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    private Set<String> groups(AdobeUser user) {
        Set<String> names = new LinkedHashSet<>();
        for (String group : user.groups()) {
            GroupName known = asked.get(GroupName.norm(group));
            if (known != null) {
                names.addAll(known.asked());
            }
        }
        return names;
    }

    private Set<String> memberGroups(AdobeUser user) {
        Predicate<String> wanted = request.memberGroups().orElse(name -> false);
        return user.groups().stream().filter(wanted).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Map<String, @Nullable Object> source(AdobeUser user, IdentityType type) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("email", user.email());
        values.put("type", type.wireName());
        values.put("username", user.username());
        values.put("domain", user.domain());
        values.put("firstname", user.firstName());
        values.put("lastname", user.lastName());
        values.put("country", user.country());
        request.extendedAttributes().forEach(name -> values.putIfAbsent(name, null));
        return values;
    }

    private void warn(String name, String reason) {
        if (warned.add(name)) {
            log.warn("user {} is skipped: {}", name, reason);
        }
    }
}
