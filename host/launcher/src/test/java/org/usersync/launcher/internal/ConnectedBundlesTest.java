package org.usersync.launcher.internal;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.SAXParserFactory;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.usersync.launcher.bundles.BundleSite;
import org.usersync.launcher.bundles.BundleSiteException;
import org.usersync.launcher.bundles.ConnectedIndex;
import org.usersync.launcher.bundles.ConnectedJar;
import org.usersync.launcher.bundles.ShippedBundles;
import org.usersync.launcher.testbundle.InfoActivator;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** An API that exports its package, and a user of it: both of the program, and both on a class path. */
class ConnectedBundlesTest {
    private static final String IMPORTS = "org.osgi.framework,org.slf4j;version=\"[2.0,3)\","
            + "org.usersync.commandline;version=\"[1.0,2)\",org.usersync.launcher.logging;version=\"[1.0,2)\"";
    private static final String PACKAGE = InfoActivator.class.getPackageName();
    private static final String CLASS = InfoActivator.class.getName();
    private static final Map<String, String> API =
            Map.of("Export-Package", PACKAGE + ";version=1.0", "Import-Package", IMPORTS + ",java.util,java.io");
    private static final Map<String, String> USER =
            Map.of("Import-Package", PACKAGE + ";version=\"[1.0,2)\",java.util");

    @TempDir
    private Path folder;

    private Path home;
    private Path bundles;
    private URLClassLoader classPath;

    @BeforeEach
    void distribution() throws Exception {
        home = Files.createDirectories(folder.resolve("home"));
        bundles = home.resolve("bundles");
        Files.createDirectories(home.resolve("lib"));
        TestBundles.write(bundles, "api", API, InfoActivator.class);
        TestBundles.write(bundles, "user", USER);
        list();
        ConnectedJar.main(new String[] {home.toString(), "all.jar"});
        URL jar = home.resolve("lib/all.jar").toUri().toURL();
        classPath = new URLClassLoader(new URL[] {jar}, InfoActivator.class.getClassLoader()) {
            @Override
            public Class<?> loadClass(String name) throws ClassNotFoundException {
                return name.equals(CLASS) && findLoadedClass(name) == null ? findClass(name) : super.loadClass(name);
            }
        };
    }

    @AfterEach
    void close() throws IOException {
        classPath.close();
    }

    private void list() throws IOException, BundleSiteException {
        ShippedBundles.main(new String[] {home.toString()});
    }

    @Test
    void theVeryJarsOfTheBuildAreConnected() throws Exception {
        try (BundleHost host = boot()) {
            assertThat(host.problems()).isEmpty();
            assertThat(bundle(host, "api").getLocation())
                    .startsWith("connected:")
                    .endsWith("/bundles/api.jar");
            assertThat(bundle(host, "user").getLocation()).startsWith("connected:");
            assertThat(bundle(host, "api").loadClass(CLASS).getClassLoader()).isSameAs(classPath);
            assertThat(bundle(host, "api").getVersion()).hasToString("1.2.3");
        }
    }

    @Test
    void anExchangedOneIsAsEverAndUsesWhatIsConnected() throws Exception {
        TestBundles.write(bundles, "user", USER, SlotHolder.class);
        list();
        try (BundleHost host = boot()) {
            assertThat(host.problems()).isEmpty();
            Bundle user = bundle(host, "user");
            assertThat(user.getLocation()).startsWith("reference:");
            assertThat(user.loadClass(SlotHolder.class.getName()).getClassLoader())
                    .isNotSameAs(classPath);
            assertThat(user.loadClass(CLASS).getClassLoader()).isSameAs(classPath);
        }
    }

    @Test
    void whatIsNotExportedIsHiddenFromOthers() throws Exception {
        TestBundles.write(bundles, "other", Map.of("Import-Package", "org.osgi.framework"));
        list();
        try (BundleHost host = boot()) {
            assertThatThrownBy(() -> bundle(host, "other").loadClass(CLASS)).isInstanceOf(ClassNotFoundException.class);
        }
    }

    @Test
    void noneIsConnectedWhileOneThatOthersUseWasExchangedOrIsGone() throws Exception {
        TestBundles.write(bundles, "api", API, InfoActivator.class, SlotHolder.class);
        list();
        assertAllForThemselves();
        Files.delete(bundles.resolve("api.jar"));
        assertThat(connected().locationOf(bundles.resolve("user.jar"))).startsWith("reference:");
    }

    private void assertAllForThemselves() throws Exception {
        try (BundleHost host = boot()) {
            assertThat(host.problems()).isEmpty();
            for (String name : List.of("api", "user")) {
                assertThat(bundle(host, name).getLocation()).startsWith("reference:");
            }
            assertThat(bundle(host, "user").loadClass(CLASS).getClassLoader()).isNotSameAs(classPath);
        }
    }

    @Test
    void alteredOneIsNeitherConnectedNorInstalled() throws Exception {
        TestBundles.write(bundles, "user", USER, SlotHolder.class);
        try (BundleHost host = boot()) {
            assertThat(host.problems()).singleElement().asString().contains("user.jar", "altered");
            assertThat(bundles(host)).extracting(Bundle::getSymbolicName).doesNotContain("user");
        }
    }

    @Test
    void aSiteThatGivesThemPackagesOrPartsOfItsOwnBootsWithoutConnectedOnes() throws Exception {
        Path other = TestBundles.write(
                bundles,
                "better",
                Map.of("Export-Package", PACKAGE + ";version=1.5", "Import-Package", IMPORTS),
                InfoActivator.class);
        list();
        assertThatThrownBy(this::boot).isInstanceOf(BundleException.class).hasMessageContaining("other classes");
        Files.delete(other);
        TestBundles.write(bundles, "part", Map.of("Fragment-Host", "user"));
        list();
        assertThatThrownBy(this::boot).isInstanceOf(BundleException.class).hasMessageContaining("other classes");
    }

    @Test
    void twoBundlesWithOneClassAreNoDistribution() throws Exception {
        TestBundles.write(bundles, "twin", Map.of(), InfoActivator.class);
        assertThatThrownBy(() -> ConnectedJar.main(new String[] {home.toString(), "all.jar"}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("both have");
        ConnectedJar.main(new String[] {home.toString(), "all.jar", "twin"});
    }

    @Test
    void oneThatWouldLoseSomethingOnTheClassPathKeepsItsJar() throws Exception {
        TestBundles.write(bundles, "inner", Map.of("Bundle-ClassPath", "inner.jar"));
        assertThatThrownBy(() -> ConnectedJar.main(new String[] {home.toString(), "all.jar"}))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("inner.jar", "keep its classes", "Bundle-ClassPath");
        ConnectedJar.main(new String[] {home.toString(), "all.jar", "inner"});
    }

    @Test
    void oneThatMayNotRunHasNoDigestToBeConnectedBy() throws Exception {
        Path user = Files.move(bundles.resolve("user.jar"), folder.resolve("user.jar"));
        list();
        Files.move(user, bundles.resolve("user.jar"));
        assertThat(screened().screening().problems()).isNotEmpty();
        assertThat(screened().screening().digests()).containsOnlyKeys(bundles.resolve("api.jar"));
        assertThat(connected().locationOf(bundles.resolve("user.jar"))).startsWith("reference:");
    }

    @Test
    void componentsAreDescribedInOneFile() throws Exception {
        Path parts = TestBundles.write(bundles, "parts", Map.of("Service-Component", "OSGI-INF/a.xml, OSGI-INF/b.xml"));
        Path one = TestBundles.write(bundles, "one", Map.of("Service-Component", "OSGI-INF/c.xml"));
        describe(parts, "a");
        describe(parts, "b");
        describe(one, "c");
        ConnectedJar.main(new String[] {home.toString(), "all.jar"});
        URL jar = home.resolve("lib/all.jar").toUri().toURL();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar}, null)) {
            Map<String, ConnectedIndex.Entry> entries =
                    ConnectedIndex.read(loader).bundles();
            assertThat(components(entries.get(BundleSite.sha256(parts)), loader))
                    .containsExactly("a", "b");
            assertThat(components(entries.get(BundleSite.sha256(one)), loader)).containsExactly("c");
        }
    }

    private static void describe(Path jar, String name) throws IOException {
        try (FileSystem content = FileSystems.newFileSystem(jar)) {
            Files.createDirectories(content.getPath("OSGI-INF"));
            Files.writeString(content.getPath("OSGI-INF", name + ".xml"), """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="%s">
                    </scr:component>
                    """.formatted(name));
        }
    }

    private static List<String> components(ConnectedIndex.Entry entry, ClassLoader loader) throws Exception {
        List<String> names = new ArrayList<>();
        String file = entry.headers().get("Service-Component");
        assertThat(entry.resources()).contains(file);
        try (InputStream xml = loader.getResourceAsStream(file)) {
            SAXParserFactory.newDefaultNSInstance().newSAXParser().parse(xml, new DefaultHandler() {
                @Override
                public void startElement(String uri, String local, String qualified, Attributes attributes) {
                    if (local.equals("component") && uri.endsWith("scr/v1.4.0")) {
                        names.add(attributes.getValue("name"));
                    }
                }
            });
        }
        return names;
    }

    private ScreenedBundles screened() throws Exception {
        BundleSite site = BundleSite.open(home, home, folder);
        return new ScreenedBundles(site.screen(site.jars()), jar -> Optional.empty());
    }

    private ConnectedBundles connected() throws Exception {
        return ConnectedBundles.of(screened().screening(), classPath);
    }

    private BundleHost boot() throws Exception {
        return BundleHost.boot(folder.resolve("cache"), screened(), connected());
    }

    private static Bundle bundle(BundleHost host, String name) throws ReflectiveOperationException {
        return bundles(host).stream()
                .filter(bundle -> name.equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow();
    }

    private static List<Bundle> bundles(BundleHost host) throws ReflectiveOperationException {
        Field framework = BundleHost.class.getDeclaredField("framework");
        framework.setAccessible(true);
        return Arrays.asList(((Bundle) framework.get(host)).getBundleContext().getBundles());
    }
}
