package org.usersync.launcher.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

import org.osgi.framework.connect.ConnectContent;
import org.usersync.launcher.bundles.ConnectedIndex;

/** A bundle on the class path: its headers and resources. Its classes are had from the class path's loader alone. */
final class ConnectedContent implements ConnectContent {
    private final ConnectedIndex.Entry entry;
    private final ClassLoader loader;

    ConnectedContent(ConnectedIndex.Entry entry, ClassLoader loader) {
        this.entry = entry;
        this.loader = loader;
    }

    @Override
    public Optional<Map<String, String>> getHeaders() {
        return Optional.of(entry.headers());
    }

    @Override
    public Iterable<String> getEntries() {
        return entry.resources();
    }

    @Override
    public Optional<ConnectEntry> getEntry(String path) {
        return entry.resources().contains(path) ? Optional.of(new Resource(path, loader)) : Optional.empty();
    }

    @Override
    public Optional<ClassLoader> getClassLoader() {
        return Optional.of(loader);
    }

    @Override
    public void open() {
        // the class path is always open
    }

    @Override
    public void close() {
        // the class path is always open
    }

    private record Resource(String name, ClassLoader loader) implements ConnectEntry {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public long getContentLength() {
            return -1;
        }

        @Override
        public long getLastModified() {
            return 0;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            InputStream stream = loader.getResourceAsStream(name);
            if (stream == null) {
                throw new IOException(name + " is not on the class path any more");
            }
            return stream;
        }
    }
}
