package org.usersync.launcher.bundles;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lists the bundles of a distribution; the build runs this when it has put them together. */
public final class ShippedBundles {
    private ShippedBundles() {}

    /**
     * Writes {@code conf/bundles.lock}.
     *
     * @param words the distribution's folder
     * @throws IOException if a jar cannot be read or the list cannot be written
     * @throws BundleSiteException if a folder cannot be read
     */
    public static void main(String[] words) throws IOException, BundleSiteException {
        Path home = Path.of(words[0]);
        List<BundleLock.Entry> entries = new ArrayList<>();
        for (String folder : List.of("bundles", "console", "demo")) {
            for (Path jar : BundleSite.jars(home.resolve(folder))) {
                BundleManifest manifest = BundleManifest.read(jar);
                entries.add(new BundleLock.Entry(
                        DigestMemory.compute(jar), manifest.name(), manifest.version(), "", BundleLock.SHIPPED));
            }
        }
        new BundleLock(home.resolve("conf").resolve("bundles.lock"), Map.of())
                .with(entries)
                .write();
    }
}
