package org.usersync.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ContentsIT {
    private final Path home = InstalledProgram.exploded();
    private final Path target = home.resolveSibling("user-sync-" + InstalledProgram.version());

    @Test
    void libraryFolderHoldsTheHostAndSharedLibraries() throws IOException {
        assertThat(names("lib"))
                .containsExactlyInAnyOrder(
                        "org.usersync.launcher",
                        "org.usersync.bundles",
                        "org.usersync.commandline",
                        "org.apache.felix.framework",
                        "picocli",
                        "slf4j-api",
                        "logback-classic",
                        "logback-core",
                        "hkdf",
                        "dbus-java-core",
                        "dbus-java-transport-native-unixsocket",
                        "secret-service",
                        "jna",
                        "jkeychain",
                        "jackson-annotations",
                        "jackson-core",
                        "jackson-databind",
                        "nimbus-jose-jwt",
                        "unboundid-ldapsdk",
                        "fastcsv",
                        "org.osgi.service.component",
                        "org.osgi.util.function",
                        "org.osgi.util.promise",
                        "snakeyaml");
    }

    @Test
    void bundlesAreThoseOfTheProgram() throws IOException {
        assertThat(names("bundles"))
                .contains(
                        "org.usersync.cli", "org.usersync.http", "org.usersync.connector-okta", "org.apache.felix.scr")
                .noneMatch(name -> name.contains("demo") || name.contains("logback") || name.contains("httpclient"));
        assertThat(names("demo")).containsExactly("org.usersync.demo-tenant");
    }

    @Test
    void scriptsAreReadyToRun() throws IOException {
        assertThat(home.resolve("bin/user-sync")).isExecutable();
        assertThat(Files.readString(home.resolve("bin/user-sync"))).doesNotContain("\r");
        assertThat(Files.readString(home.resolve("bin/user-sync.bat")).replace("\r\n", ""))
                .doesNotContain("\n");
    }

    @Test
    void examplesOfConfiguration() {
        for (String name : List.of(
                "user-sync-config.yml",
                "connector-umapi.yml",
                "connector-ldap.yml",
                "connector-okta.yml",
                "connector-csv.yml",
                "extension-config.yml",
                "launcher.properties.example")) {
            assertThat(home.resolve("conf").resolve(name)).isNotEmptyFile();
        }
    }

    @Test
    void theManual() throws IOException {
        assertThat(home.resolve("docs/index.html")).content().contains("href=\"first-steps.html\"");
        assertThat(home.resolve("docs/manual.md")).content().contains("# First steps", "# Command line");
        assertThat(names("lib")).noneMatch(name -> name.contains("commonmark"));
    }

    @Test
    void everyLibraryHasItsLicence() throws IOException {
        assertThat(home.resolve("LICENSE")).isNotEmptyFile();
        Set<String> libraries = Stream.of("lib", "bundles")
                .flatMap(folder -> jars(folder).stream())
                .filter(jar -> !jar.startsWith("org.usersync."))
                .map(ContentsIT::artifact)
                .collect(Collectors.toCollection(TreeSet::new));
        // inside our http bundle
        libraries.addAll(List.of("httpclient5", "httpcore5", "httpcore5-h2"));
        // inside the bundle jython
        libraries.add("jython-standalone");
        for (String library : libraries) {
            try (Stream<Path> files = Files.walk(home.resolve("licenses").resolve(library))) {
                assertThat(files.filter(file -> file.getFileName().toString().contains("LICENSE")))
                        .as(library)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void billOfMaterialsNamesWhatIsInIt() throws IOException {
        String bill = Files.readString(home.resolve("user-sync-sbom.json"));
        for (String library : List.of("httpclient5", "jackson-databind", "snakeyaml", "picocli", "logback-classic")) {
            assertThat(bill).contains("\"name\" : \"" + library + "\"");
        }
        assertThat(bill).contains("CycloneDX").doesNotContain("assertj").doesNotContain("serialNumber");
    }

    @Test
    void sdkIsAMavenRepositoryWithChecksums() throws Exception {
        Path sdk = home.resolve("sdk/org/usersync");
        String version = InstalledProgram.version();
        List<Path> files;
        try (Stream<Path> all = Files.walk(sdk)) {
            files = all.filter(file -> file.toString().matches(".*\\.(jar|pom)"))
                    .toList();
        }
        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrder(
                        "connector-spi-" + version + ".jar",
                        "connector-spi-" + version + "-javadoc.jar",
                        "connector-spi-" + version + "-sources.jar",
                        "connector-spi-" + version + "-tck.jar",
                        "connector-spi-" + version + ".pom",
                        "connector-archetype-" + version + ".jar",
                        "connector-archetype-" + version + ".pom",
                        "extension-archetype-" + version + ".jar",
                        "extension-archetype-" + version + ".pom");
        for (Path file : files) {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(Files.readAllBytes(file));
            assertThat(Path.of(file + ".sha1")).hasContent(HexFormat.of().formatHex(digest));
            if (file.toString().endsWith(".pom")) {
                assertThat(file)
                        .content()
                        .contains("<version>" + version + "</version>")
                        .doesNotContain("<parent>");
            }
        }
        assertThat(home.resolve("bundles/org.usersync.connector-spi-" + version + ".jar"))
                .hasSameBinaryContentAs(sdk.resolve("connector-spi/" + version + "/connector-spi-" + version + ".jar"));
    }

    @Test
    void archivesHoldTheTree() throws IOException {
        Set<String> tree;
        try (Stream<Path> files = Files.walk(home)) {
            tree = files.filter(Files::isRegularFile)
                    .map(file -> target.getFileName() + "/" + home.relativize(file))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        try (ZipFile zip = new ZipFile(target + ".zip")) {
            assertThat(zip.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName))
                    .containsExactlyInAnyOrderElementsOf(tree);
            ZipEntry licence = zip.getEntry(target.getFileName() + "/LICENSE");
            try (InputStream content = zip.getInputStream(licence)) {
                assertThat(content.readAllBytes()).isEqualTo(Files.readAllBytes(home.resolve("LICENSE")));
            }
        }
        assertThat(Path.of(target + ".tar.gz")).isNotEmptyFile();
    }

    private Set<String> names(String folder) throws IOException {
        return jars(folder).stream().map(ContentsIT::artifact).collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> jars(String folder) {
        String[] names = home.resolve(folder).toFile().list((where, name) -> name.endsWith(".jar"));
        assertThat(names).as(folder).isNotNull();
        return List.of(names);
    }

    private static String artifact(String jar) {
        return jar.replaceFirst("-\\d[^/]*\\.jar$", "");
    }
}
