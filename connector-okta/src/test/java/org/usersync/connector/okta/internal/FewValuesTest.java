package org.usersync.connector.okta.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/** A handful of values, or more, are what a map of the library would be. */
class FewValuesTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 40})
    void any_number_of_values_is_a_map(int size) {
        FewValues.Builder builder = new FewValues.Builder(new FewValues.Names());
        Map<String, Object> expected = new HashMap<>();
        for (int i = 0; i < size; i++) {
            Object value = i % 3 == 0 ? null : i;
            builder.put("name" + i, "replaced");
            builder.put("name" + i, value);
            expected.put("name" + i, value);
        }

        Map<String, Object> values = builder.build();

        assertThat(values).isEqualTo(expected);
        assertThat(values.get("name1")).isEqualTo(expected.get("name1"));
        assertThat(values.containsKey("name0")).isEqualTo(size > 0);
        assertThat(values.containsKey("other")).isFalse();
        assertThat(values.get("other")).isNull();
    }

    /** Whatever came before, and in whatever order. */
    @Property(tries = 2000)
    void what_came_before_changes_nothing(@ForAll List<List<@IntRange(max = 10) Integer>> objects) {
        FewValues.Names names = new FewValues.Names();
        List<Map<String, Object>> expected = new ArrayList<>();
        List<Map<String, Object>> built = new ArrayList<>();
        for (List<Integer> fields : objects) {
            FewValues.Builder builder = new FewValues.Builder(names);
            Map<String, Object> map = new HashMap<>();
            for (int i = 0; i < fields.size(); i++) {
                builder.put("name" + fields.get(i), i);
                map.put("name" + fields.get(i), i);
            }
            expected.add(map);
            built.add(builder.build());
        }

        assertThat(built).isEqualTo(expected);
    }

    @Test
    void objects_of_the_same_fields_share_their_names() {
        FewValues.Names names = new FewValues.Names();
        Object first = keys(names, "login", "email");

        assertThat(keys(names, "login", "email")).isSameAs(first);
        assertThat(keys(names, "email", "login")).isNotSameAs(first);
    }

    @Test
    void an_object_that_is_equal_to_the_first_of_its_names_is_that_one() {
        FewValues.Names names = new FewValues.Names();
        Object first = shared(names, "status", "ACTIVE");

        assertThat(shared(names, "status", "ACTIVE")).isSameAs(first);
        assertThat(shared(names, "status", "STAGED")).isEqualTo(Map.of("status", "STAGED"));
        assertThat(shared(names, "status", "ACTIVE")).isSameAs(first);
        assertThat(shared(names, "other", "ACTIVE")).isEqualTo(Map.of("other", "ACTIVE"));
        assertThat(shared(names)).isEqualTo(Map.of());
        assertThat(shared(names, "status", "ACTIVE")).isEqualTo(first);
    }

    private static Map<String, Object> shared(FewValues.Names names, String... namesAndValues) {
        FewValues.Builder builder = new FewValues.Builder(names);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            builder.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return builder.buildShared();
    }

    private static Object keys(FewValues.Names names, String... fields) {
        FewValues.Builder builder = new FewValues.Builder(names);
        for (String field : fields) {
            builder.put(field, "value");
        }
        return ((FewValues) builder.build()).names();
    }
}
