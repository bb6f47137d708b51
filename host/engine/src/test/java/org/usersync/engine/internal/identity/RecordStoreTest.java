package org.usersync.engine.internal.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever was written is read again. */
class RecordStoreTest {
    private final RecordStore store = new RecordStore();
    private final RecordStore.Writer writer = new RecordStore.Writer();

    @Provide
    Arbitrary<List<List<String>>> records() {
        // Characters of one byte and of two, halves of a pair alone too, and texts whose lengths take one to three
        // bytes.
        Arbitrary<String> text = Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars('a', 'z', '\u0000', '\u007f', '\u0080', '\u00ff')
                        .ofMaxLength(200),
                Arbitraries.strings()
                        .withChars('a', '\u00ff', '\u0100', '\u6771', '\ud83d', '\ude80', '\uffff')
                        .ofMaxLength(100),
                Arbitraries.integers().between(60, 20_000).map("x"::repeat));
        return text.injectNull(0.2).list().ofMaxSize(6).list().ofMaxSize(30);
    }

    @Property(tries = 300)
    void texts_are_read_as_they_were_written(@ForAll("records") List<List<@Nullable String>> records) {
        RecordStore own = new RecordStore();
        for (List<@Nullable String> record : records) {
            writer.begin().number(record.size());
            record.forEach(writer::text);
            assertThat(own.add(writer)).isEqualTo(own.size() - 1);
        }

        for (int number = records.size() - 1; number >= 0; number--) {
            RecordStore.Reader reader = own.read(number);
            List<@Nullable String> read = new ArrayList<>();
            for (int left = reader.number(); left > 0; left--) {
                read.add(reader.text());
            }
            assertThat(read).isEqualTo(records.get(number));
        }
    }

    @Property(tries = 300)
    void texts_are_passed_over(@ForAll("records") List<List<@Nullable String>> records) {
        for (List<@Nullable String> record : records) {
            writer.begin();
            record.forEach(writer::text);
            writer.text("the end");
            RecordStore.Reader reader = store.read(store.add(writer));
            record.forEach(text -> reader.skipText());
            assertThat(reader.text()).isEqualTo("the end");
        }
    }

    @Property(tries = 300)
    void a_record_begins_with_its_own_values_and_no_others(@ForAll("records") List<List<@Nullable String>> records) {
        RecordStore own = new RecordStore();
        records.forEach(record -> own.add(written(record)));

        for (int number = 0; number < records.size(); number++) {
            List<@Nullable String> record = records.get(number);
            for (List<@Nullable String> other : records) {
                // What is longer may go on as the next record does.
                if (other.size() <= record.size()) {
                    assertThat(own.beginsWith(number, written(other)))
                            .isEqualTo(other.equals(record.subList(0, other.size())));
                }
            }
        }
    }

    /** The last record of a chunk ends where it ends. */
    @Test
    void no_record_begins_with_what_is_longer_than_the_rest_of_its_chunk() {
        RecordStore own = new RecordStore();
        own.add(writer.begin().text("x".repeat(5000)));

        assertThat(own.beginsWith(0, writer.begin().text("x".repeat(5000)).text("more")))
                .isFalse();
    }

    private RecordStore.Writer written(List<@Nullable String> record) {
        writer.begin();
        record.forEach(writer::text);
        return writer;
    }

    @Test
    void numbers_of_every_length() {
        int[] numbers = {0, 1, 127, 128, 16_383, 16_384, 2_097_151, 2_097_152, 268_435_456, Integer.MAX_VALUE};
        writer.begin();
        Arrays.stream(numbers).forEach(writer::number);
        RecordStore.Reader reader = store.read(store.add(writer));
        for (int number : numbers) {
            assertThat(reader.number()).isEqualTo(number);
        }
    }

    @Test
    void many_records_long_ones_and_such_that_are_replaced() {
        Random random = new Random(5);
        Map<Integer, String> expected = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            // Some fit in no chunk of the usual size.
            String text = ("text " + i).repeat(i % 5000 == 0 ? 300_000 : 1 + random.nextInt(30));
            writer.begin().text(text);
            if (i % 7 == 6) {
                int replaced = random.nextInt(store.size());
                store.set(replaced, writer);
                expected.put(replaced, text);
            } else {
                expected.put(store.add(writer), text);
            }
        }

        assertThat(store.size()).isEqualTo(expected.size());
        expected.forEach((number, text) -> assertThat(store.read(number).text()).isEqualTo(text));
    }
}
