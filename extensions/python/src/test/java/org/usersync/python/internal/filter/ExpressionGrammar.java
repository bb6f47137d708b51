package org.usersync.python.internal.filter;

import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Makes expressions of the part of Python that the native compiler covers. */
final class ExpressionGrammar {
    private static final List<String> LITERALS = List.of(
            "0",
            "1",
            "-1",
            "2",
            "42",
            "42.0",
            "1.5",
            "-0.0",
            "1e999",
            "9007199254740993",
            "9007199254740992.0",
            "9223372036854775808",
            "-9223372036854775808",
            "True",
            "False",
            "None",
            "''",
            "'a'",
            "'A'",
            "'ab'",
            "'ACTIVE'",
            "'Zürich'",
            "' a b '",
            "'a,b,,c'",
            "'12'",
            "'😀'",
            "'\\uffff'",
            "'ß'",
            "()",
            "[]",
            "(1,)",
            "(1, 'a')",
            "[1, 2]",
            "['a', 'b']",
            "[[]]",
            "('a', None)",
            "[None]",
            "[True]");

    private static final List<String> PATHS = List.of(
            "user.status",
            "user.number",
            "user.large",
            "user.fraction",
            "user.zero",
            "user.flag",
            "user.off",
            "user.empty",
            "user.nothing",
            "user.tags",
            "user.activated",
            "user.created",
            "user.type",
            "user.type.id",
            "user.type['id']",
            "user.profile.city",
            "user.profile.email",
            "user.profile.face",
            "user.profile['face']",
            "user.documented",
            "user.lastLogin",
            "user.missing",
            "user.profile.missing",
            "user.type['x']",
            "user.activated.year",
            "user.created.month",
            "user.activated.microsecond",
            "user.lastLogin.year",
            "user.activated.weekday()",
            "user.created.isoweekday()",
            "user.created.timestamp()",
            "user.type.get('id')",
            "user.type.get('x', 5)",
            "getattr(user, 'status')",
            "getattr(user, 'missing', 'x')",
            "getattr(user.profile, 'documented')",
            "hasattr(user, 'status')",
            "hasattr(user, 'documented')",
            "hasattr(user.profile, 'missing')",
            "hasattr('', 'lower')");

    private static final List<String> METHODS = List.of(
            "lower()",
            "upper()",
            "strip()",
            "strip('a ')",
            "lstrip()",
            "rstrip('b')",
            "startswith('A')",
            "startswith(('x', 'Z'))",
            "startswith(1)",
            "endswith('b')",
            "endswith(())",
            "split()",
            "split(',')",
            "split(None, 1)",
            "split(',', 1)",
            "split('')",
            "rsplit()",
            "rsplit(',', 1)",
            "replace('a', 'b')",
            "replace('', '.')",
            "replace('a', '', 1)",
            "find('a')",
            "find('😀')",
            "rfind('b')",
            "index('a')",
            "index('b')",
            "rindex('z')",
            "count('a')",
            "count('')",
            "count(1)",
            "index(1)",
            "isdigit()",
            "isdecimal()",
            "isalpha()",
            "isalnum()",
            "isspace()",
            "islower()",
            "isupper()",
            "isascii()",
            "removeprefix('A')",
            "removesuffix('b')",
            "partition(',')",
            "rpartition(',')",
            "partition('')",
            "join(['x', 'y'])",
            "join('xy')",
            "join([1])",
            "join(1)");

    private ExpressionGrammar() {}

    static Arbitrary<String> expressions() {
        return expression(3);
    }

    private static Arbitrary<String> expression(int depth) {
        Arbitrary<String> leaf = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(2, Arbitraries.of(LITERALS)), net.jqwik.api.Tuple.of(3, Arbitraries.of(PATHS)));
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<String> part = expression(depth - 1);
        return Arbitraries.oneOf(
                leaf,
                Combinators.combine(part, operators(), part).as((a, op, b) -> "(" + a + ") " + op + " (" + b + ")"),
                Combinators.combine(part, orders(), part, operators(), part)
                        .as((a, x, b, y, c) -> "(" + a + ") " + x + " (" + b + ") " + y + " (" + c + ")"),
                Combinators.combine(part, Arbitraries.of("and", "or"), part)
                        .as((a, op, b) -> "(" + a + ") " + op + " (" + b + ")"),
                part.map(a -> "not (" + a + ")"),
                part.map(a -> "-(" + a + ")"),
                Combinators.combine(part, part, part).as((a, b, c) -> "(" + a + ") if (" + b + ") else (" + c + ")"),
                Combinators.combine(part, Arbitraries.of(METHODS)).as((a, method) -> "(" + a + ")." + method),
                Combinators.combine(part, Arbitraries.of("0", "-1", "1", "5", "'id'", "True", "1.0", "None"))
                        .as((a, index) -> "(" + a + ")[" + index + "]"),
                Combinators.combine(part, Arbitraries.of("1:", ":-1", ":", "0:2", "5:1", "-2:9", "'a':", "None:1"))
                        .as((a, slice) -> "(" + a + ")[" + slice + "]"),
                part.map(a -> "len(" + a + ")"),
                Combinators.combine(part, part).as((a, b) -> "(" + a + ", " + b + ")"),
                Combinators.combine(part, part).as((a, b) -> "[" + a + ", " + b + "]"),
                Combinators.combine(part, part, part).as((a, b, c) -> "(" + a + ") in {" + b + ", " + c + "}"),
                part.map(a -> "(" + a + ") is None"));
    }

    private static Arbitrary<String> operators() {
        return Arbitraries.of("==", "!=", "<", "<=", ">", ">=", "in", "not in");
    }

    private static Arbitrary<String> orders() {
        return Arbitraries.of("==", "<", "<=", ">", ">=");
    }
}
