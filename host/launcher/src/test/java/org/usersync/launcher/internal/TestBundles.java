package org.usersync.launcher.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Writes tiny bundles. */
final class TestBundles {
    private TestBundles() {}

    /** A bundle with the given headers and classes of the test. */
    static Path write(Path folder, String name, Map<String, String> headers, Class<?>... classes) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Bundle-ManifestVersion", "2");
        attributes.putValue("Bundle-SymbolicName", name);
        attributes.putValue("Bundle-Version", "1.2.3");
        headers.forEach(attributes::putValue);
        Path jar = Files.createDirectories(folder).resolve(name + ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Class<?> each : classes) {
                String entry = each.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(entry));
                try (InputStream bytes = each.getClassLoader().getResourceAsStream(entry)) {
                    bytes.transferTo(out);
                }
            }
        }
        return jar;
    }

    /** A bundle whose handler carries out {@code info}. */
    static Path handler(Path folder, Class<?> activator) throws IOException {
        return write(
                folder,
                "test.handler",
                Map.of(
                        "Bundle-Activator",
                        activator.getName(),
                        "Import-Package",
                        "org.osgi.framework,org.slf4j;version=\"[2.0,3)\",org.usersync.commandline;version=\"[1.0,2)\","
                                + "org.usersync.launcher.logging;version=\"[1.0,2)\""),
                activator);
    }
}
