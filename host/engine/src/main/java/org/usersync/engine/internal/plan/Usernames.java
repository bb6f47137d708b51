package org.usersync.engine.internal.plan;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.internal.adobe.AdobeUsers;
import org.usersync.engine.internal.directory.DesiredIndex;
import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.engine.internal.identity.KeyIndex;
import org.usersync.spi.model.IdentityType;

/**
 * Who has which username in a target. Adobe takes a create of a username that is taken for the user who has it: the
 * second of two directory users would change the first one's account.
 */
final class Usernames {
    private final DesiredIndex directory;
    private final @Nullable Matching matching;
    /** Who has a username: a directory user by number, or the Adobe user that belongs to it. */
    private final KeyIndex<IdentityKey> owners;

    /**
     * Begins with the usernames of all whom the target has and the directory too, as far as somebody else may ask for them.
     *
     * @param directory the directory's users
     * @param matching tells whom the target has; null if that is not known
     */
    Usernames(DesiredIndex directory, @Nullable Matching matching) {
        this.directory = directory;
        this.matching = matching;
        this.owners = new KeyIndex<>(number -> name(owner(number)));
        if (matching != null) {
            for (int number : directory.inOrder(takenBefore(directory, matching))) {
                owners.putIfAbsent(name(owner(number)), number);
            }
        }
    }

    /** In most runs few are to be created and many are there: only those are noted whose name is one of the few. */
    private static int[] takenBefore(DesiredIndex directory, Matching matching) {
        AdobeUsers adobe = matching.adobe();
        int[] absent = IntStream.range(0, directory.size())
                .filter(number -> !matching.isChosen(number))
                .toArray();
        if (absent.length >= directory.size() / 2) {
            return matching.chosenAmong(IntStream.range(0, adobe.size()), Usernames::hasName);
        }
        Set<IdentityKey> names = IntStream.of(absent)
                .mapToObj(number -> name(directory.key(number)))
                .collect(Collectors.toSet());
        IntStream byEmail = names.stream().flatMapToInt(name -> adobe.namedByEmail(name.username(), name.domain()));
        return matching.chosenAmong(
                IntStream.concat(byEmail, IntStream.of(adobe.otherNames())),
                existing -> hasName(existing) && names.contains(name(existing)));
    }

    private static boolean hasName(IdentityKey existing) {
        return existing.type() != IdentityType.ADOBE_ID;
    }

    /** {@return who has the username of a user that is to be created, or null; then it is taken from now on} */
    @Nullable IdentityKey claim(int number) {
        IdentityKey key = directory.key(number);
        if (key.type() == IdentityType.ADOBE_ID) {
            return null;
        }
        int known = owners.putIfAbsent(name(key), number);
        return known < 0 ? null : owner(known);
    }

    /** {@return who has a username on account of a directory user: its Adobe user, or itself if it has none yet} */
    private IdentityKey owner(int number) {
        IdentityKey existing = matching == null ? null : matching.chosenKey(number);
        return existing == null ? directory.key(number) : existing;
    }

    private static IdentityKey name(IdentityKey key) {
        return new IdentityKey(null, key.username(), key.domain(), "");
    }
}
