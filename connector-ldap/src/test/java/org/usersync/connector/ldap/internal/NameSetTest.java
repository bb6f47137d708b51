package org.usersync.connector.ldap.internal;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NameSetTest {
    /** Names come again now and then, and there are many more than the set has room for at first. */
    @Test
    void knowsWhatItHasSeen() {
        Random random = new Random(7);
        NameSet names = new NameSet();
        Set<String> expected = new HashSet<>();
        for (int i = 0; i < 50_000; i++) {
            String name = "cn=person " + random.nextInt(20_000) + ",dc=example,dc=com";
            assertThat(names.add(name)).isEqualTo(expected.add(name));
        }
        assertThat(names.add("")).isTrue();
        assertThat(names.add("")).isFalse();
    }
}
