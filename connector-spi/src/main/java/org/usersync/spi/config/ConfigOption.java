package org.usersync.spi.config;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * One option, described as data: it drives the checks of configuration files, the masking of secrets, {@code info} and
 * the tables of the manual. Immutable.
 */
public final class ConfigOption {
    private final String name;
    private final OptionType type;
    private final boolean required;
    private final @Nullable Condition requiredWhen;
    private final boolean allowEmpty;
    private final @Nullable String defaultValue;
    private final String doc;
    private final List<String> oldNames;
    private final List<String> choices;
    private final long minimum;
    private final long maximum;
    private final @Nullable Set<String> placeholders;
    private final @Nullable String keyringAccount;
    private final @Nullable ConfigSchema section;

    /**
     * What another option of the same schema says.
     *
     * @param option the other option's name
     * @param value the value that it has, by the file or by its default; compared without case
     */
    public record Condition(String option, String value) {}

    private ConfigOption(Builder builder) {
        this.name = builder.name;
        this.type = builder.type;
        this.required = builder.required;
        this.requiredWhen = builder.requiredWhen;
        this.allowEmpty = builder.allowEmpty;
        this.defaultValue = builder.defaultValue;
        this.doc = builder.doc;
        this.oldNames = List.copyOf(builder.oldNames);
        this.choices = List.copyOf(builder.choices);
        this.minimum = builder.minimum;
        this.maximum = builder.maximum;
        this.placeholders = builder.placeholders == null ? null : Set.copyOf(builder.placeholders);
        this.keyringAccount = builder.keyringAccount;
        this.section = builder.section;
    }

    /**
     * Begins an option.
     *
     * @param name the key in the file
     * @param type what its value is
     * @param doc one sentence for the manual
     * @return a builder
     */
    public static Builder builder(String name, OptionType type, String doc) {
        return new Builder(name, type, doc);
    }

    /** {@return the key in the file} */
    public String name() {
        return name;
    }

    /** {@return what the value is} */
    public OptionType type() {
        return type;
    }

    /** {@return whether a file without it is in error} */
    public boolean required() {
        return required;
    }

    /** {@return under what condition a file without it is in error, or null if under none} */
    public @Nullable Condition requiredWhen() {
        return requiredWhen;
    }

    /** {@return whether an empty text is a value; otherwise it counts as none} */
    public boolean allowEmpty() {
        return allowEmpty;
    }

    /** {@return the default as a file would spell it, or null without one} */
    public @Nullable String defaultValue() {
        return defaultValue;
    }

    /** {@return one sentence for the manual} */
    public String doc() {
        return doc;
    }

    /** {@return earlier names of the key, which still work} */
    public List<String> oldNames() {
        return oldNames;
    }

    /** {@return the only values allowed, compared without case; empty: any} */
    public List<String> choices() {
        return choices;
    }

    /** {@return the smallest number allowed} */
    public long minimum() {
        return minimum;
    }

    /** {@return the largest number allowed} */
    public long maximum() {
        return maximum;
    }

    /** {@return the placeholders a format may hold, or null for any} */
    public @Nullable Set<String> placeholders() {
        return placeholders;
    }

    /** {@return for a secret, the option whose value is the account in the operating system's keyring, or null} */
    public @Nullable String keyringAccount() {
        return keyringAccount;
    }

    /** {@return for a section, its options; otherwise null} */
    public @Nullable ConfigSchema section() {
        return section;
    }

    /** Collects the parts of an option. Not thread-safe. */
    public static final class Builder {
        private final String name;
        private final OptionType type;
        private final String doc;
        private boolean required;
        private @Nullable Condition requiredWhen;
        private boolean allowEmpty;
        private @Nullable String defaultValue;
        private List<String> oldNames = List.of();
        private List<String> choices = List.of();
        private long minimum = Long.MIN_VALUE;
        private long maximum = Long.MAX_VALUE;
        private @Nullable Set<String> placeholders;
        private @Nullable String keyringAccount;
        private @Nullable ConfigSchema section;

        private Builder(String name, OptionType type, String doc) {
            this.name = Objects.requireNonNull(name, "name");
            this.type = Objects.requireNonNull(type, "type");
            this.doc = Objects.requireNonNull(doc, "doc");
        }

        /** {@return this, with the option made compulsory} */
        public Builder required() {
            this.required = true;
            return this;
        }

        /**
         * Makes the option compulsory where another one has a value.
         *
         * @param option the other option's name
         * @param value its value
         * @return this
         */
        public Builder requiredWhen(String option, String value) {
            this.requiredWhen = new Condition(option, value);
            return this;
        }

        /** {@return this, with an empty text counting as a value} */
        public Builder allowEmpty() {
            this.allowEmpty = true;
            return this;
        }

        /**
         * Sets the default.
         *
         * @param value as a file would spell it
         * @return this
         */
        public Builder defaultValue(String value) {
            this.defaultValue = value;
            return this;
        }

        /**
         * Sets earlier names of the key.
         *
         * @param values the names
         * @return this
         */
        public Builder oldNames(String... values) {
            this.oldNames = List.of(values);
            return this;
        }

        /**
         * Sets the only values allowed.
         *
         * @param values compared without case
         * @return this
         */
        public Builder choices(String... values) {
            this.choices = List.of(values);
            return this;
        }

        /**
         * Sets the range of a number.
         *
         * @param smallest the smallest allowed
         * @param largest the largest allowed
         * @return this
         */
        public Builder range(long smallest, long largest) {
            this.minimum = smallest;
            this.maximum = largest;
            return this;
        }

        /**
         * Sets the only placeholders that a format may hold.
         *
         * @param values their names
         * @return this
         */
        public Builder placeholders(String... values) {
            this.placeholders = Set.of(values);
            return this;
        }

        /**
         * Sets which option names the account of a secret in the operating system's keyring.
         *
         * @param option the option's name
         * @return this
         */
        public Builder keyringAccount(String option) {
            this.keyringAccount = option;
            return this;
        }

        /**
         * Sets the options of a section.
         *
         * @param value its schema
         * @return this
         */
        public Builder section(ConfigSchema value) {
            this.section = value;
            return this;
        }

        /** {@return the option} */
        public ConfigOption build() {
            if ((type == OptionType.SECTION) != (section != null)) {
                throw new IllegalStateException("option " + name + ": a section, and only a section, has a schema");
            }
            return new ConfigOption(this);
        }
    }
}
