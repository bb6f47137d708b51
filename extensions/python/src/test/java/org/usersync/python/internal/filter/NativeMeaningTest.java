package org.usersync.python.internal.filter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.usersync.filter.internal.NativeFilterCompiler;
import org.usersync.spi.extension.Expression;
import org.usersync.spi.extension.ExpressionException;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The native compiler and Jython give one answer, or the same kind of error, for any user and any expression that both
 * know.
 */
class NativeMeaningTest {
    private static final Pattern KIND = Pattern.compile("\\b(\\w+Error)\\b");

    @Property(seed = "20261126", shrinking = ShrinkingMode.BOUNDED)
    void nativeAndJythonAgree(@ForAll("expressions") String source, @ForAll("users") TestRecord user) {
        Expression expected = Filters.compile(source);
        Expression actual = new NativeFilterCompiler().compile(source);
        agree(expected, actual, Filters.USER);
        agree(expected, actual, user);
    }

    private static void agree(Expression expected, Expression actual, TestRecord user) {
        assertThat(outcome(actual, user))
                .as("%s for %s", expected.source(), user)
                .isEqualTo(outcome(expected, user));
    }

    private static String outcome(Expression expression, TestRecord user) {
        try {
            return String.valueOf(expression.test(user));
        } catch (ExpressionException failed) {
            Matcher kind = KIND.matcher(failed.getMessage().replace(expression.source(), ""));
            // Jython says so where a bool is given an index.
            return kind.find() ? kind.group(1).replace("AssertionError", "TypeError") : failed.getMessage();
        }
    }

    @Provide
    Arbitrary<String> expressions() {
        return ExpressionGrammar.expressions();
    }

    @Provide
    Arbitrary<TestRecord> users() {
        return GeneratedUsers.users();
    }
}
