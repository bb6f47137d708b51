package org.usersync.filter.internal;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersync.spi.extension.Expression;
import org.usersync.spi.extension.ExpressionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What filters mean. Every line of the tables was checked against Python 3. */
class FilterMeaningTest {
    private static final TestRecord USER = TestRecord.of(
            "id",
            "00u1",
            "status",
            "ACTIVE",
            "number",
            42L,
            "zero",
            0L,
            "large",
            new BigInteger("123456789012345678901234567890"),
            "fraction",
            1.5,
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
            TestRecord.of(
                    "city", "Zürich",
                    "email", "Jane.Roe@Example.com",
                    "face", "a😀b",
                    "größe", 7L,
                    "title", "Dr"));

    private static Expression compile(String source) {
        return new NativeFilterCompiler().compile(source);
    }

    private static boolean test(String source) {
        return compile(source).test(USER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user.status == \"ACTIVE\"",
                " \tuser.status=='ACTIVE'  \n\n",
                "user.status != 'active'",
                "user.profile.city == 'Zürich'",
                "user.profile.city == 'Z\\u00fcrich'",
                "user.profile.city == 'Z\\xfcrich'",
                "user.profile.city == 'Z\\N{LATIN SMALL LETTER U WITH DIAERESIS}rich'",
                "user.profile.größe == 7",
                "user.type.id == 'oty1' and user.type[\"id\"] == \"oty1\"",
                "user['type']['id'] == 'oty1'",
                "'id' in user.type and 'x' not in user.type and 1 not in user.type",
                "user.type.get('id') == 'oty1' and user.type.get('x', 5) == 5 and user.type.get('x') is None",
                // numbers
                "1 == 1.0 == True",
                "0 == False and 0.0 == False and not 0 == None",
                "user.number == 42 and user.number == 42.0",
                "user.number in (41, 42.0)",
                "user.large == 123456789012345678901234567890 and user.large > user.number",
                "9007199254740993 != 9007199254740992.0 and 9007199254740993 > 9007199254740992.0",
                "9223372036854775808 > 9223372036854775807 and -9223372036854775808 < -9223372036854775807",
                "0x_ff == 255 and 0o17 == 15 and 0b1_0 == 2 and 1_000 == 1000 and 00 == 0",
                "1. == 1 and .5 == 0.5 and 1e3 == 1000 and 1_0.2_5e-0_1 == 1.025 and 1E+2 == 100.0",
                "-1 < 0 < +1 and --1 == 1 and -True == -1",
                "1e999 > user.large and -1e999 < -user.large and 1e999 == 1e999",
                "not (1e999 < 5)",
                "-0.0 == 0 and not -0.0 < 0",
                // comparisons
                "1 < 2 < 3 and not 1 < 3 < 2 and 1 < 3 > 2",
                "'a' < 'b' < 'c' and 'Z' < 'a' and 'a' < 'aa' and '' < 'a'",
                "'\\uffff' < '\\U0001f600'",
                "(1, 2) < (1, 3) and [1] < [1, 0] and (1, 'a') < (2, 0)",
                "[1, 2] == [1.0, 2] and [1, [2]] == [True, [2.0]]",
                "(1,) != [1] and (1, 2) == (1, 2) and () == () and [] != ()",
                "'1' != 1 and None != 0 and None != '' and None != False and 'a' != ['a']",
                "user.number <= 42 and user.number >= 42 and user.fraction > 1",
                "None is None and user.documented is None and user.status is not None",
                "user.flag is True and user.off is False and (user.number is not True)",
                "not (1 is True)",
                "user.tags == ['a', 'b', 3] and user.tags != ('a', 'b', 3)",
                "user.activated > user.created and user.activated == user.activated and user.created != 1",
                // membership
                "'a' in user.tags and 3.0 in user.tags and 'c' not in user.tags",
                "'ric' in user.profile.city and '' in '' and 'x' not in 'abc'",
                "user.status in ['ACTIVE', 'STAGED'] and user.status in {'ACTIVE'} and user.status not in {'X', 'Y'}",
                "True in [1] and None in (None,) and [] in [[]] and () in {()}",
                "not user.status in ('STAGED')",
                // truth and values
                "user.status and user.number and user.flag and user.tags and user.type and user.activated",
                "not user.empty and not user.zero and not user.nothing and not None and not 0.0 and not ()",
                "(user.empty or 'x') == 'x' and (0 or '' or None) is None and (1 and 'y') == 'y'",
                "(0 and user.missing) == 0 and (1 or user.missing) == 1",
                "(user.number or user.missing) == 42",
                "('a' if user.flag else user.missing) == 'a' and ('a' if user.off else 'b') == 'b'",
                "(1 if False else 2 if False else 3) == 3",
                "not not user.flag and not user.off == True",
                "1,",
                "(user.off,)",
                // literals
                "'a' \"b\" 'c' == 'abc'",
                "r'\\n' == '\\\\n' and u'x' == 'x' and R'\\'' == \"\\\\'\"",
                "'''a\nb''' == 'a\\nb' and \"\"\"it's \"quoted\" \"\"\" == 'it\\'s \"quoted\" '",
                "'\\101\\60\\0' == 'A0\\x00' and '\\q' == '\\\\q' and '\\a\\b\\f\\v\\r\\t' == '\\x07\\x08\\x0c\\x0b\\x0d\\x09'",
                "'a\\\nb' == 'ab'",
                "(user.status ==\n  'ACTIVE'  # only those\n)",
                "user.status == \\\n 'ACTIVE'",
                "user . status == 'ACTIVE'#x",
                "len('') == 0 and '' == \"\" and \"\"\"\"\"\" == ''",
                // strings
                "user.profile.email.lower().endswith('@example.com')",
                "user.profile.email.startswith(('x', 'Jane')) and not user.profile.email.startswith(())",
                "user.profile.email.split('@')[1] == 'Example.com' and user.profile.email.split('@')[-1][:3] == 'Exa'",
                "' a  b '.split() == ['a', 'b'] and ' a  b c '.split(None, 1) == ['a', 'b c '] and ''.split() == []",
                "'a,,b'.split(',') == ['a', '', 'b'] and ''.split(',') == [''] and 'a,b,c'.split(',', 1) == ['a', 'b,c']",
                "'a,b,c'.rsplit(',', 1) == ['a,b', 'c'] and ' a b  c '.rsplit(None, 1) == [' a b', 'c']",
                "',a,'.rsplit(',') == ['', 'a', ''] and 'aaa'.rsplit('aa') == ['a', ''] and 'aaa'.split('aa') == ['', 'a']",
                "'-'.join(['a', 'b']) == 'a-b' and ','.join('abc') == 'a,b,c' and ''.join(()) == ''",
                "'aXbX'.replace('X', '-') == 'a-b-' and 'aXbX'.replace('X', '', 1) == 'abX'",
                "'a😀'.replace('', '.') == '.a.😀.' and 'ab'.replace('', '.', 2) == '.a.b'",
                "user.profile.face.find('b') == 2 and user.profile.face.rfind('z') == -1 and user.profile.face.index('b') == 2",
                "'abab'.rfind('b') == 3 and 'abab'.rindex('a') == 2 and 'aaaa'.count('aa') == 2 and 'a😀'.count('') == 3",
                "len(user.profile.face) == 3 and user.profile.face[1] == '😀' and user.profile.face[-1] == 'b'",
                "user.profile.face[1:] == '😀b' and user.profile.face[:-1] == 'a😀' and user.profile.face[5:9] == ''",
                "user.profile.face[:] == 'a😀b' and user.profile.face[2:1] == '' and user.profile.face[None:1] == 'a'",
                "user.tags[0] == 'a' and user.tags[True] == 'b' and user.tags[-1:] == [3] and (1, 2, 3)[1:] == (2, 3)",
                "len(user.tags) == 3 and len(()) == 0 and user.tags.count('a') == 1 and user.tags.index(3) == 2",
                "'  x\\u00a0\\x85'.strip() == 'x' and 'xxaxx'.strip('x') == 'a' and 'abc'.lstrip('ab') == 'c'",
                "'abc'.rstrip('bc') == 'a' and ' a '.rstrip() == ' a' and ' a '.lstrip() == 'a ' and ' a '.strip(None) == 'a'",
                "'Straße'.upper() == 'STRASSE' and 'ΑΣ'.lower() == 'ας' and 'İ'.lower() == 'i\\u0307'",
                "'12'.isdigit() and '²'.isdigit() and not '²'.isdecimal() and not ''.isdigit() and not '1.5'.isdigit()",
                "'aé中'.isalpha() and not 'a1'.isalpha() and 'a1½'.isalnum() and not ' '.isalnum()",
                "' \\t\\u2007'.isspace() and not ''.isspace() and 'ab1'.islower() and 'AB1'.isupper() and not '1'.isupper()",
                "'abc'.isascii() and ''.isascii() and not 'ü'.isascii()",
                "'abc'.removeprefix('a') == 'bc' and 'abc'.removesuffix('c') == 'ab' and 'abc'.removeprefix('x') == 'abc'",
                "'a@b@c'.partition('@') == ('a', '@', 'b@c') and 'a@b@c'.rpartition('@') == ('a@b', '@', 'c')",
                "'abc'.partition('@') == ('abc', '', '') and 'abc'.rpartition('@') == ('', '', 'abc')",
                // attributes
                "hasattr(user, 'status') and not hasattr(user, 'missing') and not hasattr(user, 'documented')",
                "getattr(user, 'missing', 'x') == 'x' and getattr(user, 'documented', 'y') == 'y'",
                "getattr(user, 'documented') is None and getattr(user, 'sta' 'tus') == 'ACTIVE'",
                "getattr(user.profile, 'city', '') == 'Zürich' and hasattr(user.profile, 'city')",
                "hasattr('', 'lower') and not hasattr(None, 'id') and hasattr(user.documented, 'x') == False",
                "user.profile.title == 'Dr' and not user.documented and not user.lastLogin",
                "user.activated.year == 2024 and user.activated.month == 2 and user.activated.day == 3",
                "user.activated.hour == 4 and user.activated.minute == 5 and user.activated.second == 6",
                "user.activated.microsecond == 789000 and user.activated.weekday() == 5 and user.activated.isoweekday() == 6",
                "user.activated.timestamp() == 1706933106.789",
                "user.lastLogin is None or user.lastLogin.year < 2020",
            })
    void isTrue(String source) {
        assertThat(test(source)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user.status == 'SUSPENDED'",
                "False",
                "False and (1 in {[]} or -'a')",
                "None",
                "0",
                "''",
                "()",
                "[]",
                "0.0",
                "user.off",
                "user.documented",
                "user.status == 'ACTIVE' and user.number > 100",
                "1 < 1",
                "1 > 2 > user.missing",
                "'Jane' == 'jane'",
                "user.number == '42'",
                "3 in []",
                "user is None",
                "True is not True",
                "not user",
            })
    void isFalse(String source) {
        assertThat(test(source)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user.missing",
                "user.profile.missing == 1",
                "user.documented.x",
                "user.lastLogin.year",
                "user.status.x",
                "user.type['x']",
                "user.type[1]",
                "user.status < 1",
                "user.documented < 1",
                "None < None",
                "[1] < (1,)",
                "['a'] < [1]",
                "user.type < user.type",
                "user.activated < 1",
                "1 in 'abc'",
                "1 in 5",
                "'a' in user.documented",
                "user.tags in {'a'}",
                "user.status in {[]}",
                "-'a'",
                "user.status[9]",
                "user.status['a']",
                "user.status[1.0]",
                "user.tags[99999999999999999999]",
                "user.number[0]",
                "user.number[1:]",
                "user.status['a':]",
                "len(user.number)",
                "len(user.documented)",
                "user.status.startswith(1)",
                "user.status.startswith(['A'])",
                "user.status.split('')",
                "user.status.index('z')",
                "user.tags.index('z')",
                "','.join(user.tags)",
                "','.join(1)",
                "user.documented.lower()",
                "user.number.lower()",
                "user.type.lower()",
                "user.status.get('x')",
                "-user.status",
                "getattr(user, user.number)",
                "user.status.partition('')",
            })
    void failsForTheUser(String source) {
        assertThatThrownBy(() -> test(source))
                .isInstanceOf(ExpressionException.class)
                .hasMessageContaining(source)
                .hasMessageContaining("jroe@example.com")
                .hasMessageContaining("Error: ");
    }

    /** Python takes a method that is not called for true; in a filter it can only be a slip that keeps everybody. */
    @Test
    void aMethodThatIsNotCalledIsAnError() {
        assertThatThrownBy(() -> test("user.status.isdigit")).hasMessageContaining("a method is called with ()");
    }

    @Test
    void anErrorIsOneLine() {
        assertThatThrownBy(() -> compile("(user.status\n <\n 1)").test(USER))
                .hasMessage("expression `(user.status  <  1)` fails for user 'jroe@example.com':"
                        + " TypeError: str and int have no order for '<'");
    }

    @Test
    void aTextThatGrowsWithoutBoundIsAnError() {
        String big = "'" + "a".repeat(2000) + "'";
        assertThatThrownBy(() -> test(big + ".replace('a', " + big + ").replace('a', " + big + ")"))
                .hasMessageContaining("MemoryError");
    }

    @Test
    void readsIntegersAndFloatsOfAnyJavaType() {
        TestRecord user = TestRecord.of("i", 5, "s", (short) 5, "f", 1.5f, "l", List.of(1, 2.5f));
        assertThat(compile("user.i == user.s == 5 and user.f == 1.5 and user.l == [1, 2.5]")
                        .test(user))
                .isTrue();
    }
}
