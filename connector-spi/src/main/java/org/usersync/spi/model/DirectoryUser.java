package org.usersync.spi.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * One user as a directory delivers it. Immutable, free of any link to the connector that made it.
 *
 * <p>A connector may deliver the same user several times, once for each group it was found in: the host joins records
 * of equal {@link #id()}. Values are spelled as the directory spells them; the host normalises them to compare.
 */
public final class DirectoryUser {
    private final String id;
    private final @Nullable String label;
    private final @Nullable IdentityType identityType;
    private final @Nullable String username;
    private final @Nullable String domain;
    private final @Nullable String email;
    private final @Nullable String firstName;
    private final @Nullable String lastName;
    private final @Nullable String country;
    private final Set<String> groups;
    private final Set<String> memberGroups;
    private final Map<String, @Nullable Object> sourceAttributes;

    private DirectoryUser(Builder builder) {
        this.id = builder.id;
        this.label = builder.label;
        this.identityType = builder.identityType;
        this.username = builder.username;
        this.domain = builder.domain;
        this.email = builder.email;
        this.firstName = builder.firstName;
        this.lastName = builder.lastName;
        this.country = builder.country;
        this.groups = builder.groups.size() < 2 ? Set.copyOf(builder.groups) : unmodifiable(builder.groups);
        this.memberGroups =
                builder.memberGroups.size() < 2 ? Set.copyOf(builder.memberGroups) : unmodifiable(builder.memberGroups);
        this.sourceAttributes = builder.sourceAttributes.isEmpty()
                ? Map.of()
                : Collections.unmodifiableMap(new LinkedHashMap<>(builder.sourceAttributes));
    }

    private static Set<String> unmodifiable(Set<String> names) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(names));
    }

    /**
     * Begins a user.
     *
     * @param id the directory's own identifier, equal for every record of the same person in one read and stable from
     *     run to run (an Okta id, an LDAP DN); never null
     * @return a builder for one user
     */
    public static Builder builder(String id) {
        return new Builder(id);
    }

    /** {@return the directory's own identifier} */
    public String id() {
        return id;
    }

    /**
     * How people know the record in the directory, such as a login: for log lines.
     *
     * @return the name, or null if the id or the email says it as well
     */
    public @Nullable String label() {
        return label;
    }

    /** {@return the identity type, or null if neither the directory nor the configuration gave one} */
    public @Nullable IdentityType identityType() {
        return identityType;
    }

    /** {@return the username, or null if the email serves as such} */
    public @Nullable String username() {
        return username;
    }

    /** {@return the domain of the username, or null} */
    public @Nullable String domain() {
        return domain;
    }

    /** {@return the email address, or null} */
    public @Nullable String email() {
        return email;
    }

    /** {@return the given name, or null} */
    public @Nullable String firstName() {
        return firstName;
    }

    /** {@return the surname, or null} */
    public @Nullable String lastName() {
        return lastName;
    }

    /** {@return the country as an ISO 3166 alpha-2 code in upper case, or null} */
    public @Nullable String country() {
        return country;
    }

    /** {@return those of the groups asked for in which this record found the user; never null} */
    public Set<String> groups() {
        return groups;
    }

    /** {@return all groups that the user is directly in, where the connector reads them; never null} */
    public Set<String> memberGroups() {
        return memberGroups;
    }

    /**
     * The raw values that hooks see, in the directory's own types; a missing value is null.
     *
     * @return the values by name, empty unless {@code ReadRequest.sourceAttributes()} asked for them
     */
    public Map<String, @Nullable Object> sourceAttributes() {
        return sourceAttributes;
    }

    /** Names the user by its id only: attributes are personal data and stay out of logs by default. */
    @Override
    public String toString() {
        return "DirectoryUser[" + id + "]";
    }

    /** Collects the values of one user. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private @Nullable String label;
        private @Nullable IdentityType identityType;
        private @Nullable String username;
        private @Nullable String domain;
        private @Nullable String email;
        private @Nullable String firstName;
        private @Nullable String lastName;
        private @Nullable String country;
        private Set<String> groups = Set.of();
        private Set<String> memberGroups = Set.of();
        private Map<String, @Nullable Object> sourceAttributes = Map.of();

        private Builder(String id) {
            this.id = Objects.requireNonNull(id, "id");
        }

        /**
         * Sets how people know the record in the directory.
         *
         * @param value such as a login, or null
         * @return this
         */
        public Builder label(@Nullable String value) {
            this.label = value;
            return this;
        }

        /**
         * Sets the identity type.
         *
         * @param value the type, or null
         * @return this
         */
        public Builder identityType(@Nullable IdentityType value) {
            this.identityType = value;
            return this;
        }

        /**
         * Sets the username.
         *
         * @param value the username, or null to let the email serve as such
         * @return this
         */
        public Builder username(@Nullable String value) {
            this.username = value;
            return this;
        }

        /**
         * Sets the domain of the username.
         *
         * @param value the domain, or null
         * @return this
         */
        public Builder domain(@Nullable String value) {
            this.domain = value;
            return this;
        }

        /**
         * Sets the email address.
         *
         * @param value the address, or null
         * @return this
         */
        public Builder email(@Nullable String value) {
            this.email = value;
            return this;
        }

        /**
         * Sets the given name.
         *
         * @param value the name, or null
         * @return this
         */
        public Builder firstName(@Nullable String value) {
            this.firstName = value;
            return this;
        }

        /**
         * Sets the surname.
         *
         * @param value the name, or null
         * @return this
         */
        public Builder lastName(@Nullable String value) {
            this.lastName = value;
            return this;
        }

        /**
         * Sets the country.
         *
         * @param value an ISO 3166 alpha-2 code in upper case, or null
         * @return this
         */
        public Builder country(@Nullable String value) {
            this.country = value;
            return this;
        }

        /**
         * Sets the groups asked for in which the user was found.
         *
         * @param values group names, spelled as in the request
         * @return this
         */
        public Builder groups(Set<String> values) {
            this.groups = values;
            return this;
        }

        /**
         * Sets all groups that the user is directly in.
         *
         * @param values group names, spelled as the directory spells them
         * @return this
         */
        public Builder memberGroups(Set<String> values) {
            this.memberGroups = values;
            return this;
        }

        /**
         * Sets the raw values for hooks.
         *
         * @param values values by name; null stands for a missing one
         * @return this
         */
        public Builder sourceAttributes(Map<String, @Nullable Object> values) {
            this.sourceAttributes = values;
            return this;
        }

        /** {@return the user, independent of later changes to this builder} */
        public DirectoryUser build() {
            return new DirectoryUser(this);
        }
    }
}
