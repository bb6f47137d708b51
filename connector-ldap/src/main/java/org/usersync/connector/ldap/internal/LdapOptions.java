package org.usersync.connector.ldap.internal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.config.AttributeFormat;
import org.usersync.spi.config.ConfigOption;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.config.OptionType;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.ConnectorException.Kind;
import org.usersync.spi.connector.UserFormats;
import org.usersync.spi.secret.Secret;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;

/**
 * The connector's options, as far as the shared formats do not cover them.
 *
 * @param hosts the servers, in the order in which they are tried
 * @param baseDn where every search begins; may be empty
 * @param authentication how to sign in
 * @param username who signs in, or null
 * @param password the secret, or null
 * @param verifyTls whether certificates are verified; on plain connections it also means StartTLS
 * @param pageSize entries a page, 0 for one search without pages
 * @param allUsersFilter what a user is
 * @param groupFilter finds a group by its name
 * @param memberFilter finds the members of a group by its DN; null with two-step lookup
 * @param memberAttribute the attribute of a group that lists its members; null without two-step lookup
 * @param nestedGroups whether two-step lookup follows groups in groups
 * @param memberGroupsAttribute the attribute of a user that lists its groups, or null
 * @param encoding how the directory writes text
 */
record LdapOptions(
        List<LdapHost> hosts,
        String baseDn,
        Authentication authentication,
        @Nullable String username,
        @Nullable Secret password,
        boolean verifyTls,
        int pageSize,
        Filter allUsersFilter,
        AttributeFormat groupFilter,
        @Nullable AttributeFormat memberFilter,
        @Nullable String memberAttribute,
        boolean nestedGroups,
        @Nullable String memberGroupsAttribute,
        Charset encoding) {

    /** How to sign in. */
    enum Authentication {
        SIMPLE,
        ANONYMOUS,
        NTLM,
        KERBEROS
    }

    private static final String HOST = "host";
    private static final String BASE_DN = "base_dn";
    private static final String USERNAME = "username";
    private static final String PASSWORD = "password";
    private static final String AUTHENTICATION = "authentication_method";
    private static final String REQUIRE_TLS = "require_tls_cert";
    private static final String PAGE_SIZE = "search_page_size";
    private static final String USERS_FILTER = "all_users_filter";
    private static final String GROUP_FILTER = "group_filter_format";
    private static final String MEMBER_FILTER = "group_member_filter_format";
    private static final String TWO_STEPS = "two_steps_lookup";
    private static final String MEMBER_ATTRIBUTE = "group_member_attribute_name";
    private static final String NESTED = "nested_group";
    private static final String MEMBER_GROUPS = "dynamic_group_member_attribute";

    /** Users of Active Directory whose account is not disabled (bit 2 of userAccountControl, Microsoft's bit-and rule). */
    private static final String ENABLED_USERS =
            "(&(objectClass=user)(objectCategory=person)(!(userAccountControl:1.2.840.113556.1.4.803:=2)))";

    private static final String GROUP_BY_NAME =
            "(&(|(objectCategory=group)(objectClass=groupOfNames)(objectClass=posixGroup))(cn={group}))";

    private static final String MEMBER_OF = "(memberOf={group_dn})";

    static ConfigSchema schema() {
        ConfigSchema twoSteps = ConfigSchema.of(
                ConfigOption.builder(
                                MEMBER_ATTRIBUTE,
                                OptionType.TEXT,
                                "The attribute of a group that lists its members' DNs, such as member.")
                        .required()
                        .build(),
                ConfigOption.builder(
                                NESTED,
                                OptionType.BOOLEAN,
                                "Whether members of groups inside the group are members too.")
                        .defaultValue("false")
                        .build());
        List<ConfigOption> options = new ArrayList<>(List.of(
                ConfigOption.builder(
                                HOST,
                                OptionType.TEXT_LIST,
                                "The server, as ldap://host:389 or ldaps://host:636; several are tried in order.")
                        .required()
                        .build(),
                ConfigOption.builder(
                                BASE_DN,
                                OptionType.TEXT,
                                "The entry below which everything is looked for; may be empty (global catalogue).")
                        .required()
                        .allowEmpty()
                        .build(),
                ConfigOption.builder(
                                USERNAME, OptionType.TEXT, "Who signs in; without it the connector signs in as nobody.")
                        .build(),
                ConfigOption.builder(
                                PASSWORD, OptionType.SECRET, "The password of username; for ntlm also its NT hash.")
                        .keyringAccount(USERNAME)
                        .build(),
                ConfigOption.builder(AUTHENTICATION, OptionType.TEXT, "How to sign in.")
                        .choices("simple", "anonymous", "ntlm", "kerberos")
                        .defaultValue("simple")
                        .build(),
                ConfigOption.builder(
                                REQUIRE_TLS,
                                OptionType.BOOLEAN,
                                "Verify the server's certificate; on ldap:// also begin TLS before anything is sent.")
                        .defaultValue("false")
                        .build(),
                ConfigOption.builder(PAGE_SIZE, OptionType.INTEGER, "Entries a page; 0 asks for all at once.")
                        .range(0, 100_000)
                        .defaultValue("200")
                        .build(),
                ConfigOption.builder(USERS_FILTER, OptionType.TEXT, "The LDAP filter that every user passes.")
                        .defaultValue(ENABLED_USERS)
                        .build(),
                ConfigOption.builder(GROUP_FILTER, OptionType.FORMAT, "The LDAP filter that finds a group by its name.")
                        .placeholders("group")
                        .defaultValue(GROUP_BY_NAME)
                        .build(),
                ConfigOption.builder(
                                MEMBER_FILTER,
                                OptionType.FORMAT,
                                "The LDAP filter that finds the members of a group by its DN; " + MEMBER_OF
                                        + " unless given.")
                        .placeholders("group_dn")
                        .build(),
                ConfigOption.builder(
                                TWO_STEPS,
                                OptionType.SECTION,
                                "Reads a group's list of members, then each member; for servers without memberOf.")
                        .section(twoSteps)
                        .build(),
                ConfigOption.builder(
                                MEMBER_GROUPS,
                                OptionType.TEXT,
                                "The attribute of a user that lists the DNs of all its groups, for additional groups.")
                        .build(),
                ConfigOption.builder("logger_name", OptionType.TEXT, "The logger in the log lines.")
                        .defaultValue("ldap")
                        .build()));
        options.addAll(UserFormats.options("{mail}", "{givenName}", "{sn}", "{c}"));
        return ConfigSchema.of(options);
    }

    static LdapOptions of(ConfigValues config) {
        Optional<ConfigValues> twoSteps = config.section(TWO_STEPS);
        Optional<AttributeFormat> memberFilter = config.format(MEMBER_FILTER);
        if (twoSteps.isPresent() && memberFilter.isPresent()) {
            throw problem(MEMBER_FILTER + " and " + TWO_STEPS + " exclude each other: remove one");
        }
        Authentication authentication = Authentication.valueOf(
                config.text(AUTHENTICATION).orElse("simple").toUpperCase(Locale.ROOT));
        String username = config.text(USERNAME).orElse(null);
        Secret password = config.secret(PASSWORD).orElse(null);
        check(authentication, username, password);
        AttributeFormat groupFilter = config.format(GROUP_FILTER).orElseThrow();
        AttributeFormat members =
                twoSteps.isPresent() ? null : memberFilter.orElseGet(() -> AttributeFormat.parse(MEMBER_OF));
        Filter users = filter(USERS_FILTER, config.text(USERS_FILTER).orElse(ENABLED_USERS));
        String anyGroup = groupFilter.apply(name -> "x");
        Filter unused = filter(GROUP_FILTER, anyGroup == null ? "" : anyGroup);
        if (members != null) {
            String ofAnyGroup = members.apply(name -> "x");
            Filter unusedToo = both(ofAnyGroup == null ? "" : ofAnyGroup, users);
        }
        return new LdapOptions(
                hosts(config.texts(HOST)),
                baseDn(config.text(BASE_DN).orElse("")),
                username == null && authentication != Authentication.KERBEROS
                        ? Authentication.ANONYMOUS
                        : authentication,
                username,
                password,
                config.flag(REQUIRE_TLS),
                Math.toIntExact(config.integer(PAGE_SIZE).orElse(200L)),
                users,
                groupFilter,
                members,
                twoSteps.flatMap(section -> section.text(MEMBER_ATTRIBUTE)).orElse(null),
                twoSteps.map(section -> section.flag(NESTED)).orElse(false),
                config.text(MEMBER_GROUPS).orElse(null),
                config.encoding("string_encoding").orElse(StandardCharsets.UTF_8));
    }

    private static void check(Authentication authentication, @Nullable String username, @Nullable Secret password) {
        boolean needsPassword = authentication == Authentication.SIMPLE || authentication == Authentication.NTLM;
        if (username != null && !needsPassword) {
            throw problem(USERNAME + " is given, but " + AUTHENTICATION + " is "
                    + authentication.name().toLowerCase(Locale.ROOT) + ": remove one");
        }
        if (username != null && (password == null || password.isEmpty())) {
            // A simple bind with a name and no password succeeds on many servers, as nobody.
            throw problem(USERNAME + " is given without " + PASSWORD);
        }
        if (authentication == Authentication.NTLM && username != null && !username.contains("\\")) {
            throw problem(USERNAME + " must be DOMAIN\\user for " + AUTHENTICATION + " ntlm");
        }
    }

    private static List<LdapHost> hosts(List<String> texts) {
        List<LdapHost> hosts = new ArrayList<>();
        for (String text : texts) {
            try {
                hosts.add(LdapHost.parse(text));
            } catch (IllegalArgumentException wrong) {
                throw problem(HOST + ": " + wrong.getMessage());
            }
        }
        if (hosts.isEmpty()) {
            throw problem(HOST + " names no server");
        }
        return List.copyOf(hosts);
    }

    private static String baseDn(String text) {
        try {
            return new DN(text).toString();
        } catch (LDAPException wrong) {
            throw problem(BASE_DN + " \"" + text + "\" is not a distinguished name: " + wrong.getMessage());
        }
    }

    private static Filter filter(String option, String text) {
        try {
            return Filter.create(parenthesised(text));
        } catch (LDAPException wrong) {
            throw problem(option + " is not an LDAP filter: " + wrong.getMessage());
        }
    }

    /** Joined as text: a member filter may be several filters in a row. */
    private static Filter both(String members, Filter users) {
        return filter(MEMBER_FILTER, "(&" + parenthesised(members) + users + ")");
    }

    private static String parenthesised(String filter) {
        String stripped = filter.strip();
        return stripped.startsWith("(") ? stripped : "(" + stripped + ")";
    }

    private static ConnectorException problem(String message) {
        return new ConnectorException(Kind.CONFIG, message);
    }

    /** Whether TLS protects connections to a server. */
    boolean encrypts(LdapHost host) {
        return host.tls() || verifyTls;
    }

    /** The filter for a group of this name. */
    Filter groupNamed(String name) {
        String filled = groupFilter.apply(attribute -> Filter.encodeValue(name));
        return filter(GROUP_FILTER, filled == null ? "" : filled);
    }

    /** The filter for users who are members of the group with this DN. */
    Filter membersOf(AttributeFormat format, String groupDn) {
        String filled = format.apply(attribute -> Filter.encodeValue(groupDn));
        return both(filled == null ? "" : filled, allUsersFilter);
    }
}
