package org.usersync.python.internal.filter;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Makes users with the fields that {@link ExpressionGrammar} reads: mostly of the type that a field has in
 * {@link Filters#USER}, else of any other, or without a value.
 */
final class GeneratedUsers {
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "a",
            "A",
            "ab",
            "ACTIVE",
            "active",
            "12",
            "-1",
            " a b ",
            "a,b,,c",
            "\t\n",
            "Zürich",
            "ZÜRICH",
            "Zu\u0308rich",
            "ß",
            "İ",
            "ΑΣ",
            "ǅ",
            "²",
            "٣",
            "½",
            "日本",
            "\u00a0x\u2003",
            "😀",
            "a😀b",
            "\uffff",
            "ACTIVE😀",
            "Jane.Roe@Example.com");

    private static final List<Object> NUMBERS = List.of(
            0L,
            1L,
            -1L,
            2L,
            42L,
            9_007_199_254_740_993L,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            new BigInteger("9223372036854775808"),
            new BigInteger("-123456789012345678901234567890"),
            0.0,
            -0.0,
            1.0,
            1.5,
            42.0,
            -2.25,
            9_007_199_254_740_992.0,
            1e300);

    private static final List<Instant> TIMES = List.of(
            Instant.EPOCH,
            Instant.parse("1969-12-31T23:59:59.999Z"),
            Instant.parse("2000-02-29T12:00:00Z"),
            Instant.parse("2023-01-01T00:00:00Z"),
            Instant.parse("2024-02-03T04:05:06.789Z"),
            Instant.parse("2024-12-30T23:59:59.000001Z"));

    private GeneratedUsers() {}

    static Arbitrary<TestRecord> users() {
        return record(Map.ofEntries(
                        Map.entry("status", mostly(texts())),
                        Map.entry("number", mostly(numbers())),
                        Map.entry("large", mostly(numbers())),
                        Map.entry("fraction", mostly(numbers())),
                        Map.entry("zero", mostly(numbers())),
                        Map.entry("flag", mostly(flags())),
                        Map.entry("off", mostly(flags())),
                        Map.entry("empty", mostly(texts())),
                        Map.entry("nothing", mostly(lists())),
                        Map.entry("tags", mostly(lists())),
                        Map.entry("activated", mostly(times())),
                        Map.entry("created", mostly(times())),
                        Map.entry("lastLogin", mostly(times())),
                        Map.entry("documented", mostly(texts())),
                        Map.entry("missing", mostly(texts())),
                        Map.entry("type", mostly(nested(Map.of("id", mostly(texts()), "x", mostly(numbers()))))),
                        Map.entry("profile", mostly(profiles()))))
                .withoutEdgeCases();
    }

    private static Arbitrary<Object> profiles() {
        return nested(Map.of(
                "city", mostly(texts()),
                "email", mostly(texts()),
                "face", mostly(texts()),
                "documented", mostly(texts()),
                "missing", mostly(texts())));
    }

    private static Arbitrary<Object> nested(Map<String, Arbitrary<@Nullable Object>> fields) {
        return record(fields).map(record -> record);
    }

    /** A record in which null stands for no value. */
    private static Arbitrary<TestRecord> record(Map<String, Arbitrary<@Nullable Object>> fields) {
        List<String> names = fields.keySet().stream().sorted().toList();
        return Combinators.combine(names.stream().map(fields::get).toList()).as(values -> {
            Map<String, Object> present = new HashMap<>();
            for (int i = 0; i < values.size(); i++) {
                Object value = values.get(i);
                if (value != null) {
                    present.put(names.get(i), value);
                }
            }
            return new TestRecord(present);
        });
    }

    private static Arbitrary<@Nullable Object> mostly(Arbitrary<Object> usual) {
        return Arbitraries.frequencyOf(
                Tuple.of(6, usual), Tuple.of(3, anything()), Tuple.of(1, Arbitraries.just(null)));
    }

    private static Arbitrary<Object> anything() {
        return Arbitraries.oneOf(
                scalars(), lists(), texts().map(id -> TestRecord.of("id", id)), Arbitraries.just(TestRecord.of()));
    }

    private static Arbitrary<Object> scalars() {
        return Arbitraries.oneOf(texts(), numbers(), flags(), times());
    }

    private static Arbitrary<Object> texts() {
        return Arbitraries.oneOf(
                Arbitraries.of(TEXTS),
                Arbitraries.strings().withChars("aAbB ,.0é\u00dfΣ").ofMaxLength(8));
    }

    private static Arbitrary<Object> numbers() {
        return Arbitraries.oneOf(Arbitraries.of(NUMBERS), Arbitraries.longs().between(-20, 20));
    }

    private static Arbitrary<Object> flags() {
        return Arbitraries.of(true, false);
    }

    private static Arbitrary<Object> times() {
        return Arbitraries.of(TIMES).map(time -> time);
    }

    /** Directories deliver lists with null inside, too. */
    private static Arbitrary<Object> lists() {
        return scalars().injectNull(0.1).list().ofMaxSize(4).map(ArrayList::new);
    }
}
