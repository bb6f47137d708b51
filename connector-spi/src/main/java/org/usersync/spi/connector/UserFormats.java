package org.usersync.spi.connector;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.config.ConfigOption;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.model.IdentityType;

/** The attribute formats that every connector shares: which attributes of a record make email, name, country … */
public final class UserFormats {
    private UserFormats() {}

    /**
     * The options of the formats, with a connector's own defaults.
     *
     * @param email default of {@code user_email_format}
     * @param givenName default of {@code user_given_name_format}
     * @param surname default of {@code user_surname_format}
     * @param country default of {@code user_country_code_format}
     * @return {@code user_*_format}, {@code user_identity_type} and {@code string_encoding}, for a schema
     */
    public static List<ConfigOption> options(String email, String givenName, String surname, String country) {
        return List.of();
    }

    /**
     * Reads the formats of a configuration.
     *
     * @param config values checked against a schema with {@link #options}
     * @param defaultIdentityType the type where neither {@code user_identity_type} nor a format gives one
     * @return the formats
     */
    public static UserFormats of(ConfigValues config, IdentityType defaultIdentityType) {
        return new UserFormats();
    }

    /** {@return every attribute that a format names} */
    public java.util.Set<String> attributes() {
        return java.util.Set.of();
    }

    /**
     * Makes a user's values.
     *
     * @param label names the record in warnings, such as a login or a DN
     * @param attributes gives a value of the record by name; null for a missing one
     * @param warn takes warnings, one line each
     * @return the values, or null if the user is to be skipped (a warning says why)
     */
    public @Nullable FormattedUser format(
            String label, Function<String, @Nullable Object> attributes, Consumer<String> warn) {
        return null;
    }
}
