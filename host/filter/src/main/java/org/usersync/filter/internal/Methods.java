package org.usersync.filter.internal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.extension.ExpressionRecord;

import static org.usersync.filter.internal.PythonValues.typeName;

/** The methods that an expression can call on a value, by name: a value's type is not known before it is there. */
final class Methods {
    /** All public names of Python's types, for hasattr and for better messages. */
    private static final Set<String> OF_STR = Set.of(
            "capitalize",
            "casefold",
            "center",
            "count",
            "encode",
            "endswith",
            "expandtabs",
            "find",
            "format",
            "format_map",
            "index",
            "isalnum",
            "isalpha",
            "isascii",
            "isdecimal",
            "isdigit",
            "isidentifier",
            "islower",
            "isnumeric",
            "isprintable",
            "isspace",
            "istitle",
            "isupper",
            "join",
            "ljust",
            "lower",
            "lstrip",
            "maketrans",
            "partition",
            "removeprefix",
            "removesuffix",
            "replace",
            "rfind",
            "rindex",
            "rjust",
            "rpartition",
            "rsplit",
            "rstrip",
            "split",
            "splitlines",
            "startswith",
            "strip",
            "swapcase",
            "title",
            "translate",
            "upper",
            "zfill");

    private static final Set<String> OF_LIST =
            Set.of("append", "clear", "copy", "count", "extend", "index", "insert", "pop", "remove", "reverse", "sort");

    private static final Set<String> OF_TUPLE = Set.of("count", "index");

    private static final Set<String> OF_DATETIME = Set.of(
            "astimezone",
            "combine",
            "ctime",
            "date",
            "dst",
            "fold",
            "fromisocalendar",
            "fromisoformat",
            "fromordinal",
            "fromtimestamp",
            "isocalendar",
            "isoformat",
            "isoweekday",
            "max",
            "min",
            "now",
            "replace",
            "resolution",
            "strftime",
            "strptime",
            "time",
            "timestamp",
            "timetuple",
            "timetz",
            "today",
            "toordinal",
            "tzinfo",
            "tzname",
            "utcfromtimestamp",
            "utcnow",
            "utcoffset",
            "utctimetuple",
            "weekday");

    private static final Set<String> OF_INT = Set.of(
            "as_integer_ratio",
            "bit_count",
            "bit_length",
            "conjugate",
            "denominator",
            "from_bytes",
            "imag",
            "numerator",
            "real",
            "to_bytes");

    private static final Set<String> OF_FLOAT =
            Set.of("as_integer_ratio", "conjugate", "fromhex", "hex", "imag", "is_integer", "real");

    /** How many arguments a method takes here; others need more of Python than the compiler covers. */
    private record Arity(int least, int most) {}

    private static final Arity NONE = new Arity(0, 0);
    private static final Arity ONE = new Arity(1, 1);
    private static final Arity MAYBE_ONE = new Arity(0, 1);
    private static final Arity UP_TO_TWO = new Arity(0, 2);

    private static final Map<String, Arity> COVERED = Map.ofEntries(
            Map.entry("lower", NONE),
            Map.entry("upper", NONE),
            Map.entry("strip", MAYBE_ONE),
            Map.entry("lstrip", MAYBE_ONE),
            Map.entry("rstrip", MAYBE_ONE),
            Map.entry("startswith", ONE),
            Map.entry("endswith", ONE),
            Map.entry("split", UP_TO_TWO),
            Map.entry("rsplit", UP_TO_TWO),
            Map.entry("join", ONE),
            Map.entry("replace", new Arity(2, 3)),
            Map.entry("find", ONE),
            Map.entry("rfind", ONE),
            Map.entry("index", ONE),
            Map.entry("rindex", ONE),
            Map.entry("count", ONE),
            Map.entry("isdigit", NONE),
            Map.entry("isdecimal", NONE),
            Map.entry("isalpha", NONE),
            Map.entry("isalnum", NONE),
            Map.entry("isspace", NONE),
            Map.entry("islower", NONE),
            Map.entry("isupper", NONE),
            Map.entry("isascii", NONE),
            Map.entry("removeprefix", ONE),
            Map.entry("removesuffix", ONE),
            Map.entry("partition", ONE),
            Map.entry("rpartition", ONE),
            Map.entry("get", new Arity(1, 2)),
            Map.entry("weekday", NONE),
            Map.entry("isoweekday", NONE),
            Map.entry("timestamp", NONE));

    private Methods() {}

    /** Whether the compiler covers calls of this method with so many arguments. */
    static boolean covers(String name, int arguments) {
        Arity arity = COVERED.get(name);
        return arity != null && arguments >= arity.least() && arguments <= arity.most();
    }

    /** Whether Python's type of a value has a method (or an attribute that is not covered) of this name. */
    static boolean has(@Nullable Object value, String name) {
        return names(value).contains(name);
    }

    private static Set<String> names(@Nullable Object value) {
        return switch (typeName(value)) {
            case "str" -> OF_STR;
            case "list" -> OF_LIST;
            case "tuple" -> OF_TUPLE;
            case "datetime" -> OF_DATETIME;
            case "int", "bool" -> OF_INT;
            case "float" -> OF_FLOAT;
            default -> Set.of();
        };
    }

    /** Calls a covered method. */
    static @Nullable Object call(@Nullable Object receiver, String name, List<@Nullable Object> arguments) {
        if (receiver instanceof String text && OF_STR.contains(name)) {
            return ofString(text, name, arguments);
        }
        List<?> items = PythonValues.items(receiver);
        if (items != null && OF_TUPLE.contains(name)) {
            return ofItems(items, name, arguments.get(0));
        }
        if (receiver instanceof Instant time && OF_DATETIME.contains(name)) {
            return ofDatetime(time, name);
        }
        if (receiver instanceof ExpressionRecord object && name.equals("get") && object.get(name) == null) {
            return ofObject(object, arguments);
        }
        Object value = Attributes.get(receiver, name);
        throw PythonError.type("'" + name + "' is " + typeName(value) + ", which cannot be called");
    }

    private static @Nullable Object ofObject(ExpressionRecord object, List<@Nullable Object> arguments) {
        Object value = arguments.get(0) instanceof String key ? PythonValues.canonical(object.get(key)) : null;
        return value == null && arguments.size() > 1 ? arguments.get(1) : value;
    }

    private static Object ofItems(List<?> items, String name, @Nullable Object wanted) {
        long count = 0;
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) == wanted || PythonValues.equal(items.get(i), wanted)) {
                if (name.equals("index")) {
                    return (long) i;
                }
                count++;
            }
        }
        if (name.equals("index")) {
            throw new PythonError("ValueError: the value is not in the list");
        }
        return count;
    }

    private static Object ofDatetime(Instant value, String name) {
        OffsetDateTime time = value.atOffset(ZoneOffset.UTC);
        return switch (name) {
            case "weekday" -> time.getDayOfWeek().getValue() - 1L;
            case "isoweekday" -> (long) time.getDayOfWeek().getValue();
            case "timestamp" -> (value.getEpochSecond() * 1_000_000 + value.getNano() / 1000) / 1e6;
            default -> throw PythonError.type("datetime's '" + name + "' cannot be called in a filter");
        };
    }

    private static @Nullable Object ofString(String text, String name, List<@Nullable Object> arguments) {
        return switch (name) {
            case "lower" -> text.toLowerCase(Locale.ROOT);
            case "upper" -> text.toUpperCase(Locale.ROOT);
            case "strip" -> PythonStrings.strip(text, optional(name, arguments), true, true);
            case "lstrip" -> PythonStrings.strip(text, optional(name, arguments), true, false);
            case "rstrip" -> PythonStrings.strip(text, optional(name, arguments), false, true);
            case "isdigit" -> CharacterTests.all(text, CharacterTests::digit);
            case "isdecimal" -> CharacterTests.all(text, Character::isDigit);
            case "isalpha" -> CharacterTests.all(text, Character::isLetter);
            case "isalnum" -> CharacterTests.all(text, CharacterTests::letterOrNumber);
            case "isspace" -> CharacterTests.all(text, PythonStrings::space);
            case "isascii" -> text.chars().allMatch(c -> c < 128);
            case "islower" -> CharacterTests.lower(text);
            case "isupper" -> CharacterTests.upper(text);
            case "split", "rsplit" -> split(text, name, arguments);
            default -> StringSearch.call(text, name, arguments);
        };
    }

    private static @Nullable String optional(String method, List<@Nullable Object> arguments) {
        return arguments.isEmpty() || arguments.get(0) == null ? null : text(method, arguments.get(0));
    }

    private static Object split(String text, String name, List<@Nullable Object> arguments) {
        String separator = optional(name, arguments);
        long most = arguments.size() < 2 ? -1 : whole(name, arguments.get(1));
        if (separator == null) {
            return name.equals("split") ? PythonStrings.split(text, most) : PythonStrings.splitFromRight(text, most);
        }
        if (separator.isEmpty()) {
            throw new PythonError("ValueError: " + name + "() has an empty separator");
        }
        return name.equals("split")
                ? PythonStrings.split(text, separator, most)
                : PythonStrings.splitFromRight(text, separator, most);
    }

    /** An argument that must be text. */
    static String text(String method, @Nullable Object argument) {
        if (argument instanceof String text) {
            return text;
        }
        throw PythonError.type(method + "() takes a str here, not " + typeName(argument));
    }

    /** An argument that must be a whole number. */
    static long whole(String method, @Nullable Object argument) {
        if (PythonNumbers.number(argument) instanceof Long number) {
            return number;
        }
        throw PythonError.type(method + "() takes an int here, not " + typeName(argument));
    }
}
