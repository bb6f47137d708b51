package org.usersync.config.internal.yaml;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Character sets by the names that Java or Python give them. */
public final class Charsets {
    /** Names of Python that Java lacks, or has for another character set; without separators. */
    private static final Map<String, String> PYTHON_NAMES = Map.ofEntries(
            Map.entry("utf", "UTF-8"),
            Map.entry("u8", "UTF-8"),
            Map.entry("utf8sig", "UTF-8"),
            Map.entry("cp65001", "UTF-8"),
            Map.entry("u16", "UTF-16"),
            Map.entry("u32", "UTF-32"),
            Map.entry("646", "US-ASCII"),
            Map.entry("latin", "ISO-8859-1"),
            Map.entry("l1", "ISO-8859-1"),
            Map.entry("8859", "ISO-8859-1"),
            Map.entry("cp932", "windows-31j"),
            Map.entry("ms932", "windows-31j"),
            Map.entry("mskanji", "windows-31j"),
            Map.entry("cp949", "x-windows-949"),
            Map.entry("cp950", "x-windows-950"),
            Map.entry("maclatin2", "x-MacCentralEurope"),
            Map.entry("macroman", "x-MacRoman"),
            Map.entry("maccyrillic", "x-MacCyrillic"),
            Map.entry("macgreek", "x-MacGreek"),
            Map.entry("macturkish", "x-MacTurkish"),
            Map.entry("maciceland", "x-MacIceland"));

    /** Families that Python writes with or without a separator before the number. */
    private static final Map<String, String> PREFIXES = Map.of(
            "utf", "UTF-", "iso8859", "ISO-8859-", "windows", "windows-", "cp", "Cp", "ibm", "IBM", "latin", "latin");

    private Charsets() {}

    /**
     * Finds a character set.
     *
     * @param name its name, in any case
     * @return the character set, or empty if nobody calls one so
     */
    public static Optional<Charset> byName(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        String bare = plain.replaceAll("[-_ ]", "");
        String known = PYTHON_NAMES.get(bare);
        if (known != null) {
            return exactly(known);
        }
        List<String> spellings =
                List.of(plain, plain.replace('_', '-').replace(' ', '-'), plain.replace('-', '_'), bare);
        for (String spelling : spellings) {
            Optional<Charset> found = exactly(spelling);
            if (found.isPresent()) {
                return found;
            }
        }
        return ofFamily(bare);
    }

    private static Optional<Charset> ofFamily(String bare) {
        return PREFIXES.entrySet().stream()
                .filter(family -> bare.startsWith(family.getKey()))
                .flatMap(family -> exactly(
                        family.getValue() + bare.substring(family.getKey().length()))
                        .stream())
                .findFirst();
    }

    private static Optional<Charset> exactly(String name) {
        try {
            return name.isEmpty() ? Optional.empty() : Optional.of(Charset.forName(name));
        } catch (IllegalArgumentException nobodyCallsItSo) {
            return Optional.empty();
        }
    }

    /** {@return the character set of files unless told} */
    public static Charset standard() {
        return StandardCharsets.UTF_8;
    }
}
