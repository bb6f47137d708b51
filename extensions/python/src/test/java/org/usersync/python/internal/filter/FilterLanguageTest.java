package org.usersync.python.internal.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersync.spi.extension.Expression;
import org.usersync.spi.extension.ExpressionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FilterLanguageTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[t for t in user.tags if t == 'b']",
                "user.status == 'ACTIVE' and [user.status for x in (1,)] == ['ACTIVE']",
                "(lambda: user.profile.city)() == 'Zürich'",
                "'Z\\u00fcrich' == user.profile.city and len([x for x in user.profile.city]) == 6",
                "3 / 2 == 1.5 and 3 // 2 == 1 and -3 // 2 == -2 and 7 % 3 == 1 and 2 ** 10 == 1024",
                "sorted(['b', 'a', 'c'], reverse=True) == ['c', 'b', 'a'] and sorted([3, 1], key=lambda x: -x) == [3, 1]",
                "max(3, 7, 5) == 7 and min([4, 2]) == 2 and max([], default=0) == 0 and max('aa', 'b', key=len) == 'aa'",
                "sum([1, 2, 3]) == 6 and sum([0.5], 1) == 1.5 and sum(x for x in range(5)) == 10",
                "list(map(lambda x: x + 1, [1, 2])) == [2, 3] and list(filter(None, [0, 1])) == [1]",
                "list(zip([1, 2], 'ab')) == [(1, 'a'), (2, 'b')] and list(enumerate('ab')) == [(0, 'a'), (1, 'b')]",
                "tuple(range(3)) == (0, 1, 2) and len(range(10)) == 10 and 3 in range(5)",
                "map(len, []) and filter(None, []) and zip()",
                "int('12') == 12 and int(3.9) == 3 and float('1.5') == 1.5 and str(12) == '12'",
                "str(1.1) + str(True) + str(None) == '1.1TrueNone' and str(user.large) == '123456789012345678901234567890'",
                "str([1, 'a', (2,), None]) == \"[1, 'a', (2,), None]\" and str(0.1 + 0.2) == '0.30000000000000004'",
                "not [x for x in range(3) if x > 5] and [x for x in (1, 2)][-1] == 2",
                "{x % 2 for x in range(4)} == {0, 1} and {k: 1 for k in 'ab'}['b'] == 1 and {'a': 1}.get('z', 2) == 2",
                "[y for x in [[1, 2], [3]] for y in x] == [1, 2, 3]",
                "1 < 2 < 3 in [3] and not 1 < 3 < 2 and 3 > 2 >= 2 and [1][0] == 1",
                "(1, 'a') < (1, 'b') and [1] < [1, 2] and 'a' < 'b' and {1} < {1, 2} and 1 < 1.5",
                "hasattr(user, 'status') and not hasattr(user, 'missing') and not hasattr(user, 'documented') and [1]",
                "getattr(user, 'missing', 'x') == 'x' and getattr(user, 'documented', 'y') == 'y' and [1]",
                "getattr(user.profile, 'ci' + 'ty') == 'Zürich' and user.profile['city'] + '!' == 'Zürich!'",
                "user.documented is None and user.lastLogin is None and [1]",
                "'id' in user.type and 'x' not in user.type and user.type.get('x', 5) + 1 == 6",
                "user.profile.f_name + '' == 'x'",
                "(user.activated - user.created).days == 398",
                "user.activated.strftime('%Y-%m-%d') == '2024-02-03' and user.activated.timestamp() + 0 == 1706933106.789",
                "user.activated.isoformat() + '' == '2024-02-03T04:05:06.789000+00:00'",
                "user.created.now(user.created.tzinfo) > user.activated > user.created",
                "user.activated.replace(year=2025).year + 0 == 2025 and user.activated.date() > user.created.date()",
                "max(user.created, user.activated) == user.activated",
                "'ACTIVE'.removeprefix('ACT') + 'x' == 'IVEx' and 'ab'.removesuffix('b') + '' == 'a' and 'a'.isascii() + 0",
                "user.status.title() == 'Active' and 'a-b'.replace('-', '+') + '' == 'a+b' and '7'.zfill(3) == '007'",
                "'{}-{}'.format(user.status, 1) == 'ACTIVE-1' and '%s %d' % ('ü', 3) == 'ü 3' and '%s' % user.number == '42'",
                "','.join(str(t) for t in user.tags) == 'a,b,3' and 'é'.encode('utf-8') != 'é'",
                "user.tags[::-1] == [3, 'b', 'a'] and user.tags[0:2] + [1] == ['a', 'b', 1]",
                "not user.nothing and not [] and [0] and (lambda *a, **k: len(a) + len(k))(1, 2, x=3) == 3",
                "(user.status ==\n  'ACTIVE'  # only those\n  and [1])",
                "[_ for _ in (1,)]",
                "user.type == user.type and user.type != user.profile and [1]",
                "user.tags.append(4) is None and len(user.tags) + 0 == 3",
                "user.profile.face.count('') == 4 and user.profile.face.count('', 1, 2) == 2",
                "not hasattr(user.status, 'missing') and getattr(user.status, 'missing', 'x') + '' == 'x'",
                "user.profile.face.index('b') == 2 and user.profile.face.rindex('b') + 0 == 2",
                "user.profile.face.count('', 4) == 0 and user.profile.face.count('a') == 1",
            })
    void isTrue(String source) {
        assertThat(Filters.test(source)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "user.missing + 1 | AttributeError",
                "user.profile.missing + 1 | AttributeError",
                "user['missing'] + 1 | KeyError",
                "user.documented.x + 1 | AttributeError",
                "user.number + 'a' | TypeError",
                "user.number / 0 | ZeroDivisionError",
                "int('x') | ValueError",
                "[1][5] + 0 | IndexError",
                "None < 1 or [1] | TypeError",
                "user.status < 1 or [1] | TypeError",
                "sorted(user.tags) | TypeError",
                "max(1, 'a') | TypeError",
                "min([None, 1]) | TypeError",
                "max([]) | ValueError",
                "[3, 'a'].sort() | TypeError",
                "{} < {} or [1] | TypeError",
                "user < user or [1] | TypeError",
                "(1, None) < (1, 2) or [1] | TypeError",
                "user.activated < 1 or [1] | TypeError",
                "len(map(len, [])) | TypeError",
                "[x for x in user] | TypeError",
                "{user: 1} | TypeError",
                "user.tags.isdigit | AttributeError",
                "user.status.isdigit | ()",
                "lambda: 1 | ()",
                "'a'.decode('utf-8') | AttributeError",
            })
    void failsForTheUser(String source, String kind) {
        assertThatThrownBy(() -> Filters.test(source))
                .isInstanceOf(ExpressionException.class)
                .hasMessageContaining("`" + source + "`")
                .hasMessageContaining("jroe@example.com")
                .hasMessageContaining(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[x for x in user.tags | column 18 | SyntaxError",
                "[1] + foo | column 7 | the name 'foo' is not known",
                "open('x') + 1 | column 1 | the name 'open' is not known",
                "[f'{user}'] | column 2 | f-strings are Python 3 syntax",
                "[(x := 1)] | column 5 | Python 3 syntax",
                "[*user.tags] | column 2 | Python 3 syntax",
                "[{**user}] | column 3 | Python 3 syntax",
                "[1_000] | column 2 | Python 3 syntax",
                "user.x = [1] | column 8 | SyntaxError",
                "[b'x'] | column 2 | bytes",
                "[user._x] | column 2 | begin with '_'",
                "[(yield 1)] | column | 'yield' is refused",
                "`  [1] + foo` | column 9 | 'foo'",
                "[`1`] | column 2 | has no meaning in Python 3",
            })
    void isRefusedWithItsColumn(String source, String place, String reason) {
        assertThatThrownBy(() -> Filters.compile(source))
                .isInstanceOf(ExpressionException.class)
                .hasMessageContaining("`" + source + "`")
                .hasMessageContaining(place)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[user.status] | status | true",
                "[user.status] | profile | false",
                "[user.profile.city] | profile/city | true",
                "[user.profile.city] | profile/email | false",
                "[user.profile.city.lower()] | profile | true",
                "[user] | anything | true",
                "[getattr(user, 'x')] | anything | true",
                "(lambda user: user.a)(1) | b | true",
                "[1] | a | false",
            })
    void knowsWhatItReads(String source, String path, boolean reads) {
        assertThat(Filters.compile(source).reads(path.split("/"))).isEqualTo(reads);
    }

    @Test
    void severalThreadsUseOneFilter() throws Exception {
        Expression filter = Filters.compile("[x for x in user.tags if x == user.wanted]");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                boolean expected = i % 2 == 0;
                TestRecord user = TestRecord.of("tags", List.of("a", "b"), "wanted", expected ? "a" : "z");
                Callable<Boolean> question = () -> filter.test(user) == expected;
                answers.add(threads.submit(question));
            }
            for (Future<Boolean> answer : answers) {
                assertThat(answer.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anErrorIsOneLine() {
        assertThatThrownBy(() -> Filters.test("(user.status\n + 1)"))
                .satisfies(thrown -> assertThat(thrown.getMessage().lines()).hasSize(1));
    }
}
