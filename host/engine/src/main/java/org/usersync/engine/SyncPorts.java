package org.usersync.engine;

import java.util.List;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.target.AdobeTarget;
import org.usersync.spi.connector.Cancellation;
import org.usersync.spi.connector.DirectoryConnector;

/**
 * What a run works on. The caller closes connector and targets after the run.
 *
 * @param directory the directory; null only for a run over a list of Adobe-only users
 * @param primary the primary target
 * @param secondaries the named targets, in the order of the configuration
 * @param extensions filter users and run after the mapping, in this order
 * @param adobeOnlyList reads and writes lists of Adobe-only users
 * @param executor runs one task, which reads Adobe while the calling thread reads the directory; must not run it on
 *     the calling thread
 * @param cancellation tells whether the run is to end
 * @param listener is told how it goes
 */
public record SyncPorts(
        @Nullable DirectoryConnector directory,
        AdobeTarget primary,
        List<AdobeTarget> secondaries,
        List<RunExtension> extensions,
        AdobeOnlyList adobeOnlyList,
        Executor executor,
        Cancellation cancellation,
        SyncListener listener) {
    /** Copies the lists. */
    public SyncPorts {
        secondaries = List.copyOf(secondaries);
        extensions = List.copyOf(extensions);
    }
}
