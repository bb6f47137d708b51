package org.usersync.connector.ldap.internal;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.usersync.spi.connector.FormattedUser;
import org.usersync.spi.connector.ReadRequest;
import org.usersync.spi.connector.UserFormats;
import org.usersync.spi.model.DirectoryUser;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.SearchResultEntry;

/** Makes users of entries. */
final class UserMapper {
    private final LdapOptions options;
    private final UserFormats formats;
    private final SchemaTypes types;
    private final ReadRequest request;
    private final Logger log;

    UserMapper(LdapOptions options, UserFormats formats, SchemaTypes types, ReadRequest request, Logger log) {
        this.options = options;
        this.formats = formats;
        this.types = types;
        this.request = request;
        this.log = log;
    }

    /** {@return the attributes to ask the server for} */
    Set<String> attributes() {
        Set<String> names = new LinkedHashSet<>(formats.attributes());
        names.addAll(request.extendedAttributes());
        String memberGroups = options.memberGroupsAttribute();
        if (memberGroups != null && request.memberGroups().isPresent()) {
            names.add(memberGroups);
        }
        return names;
    }

    /**
     * Makes a user.
     *
     * @param entry its entry
     * @param groups the groups asked for in which it was found
     * @return the user, or null, with a warning, if it is to be skipped
     */
    @Nullable DirectoryUser user(SearchResultEntry entry, Set<String> groups) {
        EntryAttributes attributes = new EntryAttributes(entry, options.encoding());
        FormattedUser formatted = formats.format(entry.getDN(), attributes::first, warning -> log.warn("{}", warning));
        if (formatted == null) {
            return null;
        }
        String country = formatted.country();
        return DirectoryUser.builder(id(entry))
                .identityType(formatted.identityType())
                .email(formatted.email())
                .username(formatted.username())
                .domain(formatted.domain())
                .firstName(formatted.givenName())
                .lastName(formatted.surname())
                .country(country == null ? null : country.toUpperCase(Locale.ROOT))
                .groups(groups)
                .memberGroups(memberGroups(attributes))
                .sourceAttributes(
                        request.sourceAttributes() ? sourceAttributes(entry, attributes, formatted) : Map.of())
                .build();
    }

    private static String id(SearchResultEntry entry) {
        try {
            return PlainNames.normalised(entry.getDN());
        } catch (LDAPException unparsable) {
            return entry.getDN();
        }
    }

    private Set<String> memberGroups(EntryAttributes attributes) {
        String attribute = options.memberGroupsAttribute();
        Predicate<String> wanted = request.memberGroups().orElse(null);
        if (attribute == null || wanted == null) {
            return Set.of();
        }
        Set<String> names = new LinkedHashSet<>();
        for (String dn : attributes.all(attribute)) {
            try {
                RDN first = new DN(dn).getRDN();
                if (first != null && wanted.test(first.getAttributeValues()[0])) {
                    names.add(first.getAttributeValues()[0]);
                }
            } catch (LDAPException wrong) {
                log.warn("\"{}\" in {} is not a distinguished name: {}", dn, attribute, wrong.getMessage());
            }
        }
        return names;
    }

    private Map<String, @Nullable Object> sourceAttributes(
            SearchResultEntry entry, EntryAttributes attributes, FormattedUser formatted) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("email", formatted.email());
        values.put("identity_type", formatted.formattedIdentityType());
        values.put("username", formatted.formattedUsername());
        values.put("domain", formatted.formattedDomain());
        values.put("givenName", formatted.givenName());
        values.put("sn", formatted.surname());
        values.put("c", formatted.country());
        for (String name : request.extendedAttributes()) {
            values.put(name, types.value(entry, name, attributes));
        }
        return values;
    }
}
