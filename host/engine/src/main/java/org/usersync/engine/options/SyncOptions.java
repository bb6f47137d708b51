package org.usersync.engine.options;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/** Everything the engine has to know of one run. Immutable. */
public final class SyncOptions {
    private final Strategy strategy;
    private final DirectoryScope directoryScope;
    private final @Nullable Predicate<String> userFilter;
    private final AdobeScope adobeScope;
    private final AdobeOnlyAction adobeOnlyAction;
    private final @Nullable Path adobeOnlyUserList;
    private final boolean processGroups;
    private final boolean updateUserInfo;
    private final boolean excludeUnmappedUsers;
    private final boolean testMode;
    private final List<GroupMapping> mapping;
    private final List<AdditionalGroupRule> additionalGroups;
    private final boolean autoCreate;
    private final Exclusions exclusions;
    private final Set<UpdatableAttribute> updateAttributes;
    private final @Nullable String defaultCountry;
    private final AdobeOnlyLimit adobeOnlyLimit;
    private final boolean groupRemovalsOnly;

    private SyncOptions(Builder builder) {
        this.strategy = builder.strategy;
        this.directoryScope = builder.directoryScope;
        this.userFilter = builder.userFilter;
        this.adobeScope = builder.adobeScope;
        this.adobeOnlyAction = builder.adobeOnlyAction;
        this.adobeOnlyUserList = builder.adobeOnlyUserList;
        this.processGroups = builder.processGroups;
        this.updateUserInfo = builder.updateUserInfo;
        this.excludeUnmappedUsers = builder.excludeUnmappedUsers;
        this.testMode = builder.testMode;
        this.mapping = List.copyOf(builder.mapping);
        this.additionalGroups = List.copyOf(builder.additionalGroups);
        this.autoCreate = builder.autoCreate;
        this.exclusions = builder.exclusions;
        this.updateAttributes = Set.copyOf(builder.updateAttributes);
        this.defaultCountry = builder.defaultCountry;
        this.adobeOnlyLimit = builder.adobeOnlyLimit;
        this.groupRemovalsOnly = builder.groupRemovalsOnly;
    }

    /** {@return a builder with the defaults of the command line and the configuration files} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return how the run finds out what to send} */
    public Strategy strategy() {
        return strategy;
    }

    /** {@return which directory users are in scope} */
    public DirectoryScope directoryScope() {
        return directoryScope;
    }

    /** {@return keeps a user by its username, or null to keep all} */
    public @Nullable Predicate<String> userFilter() {
        return userFilter;
    }

    /** {@return which Adobe users are read} */
    public AdobeScope adobeScope() {
        return adobeScope;
    }

    /** {@return what happens to Adobe-only users} */
    public AdobeOnlyAction adobeOnlyAction() {
        return adobeOnlyAction;
    }

    /** {@return the file that lists the Adobe-only users, or null} */
    public @Nullable Path adobeOnlyUserList() {
        return adobeOnlyUserList;
    }

    /** {@return whether mapped groups are managed} */
    public boolean processGroups() {
        return processGroups;
    }

    /** {@return whether attributes of matching users are updated} */
    public boolean updateUserInfo() {
        return updateUserInfo;
    }

    /** {@return whether users without any Adobe group are not created} */
    public boolean excludeUnmappedUsers() {
        return excludeUnmappedUsers;
    }

    /** {@return whether Adobe only checks what it is sent} */
    public boolean testMode() {
        return testMode;
    }

    /** {@return the mapping, in the order of the file} */
    public List<GroupMapping> mapping() {
        return mapping;
    }

    /** {@return the rules for additional groups, in the order of the file} */
    public List<AdditionalGroupRule> additionalGroups() {
        return additionalGroups;
    }

    /** {@return whether missing user groups are created} */
    public boolean autoCreate() {
        return autoCreate;
    }

    /** {@return Adobe users left alone} */
    public Exclusions exclusions() {
        return exclusions;
    }

    /** {@return attributes that an update may change} */
    public Set<UpdatableAttribute> updateAttributes() {
        return updateAttributes;
    }

    /** {@return the country of users without one, or null} */
    public @Nullable String defaultCountry() {
        return defaultCountry;
    }

    /** {@return how many Adobe-only users may be processed} */
    public AdobeOnlyLimit adobeOnlyLimit() {
        return adobeOnlyLimit;
    }

    /** {@return whether only Adobe-only users with groups to remove count and are processed} */
    public boolean groupRemovalsOnly() {
        return groupRemovalsOnly;
    }

    /** Collects the options. Not thread-safe. */
    public static final class Builder {
        private Strategy strategy = Strategy.SYNC;
        private DirectoryScope directoryScope = new DirectoryScope.All();
        private @Nullable Predicate<String> userFilter;
        private AdobeScope adobeScope = new AdobeScope.All();
        private AdobeOnlyAction adobeOnlyAction = new AdobeOnlyAction.Preserve();
        private @Nullable Path adobeOnlyUserList;
        private boolean processGroups;
        private boolean updateUserInfo;
        private boolean excludeUnmappedUsers;
        private boolean testMode;
        private List<GroupMapping> mapping = List.of();
        private List<AdditionalGroupRule> additionalGroups = List.of();
        private boolean autoCreate;
        private Exclusions exclusions = Exclusions.none();
        private Set<UpdatableAttribute> updateAttributes =
                EnumSet.of(UpdatableAttribute.FIRSTNAME, UpdatableAttribute.LASTNAME, UpdatableAttribute.EMAIL);
        private @Nullable String defaultCountry;
        private AdobeOnlyLimit adobeOnlyLimit = new AdobeOnlyLimit.Count(200);
        private boolean groupRemovalsOnly;

        private Builder() {}

        /**
         * Sets {@link SyncOptions#strategy()}.
         *
         * @param value the new value
         * @return this
         */
        public Builder strategy(Strategy value) {
            this.strategy = Objects.requireNonNull(value, "strategy");
            return this;
        }

        /**
         * Sets {@link SyncOptions#directoryScope()}.
         *
         * @param value the new value
         * @return this
         */
        public Builder directoryScope(DirectoryScope value) {
            this.directoryScope = Objects.requireNonNull(value, "directoryScope");
            return this;
        }

        /**
         * Sets {@link SyncOptions#userFilter()}.
         *
         * @param value the new value
         * @return this
         */
        public Builder userFilter(@Nullable Predicate<String> value) {
            this.userFilter = value;
            return this;
        }

        /**
         * Sets {@link SyncOptions#adobeScope()}.
         *
         * @param value the new value
         * @return this
         */
        public Builder adobeScope(AdobeScope value) {
            this.adobeScope = Objects.requireNonNull(value, "adobeScope");
            return this;
        }

        /**
         * Sets {@link SyncOptions#adobeOnlyAction()}.
         *
         * @param value the new value
         * @return this
         */
        public Builder adobeOnlyAction(AdobeOnlyAction value) {
            this.adobeOnlyAction = Objects.requireNonNull(value, "adobeOnlyAction");
            return this;
        }

        /**
         * Sets {@link SyncOptions#adobeOnlyUserList()}.
         *
         * @param value the new value
         * @return this
         */
        public Builder adobeOnlyUserList(@Nullable Path value) {
            this.adobeOnlyUserList = value;
            return this;
        }

        /**
         * Sets {@link SyncOptions#processGroups()}.
         *
         * @param value the new value
         * @return this
         */
        public Builder processGroups(boolean value) {
            this.processGroups = value;
            return this;
        }

        /**
         * Sets {@link SyncOptions#updateUserInfo()}.
         *
         * @param value the new value
         * @return this
         */
        public Builder updateUserInfo(boolean value) {
            this.updateUserInfo = value;
            return this;
        }

        /**
         * Sets {@link SyncOptions#excludeUnmappedUsers()}.
         *
         * @param value the new value
         * @return this
         */
        public Builder excludeUnmappedUsers(boolean value) {
            this.excludeUnmappedUsers = value;
            return this;
        }

        /**
         * Sets {@link SyncOptions#testMode()}.
         *
         * @param value the new value
         * @return this
         */
        public Builder testMode(boolean value) {
            this.testMode = value;
            return this;
        }

        /**
         * Sets {@link SyncOptions#mapping()}.
         *
         * @param value the new value
         * @return this
         */
        public Builder mapping(List<GroupMapping> value) {
            this.mapping = Objects.requireNonNull(value, "mapping");
            return this;
        }

        /**
         * Sets {@link SyncOptions#additionalGroups()}.
         *
         * @param value the new value
         * @return this
         */
        public Builder additionalGroups(List<AdditionalGroupRule> value) {
            this.additionalGroups = Objects.requireNonNull(value, "additionalGroups");
            return this;
        }

        /**
         * Sets {@link SyncOptions#autoCreate()}.
         *
         * @param value the new value
         * @return this
         */
        public Builder autoCreate(boolean value) {
            this.autoCreate = value;
            return this;
        }

        /**
         * Sets {@link SyncOptions#exclusions()}.
         *
         * @param value the new value
         * @return this
         */
        public Builder exclusions(Exclusions value) {
            this.exclusions = Objects.requireNonNull(value, "exclusions");
            return this;
        }

        /**
         * Sets {@link SyncOptions#updateAttributes()}.
         *
         * @param value the new value
         * @return this
         */
        public Builder updateAttributes(Set<UpdatableAttribute> value) {
            this.updateAttributes = Objects.requireNonNull(value, "updateAttributes");
            return this;
        }

        /**
         * Sets {@link SyncOptions#defaultCountry()}.
         *
         * @param value the new value
         * @return this
         */
        public Builder defaultCountry(@Nullable String value) {
            this.defaultCountry = value;
            return this;
        }

        /**
         * Sets {@link SyncOptions#adobeOnlyLimit()}.
         *
         * @param value the new value
         * @return this
         */
        public Builder adobeOnlyLimit(AdobeOnlyLimit value) {
            this.adobeOnlyLimit = Objects.requireNonNull(value, "adobeOnlyLimit");
            return this;
        }

        /**
         * Sets {@link SyncOptions#groupRemovalsOnly()}.
         *
         * @param value the new value
         * @return this
         */
        public Builder groupRemovalsOnly(boolean value) {
            this.groupRemovalsOnly = value;
            return this;
        }

        /** {@return the options} */
        public SyncOptions build() {
            return new SyncOptions(this);
        }
    }
}
