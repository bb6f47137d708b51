package org.usersync.spi.connector;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.config.AttributeFormat;
import org.usersync.spi.config.ConfigOption;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.config.OptionType;
import org.usersync.spi.model.IdentityType;

/**
 * The attribute formats that every connector shares: which attributes of a record make email, name, country …
 * Immutable, safe for use by several threads.
 */
public final class UserFormats {
    private static final String EMAIL = "user_email_format";
    private static final String USERNAME = "user_username_format";
    private static final String DOMAIN = "user_domain_format";
    private static final String GIVEN_NAME = "user_given_name_format";
    private static final String SURNAME = "user_surname_format";
    private static final String COUNTRY = "user_country_code_format";
    private static final String IDENTITY_TYPE_FORMAT = "user_identity_type_format";
    private static final String IDENTITY_TYPE = "user_identity_type";

    private final AttributeFormat email;
    private final @Nullable AttributeFormat username;
    private final @Nullable AttributeFormat domain;
    private final @Nullable AttributeFormat givenName;
    private final @Nullable AttributeFormat surname;
    private final @Nullable AttributeFormat country;
    private final @Nullable AttributeFormat identityTypeFormat;
    private final IdentityType identityType;
    private final Set<String> attributes;
    /** Most emails have the same few domains, which need not be made anew. Any thread writes it at any time. */
    private String recentDomain = "";

    private UserFormats(ConfigValues config, IdentityType defaultIdentityType) {
        this.email = config.format(EMAIL)
                .orElseThrow(() -> new ConnectorException(
                        ConnectorException.Kind.CONFIG, EMAIL + " is empty: without an email no user can be read"));
        this.username = config.format(USERNAME).orElse(null);
        this.domain = config.format(DOMAIN).orElse(null);
        this.givenName = config.format(GIVEN_NAME).orElse(null);
        this.surname = config.format(SURNAME).orElse(null);
        this.country = config.format(COUNTRY).orElse(null);
        this.identityTypeFormat = config.format(IDENTITY_TYPE_FORMAT).orElse(null);
        this.identityType = config.identityType(IDENTITY_TYPE).orElse(defaultIdentityType);
        Set<String> names = new LinkedHashSet<>(email.attributes());
        addAttributes(username, names);
        addAttributes(domain, names);
        addAttributes(givenName, names);
        addAttributes(surname, names);
        addAttributes(country, names);
        addAttributes(identityTypeFormat, names);
        this.attributes = Collections.unmodifiableSet(names);
    }

    private static void addAttributes(@Nullable AttributeFormat format, Set<String> names) {
        if (format != null) {
            names.addAll(format.attributes());
        }
    }

    /**
     * The options of the formats, with a connector's own defaults. Does not block.
     *
     * @param email default of {@code user_email_format}
     * @param givenName default of {@code user_given_name_format}
     * @param surname default of {@code user_surname_format}
     * @param country default of {@code user_country_code_format}
     * @return {@code user_*_format}, {@code user_identity_type} and {@code string_encoding}, for a schema;
     *     {@code logger_name} is not among them
     */
    public static List<ConfigOption> options(String email, String givenName, String surname, String country) {
        return List.of(
                format(EMAIL, "Makes a user's email; a user without one is skipped.")
                        .defaultValue(email)
                        .build(),
                format(USERNAME, "Makes a user's username; without it the email is the username.")
                        .build(),
                format(DOMAIN, "Makes the domain of a user's username; without it the email's domain is taken.")
                        .build(),
                format(GIVEN_NAME, "Makes a user's given name.")
                        .defaultValue(givenName)
                        .build(),
                format(SURNAME, "Makes a user's surname.").defaultValue(surname).build(),
                format(COUNTRY, "Makes a user's two-letter country code.")
                        .defaultValue(country)
                        .build(),
                format(IDENTITY_TYPE_FORMAT, "Makes a user's identity type; it overrides user_identity_type.")
                        .build(),
                ConfigOption.builder(
                                IDENTITY_TYPE,
                                OptionType.IDENTITY_TYPE,
                                "The identity type of this directory's users; without it that of the root file.")
                        .build(),
                ConfigOption.builder(
                                "string_encoding", OptionType.ENCODING, "The character set of the directory's texts.")
                        .defaultValue("utf8")
                        .build());
    }

    private static ConfigOption.Builder format(String name, String doc) {
        return ConfigOption.builder(name, OptionType.FORMAT, doc);
    }

    /**
     * Reads the formats of a configuration. Does not block.
     *
     * @param config values checked against a schema with {@link #options}
     * @param defaultIdentityType the type where neither {@code user_identity_type} nor a format gives one
     * @return the formats
     * @throws ConnectorException of kind {@code CONFIG} if there is no format for the email
     */
    public static UserFormats of(ConfigValues config, IdentityType defaultIdentityType) {
        return new UserFormats(config, defaultIdentityType);
    }

    /** {@return every attribute that a format names, each once; unmodifiable} */
    public Set<String> attributes() {
        return attributes;
    }

    /**
     * Makes a user's values. Calls the functions on the caller's thread and does not block unless they do.
     *
     * <p>A missing country is no warning here: in many directories most people have none. A connector that wants one
     * gives it itself.
     *
     * @param label names the record in warnings, such as a login or a DN
     * @param attributes gives a value of the record by name, null for a missing one; see
     *     {@link AttributeFormat#apply}
     * @param warn takes warnings, one line each; those of a user who is skipped say so
     * @return the values, or null if the user is to be skipped (a warning says why)
     */
    public @Nullable FormattedUser format(
            String label, Function<String, ? extends @Nullable Object> attributes, Consumer<String> warn) {
        String emailValue = email.apply(attributes);
        if (emailValue == null) {
            warn.accept(label + ": " + EMAIL + " '" + email + "' gives no email; the user is skipped");
            return null;
        }
        String typeName = apply(identityTypeFormat, attributes);
        IdentityType type = identityType;
        if (typeName != null) {
            Optional<IdentityType> parsed = IdentityType.parse(typeName);
            if (parsed.isEmpty()) {
                warn.accept(label + ": " + IDENTITY_TYPE_FORMAT + " gives '" + oneLine(typeName)
                        + "', which is no identity type; the user is skipped");
                return null;
            }
            type = parsed.get();
        } else if (identityTypeFormat != null) {
            warn.accept(label + ": " + IDENTITY_TYPE_FORMAT + " '" + identityTypeFormat + "' gives no identity type; "
                    + type.wireName() + " is used");
        }
        String usernameValue = apply(username, attributes);
        if (username != null && usernameValue == null) {
            warn.accept(label + ": " + USERNAME + " '" + username + "' gives no username; the email is used instead");
        }
        String domainValue = apply(domain, attributes);
        return new FormattedUser(
                type,
                emailValue,
                usernameValue == null ? emailValue : usernameValue,
                domainValue == null ? defaultDomain(emailValue, usernameValue) : domainValue,
                usernameValue,
                domainValue,
                typeName,
                named(GIVEN_NAME, "given name", givenName, label, attributes, warn),
                named(SURNAME, "surname", surname, label, attributes, warn),
                apply(country, attributes));
    }

    private static @Nullable String apply(
            @Nullable AttributeFormat format, Function<String, ? extends @Nullable Object> attributes) {
        return format == null ? null : format.apply(attributes);
    }

    private static @Nullable String named(
            String option,
            String what,
            @Nullable AttributeFormat format,
            String label,
            Function<String, ? extends @Nullable Object> attributes,
            Consumer<String> warn) {
        String value = apply(format, attributes);
        if (format != null && value == null) {
            warn.accept(label + ": " + option + " '" + format + "' gives no " + what + "; none is sent");
        }
        return value;
    }

    private static String oneLine(String value) {
        return value.replaceAll("\\p{Cntrl}+", " ");
    }

    /** An email that a format gave as the username names its domain itself. */
    private @Nullable String defaultDomain(String email, @Nullable String formattedUsername) {
        int at = email.lastIndexOf('@');
        if (at < 0
                || (formattedUsername != null
                        && formattedUsername.toLowerCase(Locale.ROOT).equals(email.toLowerCase(Locale.ROOT)))) {
            return null;
        }
        String known = recentDomain;
        if (known.length() == email.length() - at - 1 && email.endsWith(known)) {
            return known.isEmpty() ? null : known;
        }
        String domain = email.substring(at + 1);
        recentDomain = domain;
        return domain.isEmpty() ? null : domain;
    }
}
