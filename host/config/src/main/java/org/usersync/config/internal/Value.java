package org.usersync.config.internal;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.usersync.config.Problem;
import org.usersync.config.internal.yaml.Origin;
import org.usersync.config.internal.yaml.YamlNumbers;
import org.usersync.config.internal.yaml.YamlValue;
import org.usersync.config.internal.yaml.YamlValue.Entry;
import org.usersync.config.internal.yaml.YamlValue.Kind;
import org.usersync.config.internal.yaml.YamlValue.Mapping;
import org.usersync.config.internal.yaml.YamlValue.Scalar;
import org.usersync.config.internal.yaml.YamlValue.Sequence;
import org.usersync.spi.model.IdentityType;
import org.usersync.spi.secret.Secret;

/**
 * A value with its key path. Every conversion that fails reports what was expected and what was found, and gives an
 * empty result.
 */
public final class Value {
    private static final Set<String> TRUE = Set.of("yes", "true", "on");

    private final YamlValue value;
    private final String path;
    private final Problems problems;

    Value(YamlValue value, String path, Problems problems) {
        this.value = value;
        this.path = path;
        this.problems = problems;
    }

    /** {@return where it stands} */
    public Origin origin() {
        return value.origin();
    }

    /** {@return its key path} */
    public String path() {
        return path;
    }

    /** {@return its key, the end of its path} */
    String key() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /**
     * A problem at this value that is not reported here.
     *
     * @param message what is wrong
     * @return the problem
     */
    public Problem problem(String message) {
        return new Problem(origin().file(), origin().line(), path, message);
    }

    /** {@return whether it is an entry of a list with nothing in it} */
    public boolean isNothing() {
        return value instanceof Scalar scalar && scalar.kind() == Kind.NOTHING;
    }

    /** {@return whether it is a text, a number or a boolean} */
    public boolean isScalar() {
        return value instanceof Scalar && !isNothing();
    }

    /** {@return whether it is a mapping} */
    public boolean isMapping() {
        return value instanceof Mapping;
    }

    /** {@return whether it is a boolean} */
    public boolean isFlag() {
        return value instanceof Scalar scalar && scalar.kind() == Kind.BOOLEAN;
    }

    /** {@return a text; numbers and booleans as they are written} */
    public Optional<String> text() {
        if (isScalar()) {
            return Optional.of(((Scalar) value).text());
        }
        return mismatch("a text");
    }

    /** {@return a text without the blanks around it; one without anything else is an error} */
    public Optional<String> name() {
        Optional<String> text = text().map(String::strip);
        if (text.isPresent() && text.get().isEmpty()) {
            error("expected a name, found an empty text");
            return Optional.empty();
        }
        return text;
    }

    /** {@return a secret, or empty for an empty text; no message shows anything of it} */
    public Optional<Secret> secret() {
        if (isScalar()) {
            String text = ((Scalar) value).text();
            return text.isEmpty() ? Optional.empty() : Optional.of(Secret.of(text));
        }
        error("expected a text, found " + value);
        return Optional.empty();
    }

    /** {@return a boolean of YAML 1.1} */
    public Optional<Boolean> flag() {
        if (isFlag()) {
            return Optional.of(TRUE.contains(((Scalar) value).text().toLowerCase(Locale.ROOT)));
        }
        return mismatch("yes or no (without quotes)");
    }

    /**
     * A whole number.
     *
     * @param smallest the smallest allowed
     * @param largest the largest allowed
     * @param expected what messages say is expected
     * @return the number
     */
    public Optional<Long> integer(long smallest, long largest, String expected) {
        if (!(value instanceof Scalar scalar) || scalar.kind() != Kind.INTEGER) {
            return mismatch(expected);
        }
        Optional<Long> number = YamlNumbers.integer(scalar.text())
                .filter(found -> found.compareTo(BigInteger.valueOf(smallest)) >= 0)
                .filter(found -> found.compareTo(BigInteger.valueOf(largest)) <= 0)
                .map(BigInteger::longValueExact);
        return number.isPresent() ? number : mismatch(expected);
    }

    /**
     * A whole number.
     *
     * @param smallest the smallest allowed
     * @param largest the largest allowed
     * @return the number
     */
    public Optional<Long> integer(long smallest, long largest) {
        String from = smallest == Long.MIN_VALUE ? "" : " from " + smallest;
        String to = largest == Long.MAX_VALUE ? "" : " to " + largest;
        return integer(smallest, largest, "a whole number" + from + to);
    }

    /** {@return an identity type in any case} */
    public Optional<IdentityType> identityType() {
        Optional<String> text = text();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<IdentityType> type = IdentityType.parse(text.get());
        return type.isPresent() ? type : mismatch("adobeID, enterpriseID or federatedID");
    }

    /** {@return the entries of a list; a single value is a list of one. Entries without a value are left out} */
    public List<Value> items() {
        return allItems().stream().filter(item -> !item.isNothing()).toList();
    }

    /** {@return the entries of a list, those without a value among them; a single value is a list of one} */
    public List<Value> allItems() {
        if (!(value instanceof Sequence sequence)) {
            return List.of(this);
        }
        List<Value> items = new ArrayList<>();
        for (YamlValue item : sequence.items()) {
            items.add(new Value(item, path + "[" + (items.size() + 1) + "]", problems));
        }
        return items;
    }

    /** {@return the texts of a list} */
    public List<String> texts() {
        return items().stream().flatMap(item -> item.text().stream()).toList();
    }

    /** {@return a mapping} */
    public Optional<Section> section() {
        if (value instanceof Mapping mapping) {
            return Optional.of(new Section(mapping, path, problems));
        }
        return mismatch("a mapping (keys with values)");
    }

    /**
     * {@return a mapping with this value as its only one}
     *
     * @param key its key
     */
    Section under(String key) {
        Entry entry = new Entry(value.origin(), value);
        return new Section(new Mapping(value.origin(), Map.of(key, entry)), path, problems);
    }

    /**
     * Reports an error at this value.
     *
     * @param message one line
     */
    public void error(String message) {
        problems.error(value.origin(), path, message);
    }

    /**
     * Reports a warning at this value.
     *
     * @param message one line
     */
    public void warn(String message) {
        problems.warn(value.origin(), path, message);
    }

    /**
     * Reports that the value is of another kind.
     *
     * @param <T> of what it is none
     * @param expected what it should be
     * @return empty
     */
    public <T> Optional<T> mismatch(String expected) {
        error("expected " + expected + ", found " + found());
        return Optional.empty();
    }

    private String found() {
        if (value instanceof Scalar scalar && !isNothing()) {
            return scalar.kind().label() + " " + Wording.quoted(scalar.text());
        }
        return value.toString();
    }
}
