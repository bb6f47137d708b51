package org.usersync.launcher.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.usersync.commandline.Console;
import org.usersync.commandline.ExitStatus;
import org.usersync.commandline.ProgramVersion;
import org.usersync.launcher.bundles.ShippedBundles;
import org.usersync.launcher.testbundle.InfoActivator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LauncherTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();

    private static final long PATIENCE_MILLIS = 30_000;

    @TempDir
    private Path folder;

    private Path home;
    private Path bundles;
    private Path cache;

    @BeforeEach
    void home() throws IOException {
        home = Files.createDirectories(folder.resolve("the home"));
        bundles = Files.createDirectories(home.resolve("bundles"));
        // what is trusted is the matter of another test
        Files.createDirectories(home.resolve("conf"));
        Files.writeString(home.resolve("conf/launcher.properties"), "bundles.trust = any\n");
        cache = folder.resolve("state/cache");
        environment.put("USER_SYNC_STATE", folder.resolve("state").toString());
    }

    @Test
    void handlerRunsAndLogsToTheInvocation() throws IOException {
        TestBundles.handler(bundles, InfoActivator.class);
        assertThat(run("info")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d \\d+ INFO main - home the home\\R");
        assertThat(errors()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ExitStatus.class)
    void statusOfTheHandlerIsTheStatus(ExitStatus status) throws IOException {
        TestBundles.handler(bundles, InfoActivator.class);
        environment.put("TEST_STATUS", status.name());
        assertThat(run("info")).isEqualTo(status.code());
    }

    @Test
    void slotIsFreeAgainAfterAHandlerThatThrows() throws IOException {
        TestBundles.handler(bundles, InfoActivator.class);
        environment.put("TEST_STATUS", "THROW");
        assertThatThrownBy(() -> run("info")).isInstanceOf(IllegalStateException.class);
        environment.remove("TEST_STATUS");
        assertThat(run("info")).isZero();
        assertThat(slot(2)).doesNotExist();
    }

    @Test
    void whatWasBootedInVainIsClosed() throws Exception {
        TestBundles.handler(bundles, InfoActivator.class);
        for (List<String> words : List.of(List.of("--bogus"), List.of("sync", "--users", "nobody"))) {
            assertThat(run(words.toArray(String[]::new))).isEqualTo(2);
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (List.of("FelixStartLevel", "FelixDispatchQueue", "user-sync boot")
                        .contains(thread.getName())) {
                    // A framework that was stopped does not wait for its threads; one that was not keeps them for ever.
                    thread.join(PATIENCE_MILLIS);
                    assertThat(thread.isAlive()).as(thread.getName()).isFalse();
                }
            }
        }
        assertThat(run("info")).isZero();
        assertThat(slot(2)).doesNotExist();
    }

    @Test
    void missingImportEndsSyncAndNotInfo() throws IOException {
        TestBundles.handler(bundles, InfoActivator.class);
        TestBundles.write(
                bundles,
                "needy",
                Map.of("Import-Package", "com.example.absent;version=\"[1.5,2)\",org.slf4j;version=\"[2.0,3)\""));
        TestBundles.write(bundles, "waits", Map.of("Require-Bundle", "needy", "Export-Package", "w;version=1.0"));
        String expected = "user-sync: bundle needy 1.2.3 (needy.jar) does not resolve: no bundle offers the package"
                + " com.example.absent [1.5.0,2.0.0) that it imports";
        assertThat(run("sync")).isEqualTo(1);
        assertThat(errors())
                .containsExactly(
                        expected,
                        "user-sync: bundle waits 1.2.3 (waits.jar) does not resolve: it needs needy, which cannot be"
                                + " used");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(run("info")).isZero();
        assertThat(errors()).contains(expected);
    }

    @Test
    void jarsThatAreNoBundlesAreNamed() throws IOException {
        TestBundles.handler(bundles, InfoActivator.class);
        Files.writeString(bundles.resolve("torn.jar"), "not a jar");
        assertThat(run("sync")).isEqualTo(1);
        assertThat(errors()).singleElement().asString().contains("torn.jar").contains("cannot be installed");
    }

    @Test
    void commandWithoutHandlerIsTold() throws IOException {
        TestBundles.handler(bundles, InfoActivator.class);
        assertThat(run("demo")).isEqualTo(1);
        assertThat(errors()).singleElement().asString().contains("carries out 'demo'");
    }

    @Test
    void withoutBundlesTheProgramIsNotComplete() {
        assertThat(run("info")).isEqualTo(1);
        assertThat(errors()).singleElement().asString().contains("there are no bundles");
    }

    @Test
    void bundlesOfTheSiteAndOfTheProperties() throws IOException {
        Path base = Files.createDirectories(folder.resolve("base"));
        environment.put("USER_SYNC_BASE", base.toString());
        TestBundles.handler(base.resolve("bundles"), InfoActivator.class);
        assertThat(run("info")).isZero();

        Files.delete(base.resolve("bundles/test.handler.jar"));
        TestBundles.handler(base.resolve("more"), InfoActivator.class);
        Files.createDirectories(base.resolve("conf"));
        Files.writeString(base.resolve("conf/launcher.properties"), "bundles.dir = more\nbundles.trust = any\n");
        assertThat(run("info")).isZero();

        Files.writeString(base.resolve("conf/launcher.properties"), "bundles.dri = more\n");
        assertThat(run("info")).isEqualTo(1);
        assertThat(errors()).singleElement().asString().contains("'bundles.dri'");
    }

    @Test
    void helpVersionAndUsageErrorsNeedNoFolder() {
        environment.put("USER_SYNC_STATE", "/dev/null/none");
        assertThat(run("--version")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(ProgramVersion.text());
        assertThat(run("--help")).isZero();
        assertThat(run("--bogus")).isEqualTo(2);
        assertThat(run("info")).isEqualTo(1);
        assertThat(errors()).singleElement().asString().contains("USER_SYNC_STATE");
    }

    @Test
    void brokenCacheIsReplaced() throws IOException {
        TestBundles.handler(bundles, InfoActivator.class);
        Files.createDirectories(cache);
        Files.writeString(slot(1), "a file where the cache's folder should be");
        assertThat(run("info")).isZero();
        assertThat(slot(1)).isDirectory();
    }

    @Test
    void exchangedJarIsSeen() throws IOException {
        TestBundles.handler(bundles, InfoActivator.class);
        assertThat(run("info")).isZero();
        Files.delete(bundles.resolve("test.handler.jar"));
        TestBundles.write(bundles, "test.handler", Map.of("Import-Package", "gone"));
        assertThat(run("info")).isEqualTo(1);
    }

    @Test
    void aLargeJarThatNobodyListedIsCheckedBeforeItsFirstClassIsUsed() throws Exception {
        TestBundles.handler(bundles, InfoActivator.class);
        Files.delete(home.resolve("conf/launcher.properties"));
        ShippedBundles.main(new String[] {home.toString()});
        Path large = TestBundles.write(bundles, "large", Map.of("Import-Package", "org.osgi.framework"));
        makeLarge(large);

        assertThat(run("sync")).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();

        makeLarge(TestBundles.write(
                bundles,
                "large",
                Map.of("Import-Package", "org.osgi.framework", "Bundle-Activator", InfoActivator.class.getName()),
                InfoActivator.class));
        assertThat(run("sync")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("large.jar", "is not listed", "SHA-256");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        ShippedBundles.main(new String[] {home.toString()});
        assertThat(run("sync")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain("is not listed");
    }

    private static void makeLarge(Path jar) throws IOException {
        byte[] noise = new byte[17 << 20];
        new Random(1).nextBytes(noise);
        try (FileSystem zip = FileSystems.newFileSystem(jar, Map.of())) {
            Files.write(zip.getPath("noise.bin"), noise);
        }
    }

    private Path slot(int number) {
        return cache.resolve(ProgramVersion.text() + "-" + number);
    }

    private List<String> errors() {
        return err.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.contains("is not listed"))
                .toList();
    }

    private int run(String... words) {
        out.reset();
        err.reset();
        return new Launcher(
                        environment,
                        Map.of("user-sync.home", home.toString(), "user.dir", folder.toString(), "user.home", "?"),
                        InputStream.nullInputStream(),
                        Console.none(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        () -> false)
                .run(List.of(words));
    }
}
