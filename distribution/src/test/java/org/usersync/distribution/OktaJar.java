package org.usersync.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** The shipped Okta connector under other names and versions: a bundle of somebody else that works. */
final class OktaJar {
    static final String NAME = "org.usersync.connector.okta";

    private OktaJar() {}

    static void copy(Path target, String name, String version) throws IOException {
        try (Stream<Path> shipped = Files.list(InstalledProgram.exploded().resolve("bundles"))) {
            Path source = shipped.filter(file -> file.getFileName().toString().contains("connector-okta"))
                    .findFirst()
                    .orElseThrow();
            try (JarFile jar = new JarFile(source.toFile())) {
                Manifest manifest = new Manifest(jar.getManifest());
                manifest.getMainAttributes().putValue("Bundle-SymbolicName", name);
                manifest.getMainAttributes().putValue("Bundle-Version", version);
                try (OutputStream out = Files.newOutputStream(target);
                        JarOutputStream copy = new JarOutputStream(out, manifest)) {
                    for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                        copy(jar, entries.nextElement(), copy);
                    }
                }
            }
        }
    }

    private static void copy(JarFile jar, JarEntry entry, JarOutputStream copy) throws IOException {
        if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
            copy.putNextEntry(new JarEntry(entry.getName()));
            try (InputStream in = jar.getInputStream(entry)) {
                in.transferTo(copy);
            }
            copy.closeEntry();
        }
    }
}
