package org.usersync.python.internal.hook;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.usersync.spi.extension.AfterMappingHook;
import org.usersync.spi.extension.Extension;
import org.usersync.spi.extension.ExtensionException;
import org.usersync.spi.extension.TargetAttribute;
import org.usersync.spi.model.IdentityType;
import org.usersync.spi.tck.TestMappedUser;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PythonHookTest {
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger processor = (Logger) LoggerFactory.getLogger("processor");

    @BeforeEach
    void listen() {
        log.start();
        processor.setLevel(Level.INFO);
        processor.addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        processor.detachAppender(log);
    }

    private static TestMappedUser run(TestMappedUser user, String... lines) {
        HookFixture.hook(lines).apply(user);
        return user;
    }

    private List<String> lines() {
        return log.list.stream()
                .map(event -> event.getLevel() + " " + event.getFormattedMessage())
                .toList();
    }

    @Test
    void tellsItsAttributesAndGroups() {
        Extension extension = HookFixture.extension(true, "pass");

        assertThat(extension.extendedAttributes().orElseThrow().names()).containsExactly("bc", "dept");
        assertThat(extension.extendedAdobeGroups().orElseThrow().names()).containsExactly("Extra", "second::More");
    }

    @Test
    void changesOfTargetValuesCount() {
        TestMappedUser user = run(
                HookFixture.user("ann").sourceAttribute("bc", "DE").mappedTo("A", "B"),
                "target_attributes['country'] = source_attributes['bc']",
                "target_attributes['email'] = source_attributes['id'] + u'@other.example'",
                "target_attributes['username'] = 4711",
                "target_attributes['domain'] = 'example.com'",
                "del target_attributes['firstname']",
                "target_groups.discard('A')",
                "target_groups.add('second::More')");

        assertThat(user.get(TargetAttribute.COUNTRY)).isEqualTo("DE");
        assertThat(user.get(TargetAttribute.EMAIL)).isEqualTo("ann@other.example");
        assertThat(user.get(TargetAttribute.USERNAME)).isEqualTo("4711");
        assertThat(user.get(TargetAttribute.DOMAIN)).isEqualTo("example.com");
        assertThat(user.get(TargetAttribute.FIRSTNAME)).isNull();
        assertThat(user.targetGroups()).containsExactlyInAnyOrder("B", "second::More");
    }

    @Test
    void newObjectsCountLikeChanges() {
        TestMappedUser user = run(
                HookFixture.user("ann").mappedTo("A"),
                "target_attributes = {'email': 'x@example.com', 'identity_type': 'enterpriseID'}",
                "target_groups = set(['C'])");

        assertThat(user.get(TargetAttribute.EMAIL)).isEqualTo("x@example.com");
        assertThat(user.get(TargetAttribute.COUNTRY)).isNull();
        assertThat(user.identityType()).isEqualTo(IdentityType.ENTERPRISE_ID);
        assertThat(user.targetGroups()).containsExactly("C");
    }

    @Test
    void namesAndTypesAreThoseOfTheSpecification() {
        TestMappedUser user = HookFixture.user("ann")
                .sourceAttribute("missing", null)
                .sourceAttribute("list", List.of("a", 1L))
                .sourceAttribute("object", Map.of("k", true))
                .sourceAttribute("when", Instant.parse("2024-02-03T04:05:06Z"))
                .sourceGroups(Set.of("Dept"));

        run(
                user,
                "assert isinstance(source_attributes, dict) and isinstance(source_groups, set)",
                "assert isinstance(target_attributes, dict) and isinstance(target_groups, set)",
                "assert sorted(target_attributes) == ['country', 'domain', 'email', 'firstname', 'lastname', 'username']",
                "assert target_attributes['lastname'] is None and source_attributes['missing'] is None",
                "assert source_attributes['list'] == ['a', 1] and source_attributes['object'] == {'k': True}",
                "assert source_attributes['when'].year == 2024 and source_groups == {'Dept'}",
                "assert hook_storage is None",
                "assert source_attributes.get('id') == 'ann' and isinstance(source_attributes['id'], str)");
    }

    @Test
    void keepsPythonThreesMeaning() {
        run(
                HookFixture.user("ann"),
                "assert 3 / 2 == 1.5 and 'Zürich' == u'Z\\xfcrich' and isinstance('x', str) and type('x') == str",
                "assert str(1.1) == '1.1' and str([1, 'a']) == \"[1, 'a']\" and str(0.1 + 0.2) == '0.30000000000000004'",
                "assert isinstance(str(5), str) and str.lower('AB') == 'ab' and ','.join(map(str, [1, 2])) == '1,2'",
                "assert list(map(lambda x: x, (1,))) == [1] and bool(filter(None, [])) and round(2.5) == 2",
                "assert [x for x in (1, 2)] == [1, 2]",
                "try:",
                "    x",
                "    raise AssertionError('x leaks')",
                "except NameError:",
                "    pass",
                "try:",
                "    None < 1",
                "    raise AssertionError('None has an order')",
                "except TypeError:",
                "    pass",
                "class A(object):",
                "    def __lt__(self, other):",
                "        return True",
                "assert A() < A() and sorted([3, 1, 2])[0] == 1 and 1 < 2 < 3",
                "print('done', 'so')");

        assertThat(lines()).containsExactly("INFO done so");
    }

    @Test
    void whatIsStoredPersists() {
        AfterMappingHook hook = HookFixture.hook(
                "def next_number():",
                "    global counter",
                "    counter = counter + 1",
                "    return counter + len(source_attributes)",
                "if hook_storage is None:",
                "    hook_storage = {'seen': []}",
                "    counter = 0",
                "hook_storage['seen'].append(source_attributes['id'])",
                "target_attributes['lastname'] = '-'.join(hook_storage['seen']) + str(next_number())");
        TestMappedUser ann = HookFixture.user("ann");
        TestMappedUser bob = HookFixture.user("bob");

        hook.apply(ann);
        hook.apply(bob);

        assertThat(ann.get(TargetAttribute.LASTNAME)).isEqualTo("ann2");
        assertThat(bob.get(TargetAttribute.LASTNAME)).isEqualTo("ann-bob3");
    }

    @Test
    void changesOfSourceValuesHaveNoEffect() {
        AfterMappingHook hook = HookFixture.hook(
                "assert source_attributes['tags'] == ['a'] and source_groups == {'G'}",
                "source_attributes['tags'].append('b')",
                "source_attributes.clear()",
                "source_groups.add('H')",
                "source_groups = 5");
        TestMappedUser user =
                HookFixture.user("ann").sourceAttribute("tags", List.of("a")).sourceGroups(Set.of("G"));

        hook.apply(user);
        hook.apply(user);

        assertThat(user.sourceAttributes()).containsEntry("tags", List.of("a"));
        assertThat(user.sourceGroups()).containsExactly("G");
    }

    @Test
    void whatTheHookTakesOutOfTheAttributesIsGoneAndAnotherKindOfKeyCountsByItsText() {
        TestMappedUser user = run(
                HookFixture.user("ann"),
                "del target_attributes['country']",
                "target_attributes[b'firstname'] = b'Anna'",
                "target_attributes['identity_type'] = 'enterpriseID'");

        assertThat(user.get(TargetAttribute.COUNTRY)).isNull();
        assertThat(user.get(TargetAttribute.FIRSTNAME)).isEqualTo("Anna");
        assertThat(user.get(TargetAttribute.EMAIL)).isEqualTo("ann@example.com");
        assertThat(user.identityType()).isEqualTo(IdentityType.ENTERPRISE_ID);
    }

    @Test
    void newKeysAreWarnedOfOnce() {
        AfterMappingHook hook = HookFixture.hook("target_attributes['nickname'] = 'x'");

        hook.apply(HookFixture.user("ann"));
        hook.apply(HookFixture.user("bob"));

        assertThat(lines()).singleElement().asString().startsWith("WARN ").contains("nickname");
    }

    @Test
    void theLoggerIsOurLog() {
        run(
                HookFixture.user("ann"),
                "logger.debug('no')",
                "logger.info('a %s %d', 'ü', 3)",
                "logger.warn('w')",
                "logger.warning('%(k)s', {'k': 1})",
                "logger.error('e %s')",
                "logger.critical('c')",
                "logger.log(30, 'l %s', 'x')",
                "logger.info('%d', 'unfit')",
                "assert logger.isEnabledFor(20) and not logger.isEnabledFor(10)",
                "try:",
                "    1 / 0",
                "except ZeroDivisionError:",
                "    logger.exception('bad')");

        assertThat(lines())
                .startsWith("INFO a ü 3", "WARN w", "WARN 1", "ERROR e %s", "ERROR c", "WARN l x")
                .anySatisfy(line -> assertThat(line).startsWith("INFO %d ('unfit',)"))
                .anySatisfy(line -> assertThat(line).startsWith("ERROR bad: ZeroDivisionError"));
        assertThat(log.list.get(4).getMarkerList())
                .anySatisfy(marker -> assertThat(marker.getName()).isEqualTo("CRITICAL"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "raise ValueError('no such unit') | line 1: ValueError: no such unit",
                "x = 1\\ny = x / 0 | line 2: ZeroDivisionError",
                "def f():\\n    return {}['k']\\n\\nf() | line 2: KeyError",
                "import json\\njson.loads('{') | line 2: ValueError",
                "source_attributes['none'].lower() | line 1: KeyError",
                "import sys\\nsys.exit(0) | line 2: SystemExit",
                "import pathlib | Python 2.7",
                "from dataclasses import dataclass | Python 2.7",
                "breakpoint() | Python 2.7",
                "class A(object):\\n    def __init__(self):\\n        super().__init__()\\nA() | line 3: TypeError",
                "target_attributes = None | target_attributes as None",
                "target_groups = 'x' | target_groups as x",
                "target_groups.add(5) | an item of target_groups as 5",
                "target_attributes['email'] = ['x'] | target_attributes['email']",
                "target_attributes['identity_type'] = 'x' | adobeID, enterpriseID and federatedID",
                "del target_groups | target_groups as nothing",
                "def f(): f()\\nf() | RecursionError",
                "import java.lang.System | extension_sandbox: false",
                "from java.io import File | extension_sandbox: false",
                "__import__('java.lang') | extension_sandbox: false",
                "import importlib\\nimportlib.import_module('java.lang') | extension_sandbox: false",
                "import org.usersync.spi | extension_sandbox: false",
            })
    void raisingEndsTheRunWithTheLine(String text, String message) {
        assertThatThrownBy(() -> run(HookFixture.user("ann"), text.replace("\\n", "\n")))
                .isInstanceOf(ExtensionException.class)
                .hasMessageContaining("after_mapping_hook")
                .hasMessageContaining(message)
                .satisfies(thrown -> assertThat(thrown.getMessage().lines()).hasSize(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x = 1\\ny = f'{x}' | line 2 | f-strings are",
                "def f(a, *, b=1):\\n    pass | line 1 | keyword-only",
                "def f():\\n    n = 1\\n    def g():\\n        nonlocal n\\n | line 4 | 'nonlocal' is",
                "x: int = 1 | line 1 | annotations are",
                "def f(a: str) -> str:\\n    return a | line 1 | annotations are",
                "if (n := 10) > 5:\\n    pass | line 1 | ':='",
                "async def f():\\n    pass | line 1 | 'async'",
                "def f():\\n    yield from [1] | line 2 | 'yield from' is",
                "try:\\n    pass\\nexcept KeyError as e:\\n    raise ValueError() from e | line 4 | 'raise",
                "a, *b = [1, 2] | line 1 | unpacking",
                "x = {**target_attributes} | line 1 | unpacking",
                "x = 1_000 | line 1 | '_' in numbers",
                "class A(metaclass=type):\\n    pass | line 1 | class arguments",
                "match x:\\n    case 1:\\n        pass | line 1 | 'match' is",
                "größe = 1 | line 1 | letters outside of ASCII",
                "x = (1\\n | line | SyntaxError",
                "  x = 1\\n y = 2 | line 2 | Error",
            })
    void wrongTextsAreFoundBeforeTheRun(String text, String line, String reason) {
        assertThatThrownBy(() -> HookFixture.hook(text.replace("\\n", "\n")))
                .isInstanceOf(ExtensionException.class)
                .hasMessageContaining(line)
                .hasMessageContaining(reason)
                .satisfies(thrown -> assertThat(thrown.getMessage().lines()).hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import re, json, datetime, math, collections, string, hashlib, base64, os.path",
                "from datetime import datetime, timedelta\nassert datetime.now() - timedelta(1) < datetime.now()",
                "import json\nassert json.loads('{\"a\": [1]}') == {'a': [1]} and json.dumps({'b': 'x'}) == '{\"b\": \"x\"}'",
                "import re\nassert re.sub('[^a-z]', '', 'A1b2c') == 'bc' and re.match('^ü', 'über')",
                "# -*- coding: utf-8 -*-\nassert len('ü') == 1",
                "#!/usr/bin/python\n# vim: set fileencoding=utf-8 :\nassert len('ü') == 1",
                "from collections import OrderedDict, defaultdict\nassert list(OrderedDict([('b', 1), ('a', 2)])) == ['b', 'a']",
                "import unicodedata\nassert unicodedata.normalize('NFD', 'ü') == 'u\\u0308'",
                "try:\n    import nothing_of_this_name\nexcept ImportError:\n    pass",
                "assert sorted({'b': 1, 'a': 2}.items(), key=lambda kv: kv[1])[0] == ('b', 1)",
                "face = 'a\\U0001F600b'\nassert face.count('') == 4 and face.count('', 1, 2) == 2 and face.count('a') == 1",
                "face = 'a\\U0001F600b'\nassert face.index('b') == 2 and face.rindex('b') == 2 and [1, 2].index(2) == 1",
                "try:\n    'a'.index('b')\n    assert False\nexcept ValueError:\n    pass",
                "class S(unicode):\n    def index(self, x):\n        return 7\nassert S('a').index('b') == 7",
                "def numbers():\n    try:\n        yield 1\n    finally:\n        pass\nassert [n for n in numbers()] == [1]",
                "calls = []\nassert any(calls.append(n) or n == 2 for n in (1, 2, 3)) and calls == [1, 2]",
            })
    void mayUsePythonsLibrary(String text) {
        assertThatCode(() -> run(HookFixture.user("ann"), text)).doesNotThrowAnyException();
    }

    @Test
    void javaClassesNeedNoSandbox() {
        AfterMappingHook hook = HookFixture.extension(
                        false,
                        "from java.util import Locale",
                        "target_attributes['country'] = Locale.GERMANY.getCountry()")
                .afterMappingHook()
                .orElseThrow();
        TestMappedUser user = HookFixture.user("ann");

        hook.apply(user);

        assertThat(user.get(TargetAttribute.COUNTRY)).isEqualTo("DE");
    }
}
