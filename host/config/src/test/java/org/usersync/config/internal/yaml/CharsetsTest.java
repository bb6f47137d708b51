package org.usersync.config.internal.yaml;

import java.nio.charset.Charset;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CharsetsTest {
    @ParameterizedTest
    @CsvSource({
        "utf8, UTF-8",
        "UTF-8, UTF-8",
        "utf_8, UTF-8",
        "utf_8_sig, UTF-8",
        "utf-8-sig, UTF-8",
        "u8, UTF-8",
        "latin1, ISO-8859-1",
        "latin-1, ISO-8859-1",
        "latin_1, ISO-8859-1",
        "L1, ISO-8859-1",
        "iso8859_15, ISO-8859-15",
        "iso8859-15, ISO-8859-15",
        "ISO_8859-15, ISO-8859-15",
        "iso88592, ISO-8859-2",
        "latin9, ISO-8859-15",
        "cp1252, windows-1252",
        "windows_1252, windows-1252",
        "utf16, UTF-16",
        "utf_16_le, UTF-16LE",
        "utf-32, UTF-32",
        "ascii, US-ASCII",
        "us_ascii, US-ASCII",
        "shift_jis, Shift_JIS",
        "euc_jp, EUC-JP",
        "cp932, windows-31j",
        "koi8_r, KOI8-R",
        "gb18030, GB18030",
        "mac_roman, x-MacRoman",
    })
    void knowsTheNamesOfJavaAndPython(String name, String charset) {
        assertThat(Charsets.byName(name)).contains(Charset.forName(charset));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "utf9", "no such thing", "ü", "utf-8;", "cp"})
    void knowsNoOthers(String name) {
        assertThat(Charsets.byName(name)).isEmpty();
    }
}
