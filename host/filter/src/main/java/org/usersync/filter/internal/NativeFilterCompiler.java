package org.usersync.filter.internal;

import org.osgi.service.component.annotations.Component;
import org.usersync.filter.FilterCompiler;
import org.usersync.spi.extension.Expression;

/** Compiles filters in Java: the common ones need no Python. */
@Component
public final class NativeFilterCompiler implements FilterCompiler {
    @Override
    public Expression compile(String source) {
        Source text = new Source(source);
        Node tree = new ExpressionParser(text).parse();
        return new CompiledExpression(text, new Generator(text).generate(tree), ReadPaths.of(tree));
    }
}
