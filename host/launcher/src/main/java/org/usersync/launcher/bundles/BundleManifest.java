package org.usersync.launcher.bundles;

import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/**
 * What a jar says of itself.
 *
 * @param name its symbolic name
 * @param version its version
 * @param fragment whether it is a part of another bundle
 */
public record BundleManifest(String name, String version, boolean fragment) {
    /**
     * Reads the manifest of a jar.
     *
     * @param jar the jar
     * @return what it says
     * @throws IOException if it is no jar, or no OSGi bundle; the message continues "JAR cannot be used:"
     */
    public static BundleManifest read(Path jar) throws IOException {
        // The version for Java 9 and later is no business of the manifest, and a check of signatures comes later.
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            Manifest manifest = file.getManifest();
            if (manifest == null) {
                throw new IOException("it has no manifest, so it is no OSGi bundle");
            }
            Attributes headers = manifest.getMainAttributes();
            String name = headers.getValue(Constants.BUNDLE_SYMBOLICNAME);
            if (name == null || !"2".equals(headers.getValue(Constants.BUNDLE_MANIFESTVERSION))) {
                throw new IOException("its manifest has no Bundle-SymbolicName, so it is no OSGi bundle");
            }
            String version = headers.getValue(Constants.BUNDLE_VERSION);
            return new BundleManifest(
                    name.replaceFirst(";.*", "").strip(),
                    version == null ? Version.emptyVersion.toString() : parse(version),
                    headers.getValue(Constants.FRAGMENT_HOST) != null);
        }
    }

    private static String parse(String version) throws IOException {
        try {
            return Version.parseVersion(version).toString();
        } catch (IllegalArgumentException wrong) {
            throw new IOException("its Bundle-Version is no version: " + version, wrong);
        }
    }
}
