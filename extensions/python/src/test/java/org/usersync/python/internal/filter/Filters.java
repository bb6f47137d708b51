package org.usersync.python.internal.filter;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.usersync.spi.extension.Expression;

/** The language that all tests share: the interpreter is one for the process anyhow. */
final class Filters {
    static final TestRecord USER = TestRecord.of(
            "status",
            "ACTIVE",
            "number",
            42L,
            "large",
            new java.math.BigInteger("123456789012345678901234567890"),
            "fraction",
            1.5,
            "zero",
            0L,
            "flag",
            true,
            "off",
            false,
            "empty",
            "",
            "nothing",
            List.of(),
            "tags",
            List.of("a", "b", 3L),
            "activated",
            Instant.parse("2024-02-03T04:05:06.789Z"),
            "created",
            Instant.parse("2023-01-01T00:00:00Z"),
            "type",
            TestRecord.of("id", "oty1"),
            "profile",
            TestRecord.of("city", "Zürich", "email", "Jane.Roe@Example.com", "face", "a😀b", "f_name", "x"));

    private static final FilterLanguage LANGUAGE = new FilterLanguage(Duration.ofSeconds(30), Duration.ofSeconds(30));

    private Filters() {}

    static Expression compile(String source) {
        return LANGUAGE.compile(source, stuck -> {
            throw stuck;
        });
    }

    static boolean test(String source) {
        return compile(source).test(USER);
    }
}
