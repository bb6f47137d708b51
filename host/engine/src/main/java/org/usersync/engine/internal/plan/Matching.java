package org.usersync.engine.internal.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.internal.adobe.AdobeRecord;
import org.usersync.engine.internal.directory.DesiredIndex;
import org.usersync.engine.internal.directory.DesiredUser;
import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.spi.model.IdentityType;

/** Which Adobe user of one target belongs to which directory user. */
final class Matching {
    private final DesiredIndex index;
    private final @Nullable AdobeRecord[] chosen;
    private final BitSet seen = new BitSet();
    private final List<AdobeRecord> adobeOnly = new ArrayList<>();

    Matching(DesiredIndex index) {
        this.index = index;
        this.chosen = new AdobeRecord[index.users().size()];
    }

    /** Notes a user that is not to be touched: its directory user is not new in this target. */
    void leaveAlone(AdobeRecord user) {
        int number = index.match(user.key());
        if (number >= 0) {
            seen.set(number);
        }
    }

    /** Finds the directory user of a user that may be touched. */
    void compare(AdobeRecord user) {
        int number = index.match(user.key());
        if (number < 0) {
            adobeOnly.add(user);
            return;
        }
        seen.set(number);
        AdobeRecord other = chosen[number];
        if (other == null || better(user, other, index.users().get(number))) {
            chosen[number] = user;
        }
    }

    /** {@return the Adobe user that belongs to a directory user, or null} */
    @Nullable AdobeRecord chosen(int number) {
        return chosen[number];
    }

    /** {@return whether any Adobe user matches a directory user, untouchable ones included} */
    boolean seen(int number) {
        return seen.get(number);
    }

    /** {@return users without a directory user, in Adobe's order} */
    List<AdobeRecord> adobeOnly() {
        return Collections.unmodifiableList(adobeOnly);
    }

    private static boolean better(AdobeRecord user, AdobeRecord other, DesiredUser directory) {
        int byType = Integer.compare(typeRank(user, directory), typeRank(other, directory));
        if (byType != 0) {
            return byType < 0;
        }
        int byName = Integer.compare(nameRank(user, directory), nameRank(other, directory));
        // The last comparison only keeps the result independent of the order in which Adobe lists its users.
        return byName != 0 ? byName < 0 : user.key().compareTo(other.key()) < 0;
    }

    private static int typeRank(AdobeRecord user, DesiredUser directory) {
        if (user.identityType() == directory.identityType()) {
            return 0;
        }
        return user.identityType() == IdentityType.ADOBE_ID ? 2 : 1;
    }

    private static int nameRank(AdobeRecord user, DesiredUser directory) {
        IdentityKey key = directory.key();
        if (user.key().email().equals(key.email())) {
            return 0;
        }
        return user.key().domain().equals(key.domain()) ? 1 : 2;
    }
}
