package org.usersync.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a configuration has, or could have, a secret. It never holds the secret.
 *
 * @param file the configuration file
 * @param line the line of its key, beginning with 1; 0 if the file has neither form of it
 * @param path the key path of the secret's own key, such as {@code enterprise.client_secret}
 * @param key the secret's own key, such as {@code client_secret}
 * @param writtenAs the key that the file has instead, such as {@code api_key} or {@code secure_client_secret_key}; empty if
 *     it has none
 * @param account the user name that belongs to it in the keyring; empty if it has none, or that is not configured
 * @param form how the file gives it
 * @param source the name of the source where the form is {@link Form#SOURCE}, the entry's name where it is
 *     {@link Form#KEYRING}, otherwise empty
 */
public record SecretPlace(
        Path file,
        int line,
        String path,
        String key,
        String writtenAs,
        Optional<String> account,
        Form form,
        String source) {
    /** How a file gives a secret. */
    public enum Form {
        /** Not at all. */
        ABSENT,
        /** The value itself. */
        PLAIN,
        /** The name of an entry of the keyring. */
        KEYRING,
        /** Another source. */
        SOURCE,
        /** Twice, or in a way that is an error. */
        WRONG
    }

    /**
     * All that a run would ask for.
     *
     * @param places where the secrets are
     * @param problems what is wrong with the configuration otherwise, which may hide further places
     */
    public record Inventory(List<SecretPlace> places, List<Problem> problems) {
        /** Copies the lists. */
        public Inventory {
            places = List.copyOf(places);
            problems = List.copyOf(problems);
        }
    }
}
