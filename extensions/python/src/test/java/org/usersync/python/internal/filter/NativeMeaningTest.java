package org.usersync.python.internal.filter;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.usersync.filter.UnsupportedExpressionException;
import org.usersync.filter.internal.NativeFilterCompiler;
import org.usersync.spi.extension.Expression;
import org.usersync.spi.extension.ExpressionException;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

import static org.assertj.core.api.Assertions.assertThat;

/** The native compiler and Jython give one answer, or the same kind of error, for any expression that both know. */
class NativeMeaningTest {
    private static final Pattern KIND = Pattern.compile("\\b(\\w+Error)\\b");

    @Property(seed = "20261126", shrinking = ShrinkingMode.BOUNDED)
    void nativeAndJythonAgree(@ForAll("expressions") String source) {
        agree(source);
    }

    private static void agree(String source) {
        String expected = outcome(source, Filters::compile);
        String actual = outcome(source, new NativeFilterCompiler()::compile);
        assertThat(actual).as(source).isEqualTo(expected);
    }

    private static String outcome(String source, Function<String, Expression> compiler) {
        try {
            return String.valueOf(compiler.apply(source).test(Filters.USER));
        } catch (UnsupportedExpressionException notNative) {
            throw notNative;
        } catch (ExpressionException failed) {
            Matcher kind = KIND.matcher(failed.getMessage().replace(source, ""));
            // Jython says so where a bool is given an index.
            return kind.find() ? kind.group(1).replace("AssertionError", "TypeError") : failed.getMessage();
        }
    }

    @Provide
    Arbitrary<String> expressions() {
        return ExpressionGrammar.expressions();
    }
}
