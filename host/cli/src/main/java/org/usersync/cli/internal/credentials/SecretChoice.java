package org.usersync.cli.internal.credentials;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.usersync.commandline.CommandException;
import org.usersync.commandline.ExitStatus;
import org.usersync.config.SecretPlace;

/** The secret that the command line means. */
final class SecretChoice {
    private final List<SecretPlace> places;

    SecretChoice(List<SecretPlace> places) {
        this.places = List.copyOf(places);
    }

    /** The secret of a word: its key, or FILE:KEY. */
    SecretPlace of(String word) throws CommandException {
        List<SecretPlace> found =
                places.stream().filter(place -> isNamed(place, word.strip())).toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.isEmpty()) {
            throw new CommandException(
                    ExitStatus.ABORTED,
                    "the configuration has no secret '" + word.strip() + "'; it has "
                            + (places.isEmpty() ? "none" : names(places)));
        }
        throw new CommandException(
                ExitStatus.ABORTED, "several secrets are named '" + word.strip() + "': say which of " + names(found));
    }

    /** How a secret is named without doubt. */
    static String name(SecretPlace place) {
        Path file = place.file().getFileName();
        return (file == null ? place.file() : file) + ":" + place.key();
    }

    private static boolean isNamed(SecretPlace place, String word) {
        return word.equals(place.key())
                || word.equals(place.path())
                || word.equals(name(place))
                || word.equals(place.file() + ":" + place.key());
    }

    private static String names(List<SecretPlace> places) {
        return places.stream().map(SecretChoice::name).distinct().collect(Collectors.joining(", "));
    }
}
