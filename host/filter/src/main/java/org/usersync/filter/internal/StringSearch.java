package org.usersync.filter.internal;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;

import org.jspecify.annotations.Nullable;
import org.usersync.filter.internal.PythonValues.Tuple;

import static org.usersync.filter.internal.PythonValues.typeName;

/** The methods of strings that look for one text in another. */
final class StringSearch {
    /** A filter is data: it must not fill the memory. */
    private static final long LONGEST = 1_000_000;

    private StringSearch() {}

    static @Nullable Object call(String text, String name, List<@Nullable Object> arguments) {
        @Nullable Object first = arguments.get(0);
        return switch (name) {
            case "startswith" -> any(name, text, first, String::startsWith);
            case "endswith" -> any(name, text, first, String::endsWith);
            case "join" -> join(text, first);
            case "replace" -> replace(text, arguments);
            case "find" -> codePoints(text, text.indexOf(Methods.text(name, first)));
            case "rfind" -> codePoints(text, text.lastIndexOf(Methods.text(name, first)));
            case "index" -> found(codePoints(text, text.indexOf(Methods.text(name, first))));
            case "rindex" -> found(codePoints(text, text.lastIndexOf(Methods.text(name, first))));
            case "count" -> PythonStrings.count(text, Methods.text(name, first));
            case "removeprefix" -> {
                String prefix = Methods.text(name, first);
                yield text.startsWith(prefix) ? text.substring(prefix.length()) : text;
            }
            case "removesuffix" -> {
                String suffix = Methods.text(name, first);
                yield text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
            }
            case "partition" -> partition(text, separator(name, first), false);
            case "rpartition" -> partition(text, separator(name, first), true);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static boolean any(
            String method, String text, @Nullable Object argument, BiPredicate<String, String> test) {
        if (argument instanceof Tuple tuple) {
            for (Object item : tuple.items()) {
                if (test.test(text, Methods.text(method, item))) {
                    return true;
                }
            }
            return false;
        }
        return test.test(text, Methods.text(method, argument));
    }

    private static Object codePoints(String text, int index) {
        return index < 0 ? -1L : (long) text.codePointCount(0, index);
    }

    private static Object found(Object index) {
        if (index.equals(-1L)) {
            throw new PythonError("ValueError: the text is not found");
        }
        return index;
    }

    private static String join(String separator, @Nullable Object argument) {
        List<?> items = argument instanceof String characters
                ? characters.codePoints().mapToObj(Character::toString).toList()
                : PythonValues.items(argument);
        if (items == null) {
            throw PythonError.type("join() takes a list of str, not " + typeName(argument));
        }
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < items.size(); i++) {
            result.append(i == 0 ? "" : separator).append(Methods.text("join", items.get(i)));
            checkLength(result.length());
        }
        return result.toString();
    }

    private static String replace(String text, List<@Nullable Object> arguments) {
        String part = Methods.text("replace", arguments.get(0));
        String by = Methods.text("replace", arguments.get(1));
        checkLength(text.length() + PythonStrings.count(text, part) * by.length());
        return PythonStrings.replace(
                text, part, by, arguments.size() < 3 ? -1 : Methods.whole("replace", arguments.get(2)));
    }

    private static void checkLength(long length) {
        if (length > LONGEST) {
            throw new PythonError("MemoryError: the text grows beyond " + LONGEST + " characters");
        }
    }

    private static String separator(String method, @Nullable Object argument) {
        String separator = Methods.text(method, argument);
        if (separator.isEmpty()) {
            throw new PythonError("ValueError: " + method + "() has an empty separator");
        }
        return separator;
    }

    private static Tuple partition(String text, String separator, boolean last) {
        int found = last ? text.lastIndexOf(separator) : text.indexOf(separator);
        if (found < 0) {
            return new Tuple(last ? Arrays.asList("", "", text) : Arrays.asList(text, "", ""));
        }
        return new Tuple(
                Arrays.asList(text.substring(0, found), separator, text.substring(found + separator.length())));
    }
}
