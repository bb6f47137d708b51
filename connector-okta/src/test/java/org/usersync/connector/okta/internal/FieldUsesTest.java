package org.usersync.connector.okta.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/** A field has its own use wherever it comes, and nobody decides it twice. */
class FieldUsesTest {
    @Property(tries = 2000)
    void every_field_has_its_use_in_any_order(@ForAll List<List<@IntRange(max = 6) Integer>> objects) {
        FieldUses<String> uses = new FieldUses<>(name -> name.toUpperCase(Locale.ROOT));
        for (List<Integer> names : objects) {
            FieldUses.Field<String> field = uses.begin();
            for (int number : names) {
                field = uses.next(field, "name" + number);

                assertThat(field.use()).isEqualTo("NAME" + number);
            }
        }
    }

    @Test
    void a_use_is_decided_once() {
        List<String> asked = new ArrayList<>();
        FieldUses<Boolean> uses = new FieldUses<>(asked::add);
        for (int i = 0; i < 3; i++) {
            FieldUses.Field<Boolean> id = uses.next(uses.begin(), "id");
            uses.next(uses.next(id, i == 1 ? "other" : "status"), "profile");
        }

        assertThat(asked).containsExactlyInAnyOrder("", "id", "status", "profile", "other");
    }
}
