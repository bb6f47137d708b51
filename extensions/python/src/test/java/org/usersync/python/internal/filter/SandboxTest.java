package org.usersync.python.internal.filter;

import java.time.Duration;
import java.util.AbstractList;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersync.spi.extension.Expression;
import org.usersync.spi.extension.ExpressionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Ways out of a filter: each is refused, or does no harm. */
class SandboxTest {
    /** What reaches for a file, a process, a class or the inside of an object. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                // no program
                "__import__('os').system('true')",
                "import os",
                "exec('1')",
                "eval('1') or [1]",
                "compile('1', '', 'eval') or [1]",
                "execfile('x') or [1]",
                "open('/etc/passwd').read() or [1]",
                "file('/etc/passwd') or [1]",
                "reload(1) or [1]",
                "input() or [1]",
                "raw_input() or [1]",
                "globals() or [1]",
                "locals() or [1]",
                "vars(user) or [1]",
                "dir(user) or [1]",
                "type(user) or [1]",
                "type('X', (), {}) or [1]",
                "object() or [1]",
                "setattr(user, 'status', 'x') or [1]",
                "delattr(user, 'status') or [1]",
                "isinstance(1, 1) or [1]",
                "super() or [1]",
                "memoryview(1) or [1]",
                "bytearray(10) or [1]",
                "print('x') or [1]",
                "quit() or [1]",
                "__builtins__ or [1]",
                "__name__ or [1]",
                "[(lambda: (yield))]",
                // dunder chains
                "().__class__.__bases__[0].__subclasses__() or [1]",
                "[x.__class__ for x in (1,)]",
                "''.__class__.__mro__[2] or [1]",
                "user.__class__ or [1]",
                "user.__dict__ or [1]",
                "user.getClass() + [1]",
                "user.class_ + [1]",
                "user.values + [1]",
                "user.maker + [1]",
                "(lambda: 1).__code__ or [1]",
                "(lambda: 1).__globals__ or [1]",
                "len.__self__ or [1]",
                "[].__reduce_ex__(2) or [1]",
                "getattr(user, '__cl' + 'ass__') or [1]",
                "getattr((), '__cla' + 'ss__', None) or [1]",
                "list(map(getattr, [()], ['__class__']))",
                "hasattr((), '__cla' + 'ss__') or [1]",
                "[getattr(x, '_' + '_doc_' + '_') for x in (1,)]",
                // what Jython shows of its own objects
                "(lambda: 1).func_globals or [1]",
                "(lambda: 1).func_code or [1]",
                "(lambda: 1).func_closure or [1]",
                "getattr(lambda: 1, 'func_' + 'globals') or [1]",
                "(x for x in (1,)).gi_frame or [1]",
                "(x for x in (1,)).gi_frame.f_globals or [1]",
                "(x for x in (1,)).gi_code or [1]",
                "getattr((x for x in (1,)), 'gi_' + 'frame').f_back or [1]",
                "user.activated.strftime.im_func or [1]",
                "user.activated.strftime.im_self or [1]",
                "getattr(user.activated.strftime, 'im_' + 'func') or [1]",
                "user.activated.getClass() + [1]",
                "user.activated.object + [1]",
                "user.activated.library + [1]",
                // str.format looks into objects
                "'{0.__class__}'.format(user) or [1]",
                "'{0.__class__.__mro__}'.format(1) or [1]",
                "'{0[__class__]}'.format(user) or [1]",
                "'{x._y}'.format(x=user) or [1]",
                "'{0.strftime.im_func.func_globals}'.format(user.activated) or [1]",
                "list(map('{0.__class__}'.format, [user]))",
                "getattr('{0.__class__}', 'for' + 'mat')(user) or [1]",
                "'{0.func_globals}'.format(lambda: 1) or [1]",
                "'{0.gi_frame}'.format(x for x in (1,)) or [1]",
                // the record is read only, and lets through nothing of Java
                "user.status.hashCode() + [1]",
                "user.profile.notify() + [1]",
                "user.wait(1) + [1]",
                "user.toString() + [1]",
                "user.label() + [1]",
                "user.__setattr__('status', 'x') or [1]",
                "user.__setitem__('status', 'x') or [1]",
                "user.update({}) + [1]",
                // codecs load code
                "'x'.decode('zip') or [1]",
                "'x'.encode('zip') or [1]",
                "'x'.encode('rot13') or [1]",
                "'x'.encode('idna') or [1]",
                // recursion
                "(lambda f: f(f))(lambda f: f(f))",
                "(lambda f: f(f, 0))(lambda f, n: [f(f, n + 1)])",
                "(lambda f: f(f))(lambda f: list(map(f, [f])))",
                // memory
                "list(range(10 ** 9))",
                "tuple(range(10 ** 9))",
                "sorted(range(10 ** 9))",
                "[0] * 10 ** 9",
                "10 ** 9 * [0]",
                "'a' * 10 ** 9",
                "'a' * 10 ** 30",
                "('a' * 10 ** 6) * 10 ** 6",
                "10 ** 10 ** 8",
                "1 << 10 ** 9",
                "(1,) * (1 << 40)",
                "'%1000000000d' % 1",
                "'%.1000000000f' % 1.5",
                "'%*d' % (10 ** 9, 1)",
                "'{:1000000000}'.format(1)",
                "'{:{}}'.format(1, 10 ** 9)",
                "'a'.ljust(10 ** 9)",
                "'a'.rjust(10 ** 9) or [1]",
                "'a'.center(10 ** 9) or [1]",
                "'a'.zfill(10 ** 9) or [1]",
                "'\\t'.expandtabs(10 ** 9) or [1]",
                "('a' * 10 ** 6).replace('a', 'a' * 10 ** 6)",
                "('a' * 10 ** 6).join(['b'] * 10 ** 6)",
                "(lambda f: f(f, 'aa'))(lambda f, s: f(f, s + s))",
                "(lambda f: f(f, [1]))(lambda f, s: f(f, s + s))",
                "(lambda f: f(f, 3))(lambda f, s: f(f, s * s))",
                "sum([[1] * 10 ** 6] * 10 ** 6, [])",
                "{x for x in range(10 ** 8)}",
                "{x: x for x in range(10 ** 8)}",
                "[x for x in range(10 ** 8)]",
                "range(10 ** 30)",
            })
    void isRefused(String source) {
        assertThatThrownBy(() -> Filters.test(source))
                .isInstanceOf(ExpressionException.class)
                .satisfies(thrown -> assertThat(thrown.getMessage().lines()).hasSize(1))
                .satisfies(thrown -> assertThat(thrown.getMessage()).hasSizeLessThan(1200));
    }

    /** What runs and changes nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[user.tags.append(x) for x in (1, 2)] and len(user.tags) == 3",
                "(user.tags.sort, user.tags.reverse()) and user.tags == ['a', 'b', 3]",
                "user.tags.pop() == 3 and len(user.tags) == 3",
                "(lambda d: d.clear() or d)({'a': 1}) == {}",
                "[user for user in (1, 2)] == [1, 2] and user.status == 'ACTIVE'",
                "(lambda user: user)(5) == 5 and user.status == 'ACTIVE'",
                "[len for len in (1, 2)] == [1, 2] and len('ab') == 2",
                "(lambda str: str(1))(lambda x: 'mine') == 'mine' and str(1) == '1'",
            })
    void doesNoHarm(String source) {
        Expression filter = Filters.compile(source);
        for (int i = 0; i < 2; i++) {
            assertThat(filter.test(Filters.USER)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "not ", "-", "lambda: ", "[x for x in ", "1 + ("})
    void deepNestingIsRefused(String opening) {
        assertThatThrownBy(() -> Filters.compile(opening.repeat(20_000) + "1"))
                .isInstanceOf(ExpressionException.class)
                .satisfies(thrown -> assertThat(thrown.getMessage()).hasSizeLessThan(1200));
    }

    /** Endless loops, each of another kind; the interpreter stops at its next step. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x for x in range(2 * 10 ** 9) if x < 0]",
                "[1 for x in range(10 ** 5) for y in range(10 ** 5) if y < 0]",
                "sum(range(2 * 10 ** 9))",
                "max(range(2 * 10 ** 9))",
                "list(filter(lambda x: x < 0, range(2 * 10 ** 9)))",
                "list(map(lambda x: sum(range(10 ** 5)), range(10 ** 5)))",
                "len([1 for x in zip(range(10 ** 9), range(10 ** 9)) if not x])",
            })
    void endlessLoopsEnd(String source) {
        FilterLanguage language = new FilterLanguage(Duration.ofMillis(300), Duration.ofMinutes(5));
        try {
            Expression filter = language.compile(source, stuck -> {
                throw stuck;
            });
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> filter.test(Filters.USER)).hasMessageContaining("takes longer than 0.3 s");
            }
            // The thread is as good as before.
            assertThat(language.compile("[1] == [1]", stuck -> {}).test(Filters.USER))
                    .isTrue();
        } finally {
            language.close();
        }
    }

    /** One look at a value that takes for ever, of which the interpreter knows nothing until it ends. */
    @Test
    void whatCannotBeStoppedIsReported() throws InterruptedException {
        FilterLanguage language = new FilterLanguage(Duration.ofMillis(200), Duration.ofMillis(200));
        BlockingQueue<ExpressionException> reports = new LinkedBlockingQueue<>();
        CountDownLatch end = new CountDownLatch(1);
        TestRecord slow = TestRecord.of("tags", new AbstractList<Object>() {
            @Override
            public Object get(int index) {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                return 1;
            }

            @Override
            public int size() {
                return 1;
            }
        });
        Expression filter = language.compile("[x for x in user.tags]", reports::add);
        Thread evaluation = new Thread(() -> filter.test(slow), "stuck-filter");
        evaluation.setDaemon(true);
        evaluation.setUncaughtExceptionHandler((thread, thrown) -> {});
        evaluation.start();

        ExpressionException report = reports.poll(120, TimeUnit.SECONDS);

        end.countDown();
        assertThat(report).isNotNull();
        assertThat(report.getMessage().lines()).hasSize(1);
        assertThat(report).hasMessageContaining("jroe@example.com").hasMessageContaining("cannot be stopped");
        evaluation.join();
        language.close();
    }

    /** Java searches a text in a text by trying every place: the values are so small that this ends soon. */
    @Test
    void theSlowestSearchOfTextEnds() {
        assertThat(Filters.compile("('a' * 49999 + 'b') in ('a' * 100000)").test(Filters.USER))
                .isFalse();
    }

    @Test
    void anOutOfMemoryErrorIsOneLine() {
        TestRecord exhausted = TestRecord.of("tags", new AbstractList<Object>() {
            @Override
            public Object get(int index) {
                throw new OutOfMemoryError("Java heap space");
            }

            @Override
            public int size() {
                return 1;
            }
        });
        Expression filter = Filters.compile("[x for x in user.tags]");

        assertThatThrownBy(() -> filter.test(exhausted))
                .isInstanceOf(ExpressionException.class)
                .hasMessageContaining("MemoryError");
        assertThatCode(() -> filter.test(Filters.USER)).doesNotThrowAnyException();
    }
}
