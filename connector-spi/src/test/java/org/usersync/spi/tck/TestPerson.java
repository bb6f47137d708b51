package org.usersync.spi.tck;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Somebody in a {@link TestDirectory}.
 *
 * @param key unique in the directory: letters and digits, for the fixture to make ids and logins of
 * @param email the address, unique in the directory; the kit knows people again by it
 * @param firstName the given name
 * @param lastName the surname
 * @param country two letters
 * @param extended the value of the fixture's extended attribute, or null if this person has none
 * @param groups the groups that the person is directly in
 */
public record TestPerson(
        String key,
        String email,
        String firstName,
        String lastName,
        String country,
        @Nullable String extended,
        Set<String> groups) {
    /** Copies the groups. */
    public TestPerson {
        groups = Set.copyOf(groups);
    }

    static TestPerson of(int number, String... groups) {
        String key = "p" + number;
        return new TestPerson(
                key,
                key + "@example.com",
                "First" + number,
                "Last" + number,
                "DE",
                number % 2 == 0 ? "Unit " + number : null,
                Set.of(groups));
    }
}
