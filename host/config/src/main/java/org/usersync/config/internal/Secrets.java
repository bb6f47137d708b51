package org.usersync.config.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.usersync.config.SecretSource;
import org.usersync.spi.secret.Secret;

/** Secrets of configuration files: each stands in the file or is named by {@code secure_…_key}. */
public final class Secrets {
    private final SecretSource source;
    private final ConfigurationFiles files;

    /**
     * Makes the secrets.
     *
     * @param source gives those that are only named
     * @param files judges the files that hold one
     */
    public Secrets(SecretSource source, ConfigurationFiles files) {
        this.source = source;
        this.files = files;
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
     * @param secret the value; empty if absent or after an error was reported
     */
    public record Answer(Presence presence, Optional<Secret> secret) {
        /** {@return whether the file says nothing of it} */
        public boolean isAbsent() {
            return presence == Presence.ABSENT;
        }
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
            return new Answer(Presence.PRESENT, Optional.empty());
        }
        if (named.isPresent()) {
            return new Answer(Presence.PRESENT, fromSource(named.get(), account));
        }
        if (plain.isEmpty()) {
            return new Answer(Presence.ABSENT, Optional.empty());
        }
        Optional<Secret> secret = plain.get().secret();
        if (secret.isPresent()) {
            files.judgeSecretIn(plain.get().origin().file());
        }
        boolean empty = secret.isEmpty() && plain.get().isScalar();
        return new Answer(empty ? Presence.ABSENT : Presence.PRESENT, secret);
    }

    private Optional<Secret> fromSource(Value named, Supplier<Optional<String>> account) {
        Optional<String> service = named.name();
        Optional<String> user = account.get();
        if (service.isEmpty() || user.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(source.secret(service.get(), user.get()));
        } catch (SecretSource.UnavailableException e) {
            named.error(Wording.lineOf(e));
            return Optional.empty();
        }
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
}
