package org.usersync.engine.internal.identity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    private record Item(int number, IdentityKey key) {}

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

    @Property(tries = 500)
    void sorting_by_numbers_gives_the_order_of_the_keys(@ForAll("keys") List<IdentityKey> keys) {
        List<Item> items = new ArrayList<>();
        keys.forEach(key -> items.add(new Item(items.size(), key)));
        List<Item> expected = new ArrayList<>(items);
        expected.sort(Comparator.comparing(Item::key).thenComparing(Item::number, Comparator.reverseOrder()));

        KeyOrder.sort(items, Item::key, Comparator.comparing(Item::number, Comparator.reverseOrder()));

        assertThat(items).isEqualTo(expected);
    }

    /** The prefix is told by some usernames; here are others between them. */
    @Property(tries = 200)
    void a_username_with_another_prefix_is_sorted_as_well(
            @ForAll("keys") List<IdentityKey> keys, @ForAll @IntRange(max = 200) int place) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String name = "person" + i * 7919 % 400;
            items.add(new Item(items.size(), new IdentityKey(IdentityType.FEDERATED_ID, name, "", name)));
        }
        keys.stream().limit(4).forEach(key -> items.add(1 + place, new Item(items.size(), key)));
        List<Item> expected = new ArrayList<>(items);
        expected.sort(Comparator.comparing(Item::key).thenComparing(Item::number));

        KeyOrder.sort(items, Item::key, Comparator.comparing(Item::number));

        assertThat(items).isEqualTo(expected);
    }

    @Property(tries = 500)
    void an_index_finds_what_a_map_finds(@ForAll("keys") List<IdentityKey> keys) {
        Map<IdentityKey, Integer> first = new HashMap<>();
        Map<IdentityKey, Integer> last = new HashMap<>();
        KeyIndex<IdentityKey> firstIndex = new KeyIndex<>(keys::get, 0);
        KeyIndex<IdentityKey> lastIndex = new KeyIndex<>(keys::get, keys.size());
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

    @Property(tries = 200)
    void a_pool_gives_one_instance_for_equal_texts(@ForAll("keys") List<IdentityKey> keys) {
        TextPool pool = new TextPool();
        Map<String, String> known = new HashMap<>();
        for (IdentityKey key : keys) {
            String pooled = pool.of(String.valueOf(key.username().toCharArray()));
            assertThat(pooled).isEqualTo(key.username());
            assertThat(known.computeIfAbsent(pooled, text -> pooled)).isSameAs(pooled);
        }
    }
}
