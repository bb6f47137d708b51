package org.usersync.engine.internal.directory;

import java.util.BitSet;
import java.util.function.IntFunction;

import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.engine.internal.identity.KeyIndex;

/**
 * Who claims which email. Most records are valid and alone with their email: those need no order, which is expensive where
 * there are many. Not thread-safe while it is filled.
 */
final class EmailClaims {
    private final KeyIndex<String> byEmail;
    private final BitSet others = new BitSet();

    /**
     * Begins with nobody.
     *
     * @param emails tells the email of a record as it compares
     */
    EmailClaims(IntFunction<String> emails) {
        this.byEmail = new KeyIndex<>(emails);
    }

    /** Has the memory brought near where claims to emails of these hash codes will be noted. */
    void approach(int[] emails) {
        byEmail.approach(emails);
    }

    /** Notes a record's claim; an identity that is not valid claims nothing. */
    void add(int number, IdentityKey key) {
        if (!Selection.IdentityProblem.of(key).isEmpty()) {
            others.set(number);
        } else if (!key.email().isEmpty()) {
            int known = byEmail.putIfAbsent(key.email(), number);
            if (known >= 0) {
                others.set(known);
                others.set(number);
            }
        }
    }

    /** Decides who has an email that several claim. */
    void settle(int number, String email) {
        if (!email.isEmpty()) {
            byEmail.put(email, number);
        }
    }

    /** {@return the records that are not valid or share their email with somebody} */
    BitSet others() {
        return others;
    }

    /** {@return who has an email; of several whoever is settled} */
    KeyIndex<String> byEmail() {
        return byEmail;
    }
}
