package org.usersync.distribution.pax;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** Bundles as third parties ship them: the program knows nothing of them. */
public final class TestJars {
    private static final String PLUGIN = "org/usersync/distribution/pax/plugin/";

    private TestJars() {}

    /** A bundle with the connector {@code gated}. */
    public static Path connector(Path jar, String bundle, String version, int ranking, String moreImports) {
        String component = """
                <?xml version="1.0" encoding="UTF-8"?>
                <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="gated">
                  <implementation class="org.usersync.distribution.pax.plugin.GatedConnectorFactory"/>
                  <service><provide interface="org.usersync.spi.connector.DirectoryConnectorFactory"/></service>
                  <property name="usersync.connector.name" value="gated"/>
                  <property name="service.ranking" type="Integer" value="%d"/>
                </scr:component>
                """.formatted(ranking);
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", bundle);
        headers.putValue("Bundle-Version", version);
        headers.putValue("Service-Component", "OSGI-INF/gated.xml");
        headers.putValue(
                "Import-Package",
                "org.osgi.framework,org.usersync.spi.config;version=\"[1.0,2)\",org.usersync.spi.connector;version=\"[1.0,2)\","
                        + "org.usersync.spi.model;version=\"[1.0,2)\"" + moreImports);
        try {
            Files.createDirectories(jar.getParent());
            try (OutputStream file = Files.newOutputStream(jar);
                    JarOutputStream out = new JarOutputStream(file, manifest)) {
                out.putNextEntry(new ZipEntry("OSGI-INF/gated.xml"));
                out.write(component.getBytes(StandardCharsets.UTF_8));
                for (String name : new String[] {"GatedConnectorFactory", "GatedConnector", "LateClass"}) {
                    out.putNextEntry(new ZipEntry(PLUGIN + name + ".class"));
                    try (InputStream bytes =
                            TestJars.class.getClassLoader().getResourceAsStream(PLUGIN + name + ".class")) {
                        bytes.transferTo(out);
                    }
                }
            }
            return jar;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
