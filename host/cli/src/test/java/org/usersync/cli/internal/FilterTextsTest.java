package org.usersync.cli.internal;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.usersync.config.Problem;
import org.usersync.filter.internal.NativeFilterCompiler;
import org.usersync.spi.extension.Expression;
import org.usersync.spi.extension.ExpressionException;
import org.usersync.spi.extension.ExpressionLanguage;
import org.usersync.spi.extension.ExpressionRecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FilterTextsTest {
    private static Problem place(String message) {
        return new Problem(Path.of("connector-okta.yml"), 3, "all_users_filter", message);
    }

    private final AtomicInteger asked = new AtomicInteger();

    private FilterTexts texts(@Nullable ExpressionLanguage language) {
        return new FilterTexts(
                new NativeFilterCompiler(),
                () -> {
                    asked.incrementAndGet();
                    return language;
                },
                stuck -> {
                    throw stuck;
                });
    }

    @Test
    void aPlainFilterNeverAsksForTheInterpreter() {
        FilterTexts texts = texts(null);

        assertThat(texts.compile("user.status == \"ACTIVE\"", FilterTextsTest::place)
                        .source())
                .contains("ACTIVE");
        assertThat(texts.problems()).isEmpty();
        assertThat(asked).hasValue(0);
    }

    @Test
    void aWrongTextIsNotGivenToTheInterpreter() {
        assertThatThrownBy(() -> texts(null).compile("user.status = 1", FilterTextsTest::place))
                .isInstanceOf(ExpressionException.class);
        assertThat(asked).hasValue(0);
    }

    @Test
    void withoutPythonItsTextsAreRefused() {
        assertThatThrownBy(() -> texts(null).compile("[x for x in user.tags]", FilterTextsTest::place))
                .hasMessageContaining("no bundle provides it");
    }

    @Test
    void theInterpreterCompilesWhileTheRunGoesOn() {
        CountDownLatch later = new CountDownLatch(1);
        FilterTexts texts = texts((source, stuck) -> {
            await(later);
            return new Always(source);
        });

        Expression filter = texts.compile("[x for x in user.tags]", FilterTextsTest::place);
        later.countDown();

        assertThat(texts.problems()).isEmpty();
        assertThat(filter.reads("tags")).isTrue();
    }

    @Test
    void whatIsWrongIsFoundWithItsPlaceBeforeTheFirstRequest() {
        FilterTexts texts = texts((source, stuck) -> {
            throw new ExpressionException("wrong at column 2");
        });

        texts.compile("[x for x in user.tags]", FilterTextsTest::place);

        assertThat(texts.problems())
                .extracting(Problem::text)
                .containsExactly("connector-okta.yml, line 3, key all_users_filter: wrong at column 2");
    }

    @Test
    void anInterpreterThatIsNotCompleteIsAProblemToo() {
        FilterTexts texts = texts((source, stuck) -> {
            throw new NoClassDefFoundError("org/python/core/PyObject");
        });

        texts.compile("[x for x in user.tags]", FilterTextsTest::place);

        assertThat(texts.problems()).singleElement().satisfies(problem -> assertThat(problem.text())
                .contains("Python cannot run"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Always(String source) implements Expression {
        @Override
        public boolean test(ExpressionRecord user) {
            return true;
        }

        @Override
        public boolean reads(String... path) {
            return true;
        }
    }
}
