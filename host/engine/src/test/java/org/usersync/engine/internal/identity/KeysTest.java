package org.usersync.engine.internal.identity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.usersync.spi.model.IdentityType;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/** What replaces sorting and maps of the library does what they do. */
class KeysTest {
    @Provide
    Arbitrary<List<IdentityKey>> keys() {
        // Long prefixes in common, prefixes of each other, characters around those that fit in a byte, and the lowest
        // one.
        Arbitrary<String> text = Arbitraries.of(
                        'a', 'b', '1', '\u0000', '\u00fe', '\u00ff', '\u0100', '\u0101', '\ud83d')
                .list()
                .ofMaxSize(10)
                .map(characters -> {
                    StringBuilder built = new StringBuilder();
                    characters.forEach(built::append);
                    return built.toString();
                });
        Arbitrary<String> prefix = Arbitraries.of("", "person", "personnel");
        return Combinators.combine(
                        Arbitraries.of(IdentityType.class).injectNull(0.1), prefix, text, Arbitraries.of("", "x", "y"))
                .as((type, begin, end, domain) -> new IdentityKey(type, begin + end, domain, domain + end))
                .list()
                .ofMaxSize(60);
    }

    private static int[] numbers(int count) {
        return IntStream.range(0, count).toArray();
    }

    private static int[] sorted(List<IdentityKey> keys, Comparator<Integer> last) {
        return IntStream.range(0, keys.size())
                .boxed()
                .sorted(Comparator.<Integer, IdentityKey>comparing(keys::get).thenComparing(last))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Property(tries = 500)
    void sorting_by_numbers_gives_the_order_of_the_keys(@ForAll("keys") List<IdentityKey> keys) {
        int[] numbers = numbers(keys.size());

        KeyOrder.sort(numbers, keys::get, Comparator.reverseOrder());

        assertThat(numbers).isEqualTo(sorted(keys, Comparator.reverseOrder()));
    }

    /** The prefix is told by some usernames; here are others between them. */
    @Property(tries = 200)
    void a_username_with_another_prefix_is_sorted_as_well(
            @ForAll("keys") List<IdentityKey> others, @ForAll @IntRange(max = 200) int place) {
        List<IdentityKey> keys = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String name = "person" + i * 7919 % 400;
            keys.add(new IdentityKey(IdentityType.FEDERATED_ID, name, "", name));
        }
        others.stream().limit(4).forEach(key -> keys.add(1 + place, key));
        int[] numbers = numbers(keys.size());

        KeyOrder.sort(numbers, keys::get, Comparator.naturalOrder());

        assertThat(numbers).isEqualTo(sorted(keys, Comparator.naturalOrder()));
    }

    @Property(tries = 500)
    void an_index_finds_what_a_map_finds(@ForAll("keys") List<IdentityKey> keys) {
        Map<IdentityKey, Integer> first = new HashMap<>();
        Map<IdentityKey, Integer> last = new HashMap<>();
        KeyIndex<IdentityKey> firstIndex = new KeyIndex<>(keys::get);
        KeyIndex<IdentityKey> lastIndex = new KeyIndex<>(keys::get);
        for (int number = 0; number < keys.size() / 2; number++) {
            IdentityKey key = keys.get(number);
            Integer known = first.putIfAbsent(key, number);
            Integer replaced = last.put(key, number);
            assertThat(firstIndex.putIfAbsent(key, number)).isEqualTo(known == null ? -1 : known);
            assertThat(lastIndex.put(key, number)).isEqualTo(replaced == null ? -1 : replaced);
        }
        for (IdentityKey key : keys) {
            assertThat(firstIndex.find(key)).isEqualTo(first.getOrDefault(key, -1));
            assertThat(lastIndex.find(key)).isEqualTo(last.getOrDefault(key, -1));
        }
    }

    private static void assertFindsAll(List<String> keys) {
        KeyIndex<String> index = new KeyIndex<>(keys::get);
        for (int number = 0; number < keys.size(); number++) {
            assertThat(index.find(keys.get(number))).isEqualTo(-1);
            assertThat(index.putIfAbsent(keys.get(number), number)).isEqualTo(-1);
        }
        for (int number = 0; number < keys.size(); number++) {
            assertThat(index.find(keys.get(number))).isEqualTo(number);
            assertThat(index.put(keys.get(number), number)).isEqualTo(number);
        }
        int[] hashes = keys.stream().mapToInt(String::hashCode).toArray();
        assertThat(IntStream.of(index.approach(hashes))).allMatch(number -> number >= 0);
    }

    @Test
    void an_index_finds_each_of_many() {
        assertFindsAll(IntStream.range(0, 200_000)
                .mapToObj(number -> "user" + number + "@corp.example")
                .toList());
    }

    /** Texts of "Aa" and "BB" have the same hash where they are of the same length. */
    @Test
    void an_index_finds_each_of_many_with_the_same_hash() {
        assertFindsAll(IntStream.range(0, 1 << 13)
                .mapToObj(number -> IntStream.range(0, 13)
                        .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                        .collect(Collectors.joining()))
                .toList());
    }

    @Property(tries = 100)
    void a_list_of_numbers_is_one(@ForAll @IntRange(max = 100_000) int size) {
        Numbers numbers = new Numbers();
        for (int place = 0; place < size; place++) {
            numbers.add(3 * place);
        }
        for (int place = 0; place < size; place += 2) {
            numbers.set(place, -numbers.get(place));
        }

        assertThat(numbers.size()).isEqualTo(size);
        assertThat(numbers.toArray())
                .isEqualTo(IntStream.range(0, size)
                        .map(place -> place % 2 == 0 ? -3 * place : 3 * place)
                        .toArray());
    }
}
