package org.usersync.config.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.usersync.config.CredentialAccess;
import org.usersync.config.SecretPlace;
import org.usersync.config.SecretPlace.Form;
import org.usersync.config.internal.yaml.Origin;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.extension.ExpressionException;
import org.usersync.spi.secret.Secret;
import org.usersync.spi.secret.SecretException;
import org.usersync.spi.secret.SecretRequest;
import org.usersync.spi.secret.SecretSource;

/**
 * Secrets of configuration files. Each stands in the file, is named by {@code secure_…_key}, or is a mapping with the name
 * of a source as its only key.
 */
public final class Secrets {
    private final CredentialAccess access;
    private final ConfigurationFiles files;
    private final Problems problems;
    private final Map<String, String> environment;
    private final boolean reading;
    private final List<SecretPlace> places = new ArrayList<>();

    /**
     * Makes the secrets.
     *
     * @param access gives those that do not stand in a file
     * @param files judges the files that hold one
     * @param problems takes what is wrong
     * @param environment the environment variables
     * @param reading whether sources are asked; otherwise it is only noted where secrets are, and no value is given
     */
    public Secrets(
            CredentialAccess access,
            ConfigurationFiles files,
            Problems problems,
            Map<String, String> environment,
            boolean reading) {
        this.access = access;
        this.files = files;
        this.problems = problems;
        this.environment = Map.copyOf(environment);
        this.reading = reading;
    }

    /** What a file says of a secret. */
    public enum Presence {
        /** Nothing. */
        ABSENT,
        /** Its value, or where it is; or an error was reported. */
        PRESENT
    }

    /**
     * The answer for one secret.
     *
     * @param presence whether the file says anything
     * @param secret the value; empty if absent, after an error was reported, or if values are not read
     */
    public record Answer(Presence presence, Optional<Secret> secret) {
        /** {@return whether the file says nothing of it} */
        public boolean isAbsent() {
            return presence == Presence.ABSENT;
        }
    }

    /** {@return where the secrets are that were asked for so far} */
    public List<SecretPlace> places() {
        return List.copyOf(places);
    }

    /** {@return whether sources are asked} */
    boolean reading() {
        return reading;
    }

    /**
     * Reads a secret.
     *
     * @param section where it stands
     * @param name its key
     * @param oldNames earlier names of the key
     * @param account gives the account in the keyring; empty if that is not known (an error was reported)
     * @return the answer
     */
    public Answer read(Section section, String name, List<String> oldNames, Supplier<Optional<String>> account) {
        Optional<Value> plain = section.get(name, oldNames);
        Optional<Value> named = section.get(
                secureKey(name), oldNames.stream().map(Secrets::secureKey).toList());
        if (plain.isPresent() && named.isPresent()) {
            named.get().error("it says the same as " + plain.get().path() + ": remove one of the two");
            note(section, name, Optional.empty(), named, Form.WRONG, "");
            return new Answer(Presence.PRESENT, Optional.empty());
        }
        if (named.isPresent()) {
            return named(section, name, named.get(), account.get());
        }
        if (plain.isEmpty()) {
            note(section, name, account.get(), plain, Form.ABSENT, "");
            return new Answer(Presence.ABSENT, Optional.empty());
        }
        if (plain.get().isMapping()) {
            return new Answer(Presence.PRESENT, fromMapping(section, name, plain.get(), account.get()));
        }
        Optional<Secret> secret = plain.get().secret();
        if (secret.isPresent()) {
            files.judgeSecretIn(plain.get().origin().file());
        }
        boolean empty = secret.isEmpty() && plain.get().isScalar();
        note(section, name, account.get(), plain, empty ? Form.ABSENT : Form.PLAIN, "");
        return new Answer(empty ? Presence.ABSENT : Presence.PRESENT, secret.filter(any -> reading));
    }

    private Answer named(Section section, String name, Value named, Optional<String> account) {
        Optional<String> entry = named.name();
        note(section, name, account, Optional.of(named), entry.isEmpty() ? Form.WRONG : Form.KEYRING, entry.orElse(""));
        Optional<SecretSource> source = access.source(CredentialAccess.KEYRING);
        if (source.isEmpty()) {
            named.error("there is no source of secrets named keyring; there are: " + known());
        }
        if (entry.isEmpty() || source.isEmpty() || account.isEmpty()) {
            return new Answer(Presence.PRESENT, Optional.empty());
        }
        String option = source.get().shortOption().orElse("name");
        ConfigValues values = new SchemaValues(source.get().schema(), Map.of(option, entry.get()));
        return new Answer(Presence.PRESENT, ask(source.get(), values, name, account, named));
    }

    private Optional<Secret> fromMapping(Section section, String name, Value value, Optional<String> account) {
        Section mapping = value.section().orElseThrow();
        if (mapping.keys().size() != 1) {
            value.error("expected a text, or a mapping with the name of one source (" + known()
                    + ") as its only key, found a mapping with "
                    + mapping.keys().size() + " keys");
            note(section, name, account, Optional.of(value), Form.WRONG, "");
            return Optional.empty();
        }
        String key = mapping.keys().iterator().next();
        String sourceName = key.strip().toLowerCase(Locale.ROOT);
        Optional<SecretSource> source = access.source(sourceName);
        if (source.isEmpty()) {
            // the key is not shown: without quotes, a secret in braces is a mapping for YAML
            value.error(
                    "expected a text, or a mapping with the name of a source as its key, found a mapping with another"
                            + " key; there are the sources " + known()
                            + " (a value that begins with a brace needs quotes)");
            note(section, name, account, Optional.of(value), Form.WRONG, "");
            return Optional.empty();
        }
        note(section, name, account, Optional.of(value), Form.SOURCE, sourceName);
        Optional<Value> details = mapping.get(key);
        if (details.isEmpty()) {
            value.error("says nothing of the source " + sourceName);
            return Optional.empty();
        }
        Optional<Section> options = options(source.get(), details.get(), sourceName);
        if (options.isEmpty()) {
            return Optional.empty();
        }
        int errors = problems.errors().size();
        ConfigValues values = new SchemaReader((text, place) -> noExpression(), this, problems)
                .read(source.get().schema(), options.get());
        if (problems.errors().size() > errors) {
            return Optional.empty();
        }
        return ask(source.get(), values, name, account, details.get());
    }

    private static Optional<Section> options(SecretSource source, Value details, String name) {
        if (details.isMapping()) {
            return details.section();
        }
        Optional<String> option = source.shortOption();
        if (option.isEmpty()) {
            String options =
                    source.schema().options().stream().map(each -> each.name()).collect(Collectors.joining(", "));
            details.error("expected a mapping for the source " + name + ", with the keys " + options);
            return Optional.empty();
        }
        return Optional.of(details.under(option.get()));
    }

    private String known() {
        return access.sources().isEmpty()
                ? "none"
                : access.sources().stream().sorted().collect(Collectors.joining(", "));
    }

    private Optional<Secret> ask(
            SecretSource source, ConfigValues values, String name, Optional<String> account, Value at) {
        if (!reading) {
            return Optional.empty();
        }
        Path file = at.origin().file();
        Request request = new Request(name, account.filter(text -> !text.isEmpty()), folder(file), environment);
        try {
            Secret secret = source.read(values, request);
            if (!secret.isEmpty()) {
                return Optional.of(secret);
            }
            at.error("the secret is empty there");
        } catch (SecretException e) {
            at.error(Wording.lineOf(e));
        }
        return Optional.empty();
    }

    private static Path folder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }

    private static org.usersync.spi.extension.Expression noExpression() throws ExpressionException {
        throw new IllegalStateException("a source of secrets has no expressions");
    }

    private void note(
            Section section, String name, Optional<String> account, Optional<Value> value, Form form, String source) {
        Origin origin = value.map(Value::origin).orElse(section.origin());
        int line = form == Form.ABSENT
                ? 0
                : value.map(Value::path).flatMap(section::lineOf).orElse(origin.line());
        places.add(new SecretPlace(
                origin.file(),
                line,
                section.pathOf(name),
                name,
                form == Form.ABSENT ? "" : value.map(Value::key).orElse(name),
                account.filter(text -> !text.isBlank()),
                form,
                source));
    }

    /**
     * The key that names a secret instead of holding it.
     *
     * @param name the secret's key
     * @return the other key
     */
    public static String secureKey(String name) {
        return "secure_" + name + "_key";
    }

    private record Request(String option, Optional<String> account, Path directory, Map<String, String> environment)
            implements SecretRequest {}
}
