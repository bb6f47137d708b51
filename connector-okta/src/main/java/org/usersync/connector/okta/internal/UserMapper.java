package org.usersync.connector.okta.internal;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.usersync.spi.connector.FormattedUser;
import org.usersync.spi.connector.ReadRequest;
import org.usersync.spi.connector.UserFormats;
import org.usersync.spi.extension.Expression;
import org.usersync.spi.model.DirectoryUser;

/** Makes directory users of Okta's, for the time of one read. Safe for use by several threads. */
final class UserMapper {
    private final Expression filter;
    private final UserFormats formats;
    private final Logger logger;
    private final Set<String> extendedAttributes;
    private final boolean sourceAttributes;

    /** A user comes once for every group, warnings are wanted once. */
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    /**
     * Makes a mapper.
     *
     * @param settings filter, formats and logger
     * @param request what the host wants to know
     */
    UserMapper(OktaSettings settings, ReadRequest request) {
        this.filter = settings.filter();
        this.formats = settings.formats();
        this.logger = settings.logger();
        this.sourceAttributes = request.sourceAttributes();
        this.extendedAttributes = sourceAttributes ? Set.copyOf(request.extendedAttributes()) : Set.of();
    }

    /** {@return a parser that keeps what this mapper reads} */
    UserParser parser() {
        Set<String> attributes = new HashSet<>(formats.attributes());
        attributes.addAll(extendedAttributes);
        return new UserParser(filter, attributes);
    }

    /**
     * Makes a directory user.
     *
     * @param user a member of a group
     * @param membership what being in that group means to the host
     * @return the user, or null if the filter or a format leaves it out
     */
    @Nullable DirectoryUser map(OktaUser user, Membership membership) {
        if (!filter.test(OktaRecord.of(user))) {
            return null;
        }
        List<String> warnings = new ArrayList<>(0);
        FormattedUser formatted = formats.format(user.label(), name -> present(user, name), warnings::add);
        if (formatted != null && formatted.country() == null) {
            warnings.add(user.label() + ": user_country_code_format gives no country; none is sent");
        }
        if (!warnings.isEmpty() && warned.add(user.id())) {
            warnings.forEach(warning -> logger.warn("{}", warning));
        }
        if (formatted == null) {
            return null;
        }
        String country = formatted.country();
        return DirectoryUser.builder(user.id())
                .label(user.label())
                .identityType(formatted.identityType())
                .username(formatted.username())
                .domain(formatted.domain())
                .email(formatted.email())
                .firstName(formatted.givenName())
                .lastName(formatted.surname())
                .country(country == null ? null : country.toUpperCase(Locale.ROOT))
                .groups(membership.groups())
                .memberGroups(membership.memberGroups())
                .sourceAttributes(sourceAttributes ? source(user, formatted) : Map.of())
                .build();
    }

    private Map<String, @Nullable Object> source(OktaUser user, FormattedUser formatted) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("login", present(user, OktaUser.LOGIN));
        values.put("id", user.id());
        values.put("email", formatted.email());
        values.put("identity_type", formatted.identityType().wireName());
        values.put("username", formatted.formattedUsername());
        values.put("domain", formatted.formattedDomain());
        values.put("firstName", formatted.givenName());
        values.put("lastName", formatted.surname());
        values.put("c", formatted.country());
        for (String name : extendedAttributes) {
            values.put(name, present(user, name));
        }
        return values;
    }

    /** What is false in Python's sense counts as missing in a profile, though not to the filter. */
    private static @Nullable Object present(OktaUser user, String name) {
        Object value = user.profile().get(name);
        if (value instanceof String text) {
            return text.isEmpty() ? null : text;
        }
        boolean missing = value == null
                || value.equals(false)
                || value.equals(0L)
                || value.equals(BigInteger.ZERO)
                || (value instanceof Double number && number == 0)
                || (value instanceof Collection<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> object && object.isEmpty());
        return missing ? null : value;
    }
}
