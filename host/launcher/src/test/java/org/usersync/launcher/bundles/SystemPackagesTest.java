package org.usersync.launcher.bundles;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Libraries of the class path that are bundles elsewhere: bundles get the same packages of them in the same versions. */
class SystemPackagesTest {
    private static final List<String> LIBRARIES = List.of(
            "com.fasterxml.jackson.core.jackson-annotations",
            "com.fasterxml.jackson.core.jackson-core",
            "com.fasterxml.jackson.core.jackson-databind",
            "com.nimbusds.nimbus-jose-jwt",
            "com.unboundid.ldap.sdk",
            "de.siegmar.fastcsv",
            "org.osgi.service.component",
            "org.osgi.util.function",
            "org.osgi.util.promise",
            "org.yaml.snakeyaml");
    private static final Pattern CLAUSE = Pattern.compile("([\\w.]+)((?:;(?:\"[^\"]*\"|[^,\"])*)*)(?:,|$)");
    private static final Pattern VERSION = Pattern.compile(";\\s*version=\"?([\\w.]+)");

    @Test
    void everyPackageOfALibraryInItsVersion() throws IOException {
        List<String> found = new ArrayList<>();
        List<String> given = List.of(SystemPackages.text().split(","));
        for (URL url : Collections.list(getClass().getClassLoader().getResources("META-INF/MANIFEST.MF"))) {
            Manifest manifest;
            try (InputStream in = url.openStream()) {
                manifest = new Manifest(in);
            }
            String name = manifest.getMainAttributes().getValue("Bundle-SymbolicName");
            if (name == null || !LIBRARIES.contains(name.split(";")[0])) {
                continue;
            }
            found.add(name.split(";")[0]);
            Matcher clauses = CLAUSE.matcher(manifest.getMainAttributes().getValue("Export-Package"));
            while (clauses.find()) {
                Matcher version = VERSION.matcher(clauses.group(2));
                assertThat(version.find()).as(clauses.group()).isTrue();
                assertThat(given).contains(clauses.group(1) + ";version=" + version.group(1));
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(LIBRARIES);
    }
}
