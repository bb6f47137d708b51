package org.usersync.cli.internal;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.RunExtension;

/** The extensions of one run. Each is closed, whatever happens to the others. */
final class OpenExtensions implements AutoCloseable {
    private final List<RunExtension> extensions = new ArrayList<>();

    void add(RunExtension extension) {
        extensions.add(extension);
    }

    /** {@return the extensions in the order of the configuration} */
    List<RunExtension> all() {
        return List.copyOf(extensions);
    }

    @Override
    public void close() {
        RuntimeException failed = closeAll(null);
        if (failed != null) {
            throw failed;
        }
    }

    /** Closes because of a failure, which stays the reason. */
    void closeAfter(RuntimeException reason) {
        closeAll(reason);
    }

    private @Nullable RuntimeException closeAll(@Nullable RuntimeException reason) {
        RuntimeException first = reason;
        for (RunExtension extension : extensions) {
            try {
                extension.extension().close();
            } catch (RuntimeException failed) {
                if (first == null) {
                    first = failed;
                } else {
                    first.addSuppressed(failed);
                }
            }
        }
        extensions.clear();
        return first;
    }
}
