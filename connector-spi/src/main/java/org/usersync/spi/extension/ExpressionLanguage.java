package org.usersync.spi.extension;

import java.util.function.Consumer;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Compiles expressions that need an interpreter. An OSGi service; the host asks for it only if a text is there that it
 * does not understand itself, so that a run without such a text never loads the interpreter.
 *
 * <p>An expression is data, not a program: it reaches no file, no network, no process and no Java class, and it must
 * end. Safe for use by several threads.
 */
@ConsumerType
public interface ExpressionLanguage {
    /**
     * Compiles an expression over the name {@code user}. Called by the host, on any thread; may block while the
     * interpreter starts, but does not touch the network.
     *
     * @param source the text of the configuration, never null
     * @param stuck told, from a thread of the language, of an evaluation that takes too long and cannot be stopped. The
     *     exception is one line for the user. The evaluating thread never comes back then: who waits for it must leave
     * @return the expression, valid as long as the service is
     * @throws ExpressionException if the text is no expression, or does what expressions may not do; the message is one
     *     line that shows the expression and the place
     */
    Expression compile(String source, Consumer<ExpressionException> stuck);
}
