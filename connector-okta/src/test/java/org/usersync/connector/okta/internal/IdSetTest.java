package org.usersync.connector.okta.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/** It answers as a set of Java does. */
class IdSetTest {
    @Provide
    Arbitrary<List<String>> ids() {
        // Few characters and short texts, so that many are equal, prefixes of each other, or have the same hash ("Aa",
        // "BB").
        return Arbitraries.strings()
                .withChars('A', 'a', 'B', '\u007f', '\u0080', '\u00ff', '\u3fff', '\u4000', '\ud83d', '\uffff')
                .ofMaxLength(4)
                .list()
                .ofMaxSize(300);
    }

    @Property(tries = 300)
    void adds_and_finds_what_a_set_of_java_does(@ForAll("ids") List<String> ids) {
        Set<String> expected = new HashSet<>();
        IdSet set = new IdSet();
        for (String id : ids) {
            assertThat(set.contains(id)).isEqualTo(expected.contains(id));
            assertThat(set.add(id)).isEqualTo(expected.add(id));
            assertThat(set.contains(id)).isTrue();
        }
    }

    @Property(tries = 300)
    void once_cleared_it_answers_as_a_new_one_does(
            @ForAll("ids") List<String> before, @ForAll("ids") List<String> ids) {
        IdSet set = new IdSet();
        before.forEach(set::add);

        set.clear();

        Set<String> expected = new HashSet<>();
        for (String id : ids) {
            assertThat(set.contains(id)).isEqualTo(expected.contains(id));
            assertThat(set.add(id)).isEqualTo(expected.add(id));
        }
        assertThat(before).allMatch(id -> set.contains(id) == expected.contains(id));
    }

    @Test
    void a_large_set_is_of_use_again_after_it_was_cleared_often() {
        IdSet set = new IdSet();
        for (int most : new int[] {20_000, 20_000, 3, 0, 5000, 300}) {
            for (int number = 0; number < most; number++) {
                assertThat(set.add("00u1abcdefgh" + number)).isTrue();
            }
            set.clear();
            assertThat(set.contains("00u1abcdefgh0")).isFalse();
        }
    }

    @Test
    void many_ids_by_a_running_number() {
        IdSet set = new IdSet();
        for (int number = 0; number < 200_000; number++) {
            assertThat(set.add("00u1abcdefgh" + number)).isTrue();
        }
        for (int number = 0; number < 200_000; number++) {
            assertThat(set.add("00u1abcdefgh" + number)).isFalse();
        }
        assertThat(set.contains("00u1abcdefgh200000")).isFalse();
    }
}
