package org.usersync.engine.internal.adobe;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.RandomAccess;
import java.util.Set;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.engine.internal.identity.KeyIndex;
import org.usersync.engine.internal.identity.NameList;
import org.usersync.engine.internal.identity.NameLists;
import org.usersync.engine.internal.identity.Numbers;
import org.usersync.engine.internal.identity.RecordStore;
import org.usersync.engine.internal.identity.SpelledIdentity;
import org.usersync.engine.target.AdobeUser;
import org.usersync.spi.model.IdentityType;

/**
 * The users of one target, each identity once, in the order in which Adobe lists them. Filled by one thread; not to be
 * changed afterwards.
 */
public final class AdobeUsers {
    /** Types of users who have a username of their own. */
    private static final List<IdentityType> NAMED = List.of(IdentityType.ENTERPRISE_ID, IdentityType.FEDERATED_ID);

    private final NameLists names = new NameLists();
    private final RecordStore store = new RecordStore();
    private final RecordStore.Writer writer = new RecordStore.Writer();
    private final Numbers groups = new Numbers();
    private final KeyIndex<IdentityKey> keys = new KeyIndex<>(this::key);
    /** Those whose username is not their email. */
    private final Numbers otherNames = new Numbers();

    private final BitSet unknown = new BitSet();
    private final Set<String> adobeIdEmails = new HashSet<>();
    private @Nullable Set<String> sharedEmails;

    /** {@return the users of a target that was not read} */
    public static AdobeUsers none() {
        return new AdobeUsers();
    }

    /**
     * Takes users, each unless one of the same identity is here already.
     *
     * @param users the users
     * @param keepNames whether somebody will compare the users' own names
     */
    void add(List<AdobeUser> users, boolean keepNames) {
        List<AdobeRecord> records = new ArrayList<>(users.size());
        int[] hashes = new int[users.size()];
        for (AdobeUser user : users) {
            AdobeRecord record = AdobeRecord.of(user, keepNames, names);
            hashes[records.size()] = record.key().hashCode();
            records.add(record);
        }
        keys.approach(hashes);
        records.forEach(this::add);
    }

    private void add(AdobeRecord record) {
        if (keys.putIfAbsent(record.key(), store.size()) >= 0) {
            return;
        }
        record.write(writer.begin());
        store.add(writer);
        groups.add(record.groups().number());
        if (!record.key().username().equals(record.key().email())) {
            otherNames.add(store.size() - 1);
        }
        unknown.set(
                store.size() - 1,
                record.identityType() == null || record.key().username().isEmpty());
        if (record.identityType() == IdentityType.ADOBE_ID && record.email() != null) {
            adobeIdEmails.add(record.key().email());
        }
    }

    /** {@return how many there are; their numbers are in Adobe's order} */
    public int size() {
        return store.size();
    }

    /**
     * Tells a user.
     *
     * @param number its number
     * @return the user; not the same object each time
     */
    public AdobeRecord get(int number) {
        return AdobeRecord.read(store.read(number), groups(number));
    }

    /**
     * Tells a user's identity alone.
     *
     * @param number its number
     * @return the identity
     */
    public IdentityKey key(int number) {
        return SpelledIdentity.read(store.read(number)).key();
    }

    /**
     * Tells a user's email alone.
     *
     * @param number its number
     * @return the email as it compares, empty if there is none
     */
    public String email(int number) {
        return SpelledIdentity.readEmail(store.read(number));
    }

    /**
     * Tells a user's groups alone.
     *
     * @param number its number
     * @return the names, sorted; users of the same groups share one list
     */
    public NameList groups(int number) {
        return names.get(groups.get(number));
    }

    /**
     * Reads a user as it is kept: the {@link SpelledIdentity}, first name, last name.
     *
     * @param number its number
     * @return stands at the begin
     */
    public RecordStore.Reader read(int number) {
        return store.read(number);
    }

    /**
     * Whether a user's type and name are such as a run can act on.
     *
     * @param number its number
     * @return false if Adobe reports no type or no name that is known here
     */
    public boolean isKnown(int number) {
        return !unknown.get(number);
    }

    /**
     * Finds a user.
     *
     * @param key an identity
     * @return the number of the user who has it, or -1
     */
    public int find(IdentityKey key) {
        return keys.find(key);
    }

    /**
     * Finds those of the users of a username whose email it is too. Safe for use by several threads.
     *
     * @param username the username as it compares
     * @param domain its domain as it compares, empty if there is none
     * @return the numbers; adobeIDs, and users whose type is not known here, are none of them
     */
    public IntStream namedByEmail(String username, String domain) {
        return NAMED.stream()
                .mapToInt(type -> find(new IdentityKey(type, username, domain, username)))
                .filter(number -> number >= 0);
    }

    /** {@return the numbers of all users whose username is not their email} */
    public int[] otherNames() {
        return otherNames.toArray();
    }

    /**
     * Tells some users.
     *
     * @param numbers their numbers
     * @return the users in the same order, each made when it is asked for
     */
    public List<AdobeRecord> some(int[] numbers) {
        return new Some(numbers);
    }

    private final class Some extends AbstractList<AdobeRecord> implements RandomAccess {
        private final int[] numbers;

        Some(int[] numbers) {
            this.numbers = numbers;
        }

        @Override
        public AdobeRecord get(int index) {
            return AdobeUsers.this.get(numbers[index]);
        }

        @Override
        public int size() {
            return numbers.length;
        }
    }

    /** {@return normalised emails of the adobeID users} */
    public Set<String> adobeIdEmails() {
        return Collections.unmodifiableSet(adobeIdEmails);
    }

    /**
     * Whether an adobeID user can be told from others only by saying that it is one.
     *
     * @param user a user of this target
     * @return whether it is an adobeID whose email another user of the target has too
     */
    public boolean needsUseAdobeId(AdobeRecord user) {
        if (user.identityType() != IdentityType.ADOBE_ID) {
            return false;
        }
        Set<String> shared = sharedEmails;
        if (shared == null) {
            shared = new HashSet<>();
            for (int number = 0; number < size(); number++) {
                IdentityKey other = key(number);
                if (other.type() != IdentityType.ADOBE_ID && adobeIdEmails.contains(other.email())) {
                    shared.add(other.email());
                }
            }
            sharedEmails = shared;
        }
        return shared.contains(user.key().email());
    }
}
