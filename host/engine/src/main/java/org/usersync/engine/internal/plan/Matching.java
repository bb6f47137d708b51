package org.usersync.engine.internal.plan;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.internal.adobe.AdobeUsers;
import org.usersync.engine.internal.directory.DesiredIndex;
import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.engine.internal.identity.KeyIndex;
import org.usersync.engine.internal.identity.Numbers;
import org.usersync.spi.model.IdentityType;

/** Which Adobe user of one target belongs to which directory user. */
final class Matching {
    private static final int NOBODY = -1;

    private final DesiredIndex index;
    private final AdobeUsers adobe;
    /** Adobe users' directory users, or -1. */
    private final int[] matches;

    private final int[] chosen;
    private final BitSet seen = new BitSet();
    private final Numbers adobeOnly = new Numbers();

    /** Finds out who has the emails of the Adobe users, on all processors: for that the memory is waited for. */
    Matching(DesiredIndex index, AdobeUsers adobe) {
        this.index = index;
        this.adobe = adobe;
        this.matches = new int[adobe.size()];
        IntStream.rangeClosed(0, adobe.size() / KeyIndex.TOGETHER).parallel().forEach(this::matchByEmail);
        this.chosen = new int[index.size()];
        Arrays.fill(chosen, NOBODY);
    }

    private void matchByEmail(int part) {
        int from = part * KeyIndex.TOGETHER;
        String[] emails = new String[Math.min(KeyIndex.TOGETHER, adobe.size() - from)];
        Arrays.setAll(emails, i -> adobe.email(from + i));
        System.arraycopy(index.matchByEmail(emails), 0, matches, from, emails.length);
    }

    /** Notes a user that is not to be touched: its directory user is not new in this target. */
    void leaveAlone(int adobeNumber) {
        int number = match(adobeNumber);
        if (number >= 0) {
            seen.set(number);
        }
    }

    /** Finds the directory user of a user that may be touched. */
    void compare(int adobeNumber) {
        int number = match(adobeNumber);
        if (number < 0) {
            adobeOnly.add(adobeNumber);
            return;
        }
        seen.set(number);
        int other = chosen[number];
        if (other == NOBODY || better(adobe.key(adobeNumber), adobe.key(other), index.key(number))) {
            chosen[number] = adobeNumber;
        }
    }

    /** By email or, failing that, by username. */
    private int match(int adobeNumber) {
        if (matches[adobeNumber] < 0) {
            matches[adobeNumber] = index.matchByUsername(adobe.key(adobeNumber));
        }
        return matches[adobeNumber];
    }

    /** {@return the number of the Adobe user that belongs to a directory user, or -1} */
    int chosenNumber(int number) {
        return chosen[number];
    }

    /** {@return whether an Adobe user that may be touched belongs to a directory user} */
    boolean isChosen(int number) {
        return chosen[number] != NOBODY;
    }

    /** {@return the identity alone of the Adobe user that belongs to a directory user, or null} */
    @Nullable IdentityKey chosenKey(int number) {
        return chosen[number] == NOBODY ? null : adobe.key(chosen[number]);
    }

    /** {@return the Adobe users that are matched} */
    AdobeUsers adobe() {
        return adobe;
    }

    /**
     * Finds directory users by the Adobe users that belong to them, on all processors.
     *
     * @param adobeNumbers who may be looked for
     * @param wanted tells by its identity who is
     * @return the directory users' numbers
     */
    int[] chosenAmong(IntStream adobeNumbers, Predicate<IdentityKey> wanted) {
        return adobeNumbers
                .parallel()
                .filter(adobeNumber ->
                        isChosen(adobeNumber, matches[adobeNumber]) && wanted.test(adobe.key(adobeNumber)))
                .map(adobeNumber -> matches[adobeNumber])
                .toArray();
    }

    private boolean isChosen(int adobeNumber, int number) {
        return number >= 0 && chosen[number] == adobeNumber;
    }

    /** {@return whether any Adobe user matches a directory user, untouchable ones included} */
    boolean seen(int number) {
        return seen.get(number);
    }

    /** {@return the numbers of users without a directory user, in Adobe's order} */
    int[] adobeOnly() {
        return adobeOnly.toArray();
    }

    private static boolean better(IdentityKey user, IdentityKey other, IdentityKey directory) {
        int byType = Integer.compare(typeRank(user, directory), typeRank(other, directory));
        if (byType != 0) {
            return byType < 0;
        }
        int byName = Integer.compare(nameRank(user, directory), nameRank(other, directory));
        // The last comparison only keeps the result independent of the order in which Adobe lists its users.
        return byName != 0 ? byName < 0 : user.compareTo(other) < 0;
    }

    private static int typeRank(IdentityKey user, IdentityKey directory) {
        if (user.type() == directory.type()) {
            return 0;
        }
        return user.type() == IdentityType.ADOBE_ID ? 2 : 1;
    }

    private static int nameRank(IdentityKey user, IdentityKey directory) {
        if (user.email().equals(directory.email())) {
            return 0;
        }
        return user.domain().equals(directory.domain()) ? 1 : 2;
    }
}
