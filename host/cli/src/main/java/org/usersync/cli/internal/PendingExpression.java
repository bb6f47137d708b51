package org.usersync.cli.internal;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.usersync.config.Problem;
import org.usersync.spi.extension.Expression;
import org.usersync.spi.extension.ExpressionException;
import org.usersync.spi.extension.ExpressionRecord;

/** An expression that is being compiled on a thread of its own. Whoever uses it waits. */
final class PendingExpression implements Expression {
    private final String source;
    private final Function<String, Problem> place;
    private final CompletableFuture<Expression> result = new CompletableFuture<>();
    private volatile @Nullable Expression compiled;

    PendingExpression(String source, Function<String, Problem> place, Supplier<Expression> compile) {
        this.source = source;
        this.place = place;
        Thread compiler = new Thread(() -> run(compile), "filter-start");
        compiler.setDaemon(true);
        compiler.start();
    }

    private void run(Supplier<Expression> compile) {
        try {
            result.complete(compile.get());
        } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError failed) {
            result.completeExceptionally(failed);
        }
    }

    /** Waits for the compiler; tells what is wrong. */
    Optional<Problem> problem() {
        try {
            result.join();
            return Optional.empty();
        } catch (CompletionException failed) {
            Throwable cause = failed.getCause();
            String message = cause instanceof ExpressionException ? cause.getMessage() : "Python cannot run: " + cause;
            return Optional.of(place.apply(message));
        }
    }

    private Expression compiled() {
        Expression known = compiled;
        if (known == null) {
            known = result.join();
            compiled = known;
        }
        return known;
    }

    @Override
    public boolean test(ExpressionRecord user) {
        return compiled().test(user);
    }

    @Override
    public boolean reads(String... path) {
        return compiled().reads(path);
    }

    @Override
    public String source() {
        return source;
    }
}
