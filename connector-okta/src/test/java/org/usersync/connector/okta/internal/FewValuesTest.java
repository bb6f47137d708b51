package org.usersync.connector.okta.internal;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A handful of values, or more, are what a map of the library would be. */
class FewValuesTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 40})
    void any_number_of_values_is_a_map(int size) {
        FewValues.Builder builder = new FewValues.Builder();
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
}
