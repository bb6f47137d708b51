package org.usersync.launcher.bundles;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BundleSiteTest {
    private static TestSigner trusted;
    private static TestSigner stranger;

    @TempDir
    private Path folder;

    private Path home;
    private Path base;
    private Path state;
    private Path own;

    @BeforeEach
    void folders() throws Exception {
        home = Files.createDirectories(folder.resolve("home"));
        base = Files.createDirectories(folder.resolve("base"));
        state = Files.createDirectories(folder.resolve("state"));
        Files.createDirectories(home.resolve("bundles"));
        Files.createDirectories(base.resolve("bundles"));
        Files.createDirectories(base.resolve("conf"));
        own = jar(home.resolve("bundles/own.jar"), "own", "1.0");
        ShippedBundles.main(new String[] {home.toString()});
    }

    @BeforeAll
    static void signers(@TempDir Path keys) throws Exception {
        trusted = new TestSigner(keys, "trusted");
        stranger = new TestSigner(keys, "stranger");
    }

    @Test
    void aProgramThatListsNothingIsNotComplete() throws Exception {
        Files.delete(home.resolve("conf/bundles.lock"));
        assertThatThrownBy(this::open).hasMessageContaining("unpack it again");
    }

    @Test
    void whatTheProgramBringsIsListed() throws Exception {

        Screening screening = screen();

        assertThat(screening.accepted()).containsExactly(own);
        assertThat(screening.problems()).isEmpty();
        assertThat(open().isShipped(own)).isTrue();
    }

    @Test
    void anUnlistedJarIsNamedWithItsDigestAndTheCommandThatLists() throws Exception {
        Path alien = jar(base.resolve("bundles/it's.jar"), "alien", "1.0");

        Screening screening = screen();

        assertThat(screening.accepted()).containsExactly(own);
        assertThat(screening.problems())
                .containsExactly("bundle it's.jar (SHA-256 " + DigestMemory.compute(alien) + ") is not listed in "
                        + base.resolve("conf/bundles.lock") + "; if you trust it: user-sync bundle install '" + alien
                        + "'");
    }

    @Test
    void aListedJarMayRunAndAnAlteredOneMayNot() throws Exception {
        Path jar = jar(base.resolve("bundles/acme.jar"), "acme", "1.0");
        list(jar);
        assertThat(screen().accepted()).containsExactly(own, jar);

        String listed = DigestMemory.compute(jar);
        alter(jar, "META-INF/added.txt", "one more line");

        assertThat(screen().problems())
                .singleElement()
                .asString()
                .contains("acme.jar", DigestMemory.compute(jar), "is not the acme 1.0.0 that is listed", listed);
    }

    @Test
    void aJarIsReadAgainOnlyIfItChanged() throws Exception {
        Path jar = jar(base.resolve("bundles/acme.jar"), "acme", "1.0");
        list(jar);
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1));
        DigestMemory memory = new DigestMemory(state.resolve("digests"), later);
        String digest = memory.sha256(jar);
        memory.save();

        DigestMemory next = new DigestMemory(state.resolve("digests"), later);
        assertThat(next.remembered(jar)).contains(digest);
        FileTime before = Files.getLastModifiedTime(jar);
        byte[] bytes = Files.readAllBytes(jar);
        bytes[bytes.length / 2] ^= 1;
        Files.write(jar, bytes);
        Files.setLastModifiedTime(jar, before);
        assertThat(next.remembered(jar)).isEmpty();
        assertThat(next.sha256(jar)).isNotEqualTo(digest);
    }

    @Test
    void aFileThatHasJustChangedIsNotRemembered() throws Exception {
        Path jar = jar(base.resolve("bundles/acme.jar"), "acme", "1.0");
        Clock now = Clock.fixed(Files.getLastModifiedTime(jar).toInstant(), ZoneOffset.UTC);
        DigestMemory memory = new DigestMemory(state.resolve("digests"), now);
        memory.sha256(jar);
        memory.save();
        assertThat(new DigestMemory(state.resolve("digests"), now).remembered(jar))
                .isEmpty();
    }

    @Test
    void aMemoryThatOthersMayWriteIsNotBelieved() throws Exception {
        Path jar = jar(base.resolve("bundles/acme.jar"), "acme", "1.0");
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1));
        DigestMemory memory = new DigestMemory(state.resolve("digests"), later);
        memory.sha256(jar);
        memory.save();
        Files.setPosixFilePermissions(state.resolve("digests"), PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThat(new DigestMemory(state.resolve("digests"), later).remembered(jar))
                .isEmpty();
    }

    @Test
    void aFolderThatOthersMayWriteIsRefused() throws Exception {
        Path jar = jar(base.resolve("bundles/acme.jar"), "acme", "1.0");
        list(jar);
        for (String permissions : List.of("rwxrwxr-x", "rwxr-xrwx")) {
            Files.setPosixFilePermissions(base.resolve("bundles"), PosixFilePermissions.fromString(permissions));
            assertThat(screen().problems())
                    .singleElement()
                    .asString()
                    .contains("can be written by others", "chmod go-w '" + base.resolve("bundles") + "'");
        }
        Files.setPosixFilePermissions(base.resolve("bundles"), PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String path : List.of("bundles/acme.jar", "conf", "conf/bundles.lock")) {
            Set<PosixFilePermission> before = Files.getPosixFilePermissions(base.resolve(path));
            Files.setPosixFilePermissions(base.resolve(path), PosixFilePermissions.fromString("rwxrwxr-x"));
            assertThat(screen().problems()).singleElement().asString().contains("chmod go-w '" + base.resolve(path));
            Files.setPosixFilePermissions(base.resolve(path), before);
        }
        Files.setPosixFilePermissions(base.resolve("bundles"), PosixFilePermissions.fromString("rwxrwxrwx"));
        properties("bundles.trust = any\n");
        assertThat(screen().problems()).isEmpty();
    }

    @Test
    void whereAnyMayRunTheUnlistedIsAWarning() throws Exception {
        properties("bundles.trust = any\n");
        Path jar = jar(base.resolve("bundles/acme.jar"), "acme", "1.0");

        Screening screening = screen();

        assertThat(screening.accepted()).containsExactly(own, jar);
        assertThat(screening.problems()).isEmpty();
        assertThat(screening.warnings()).singleElement().asString().contains("acme.jar", DigestMemory.compute(jar));
    }

    @Test
    void aSignatureByATrustedCertificateIsEnough() throws Exception {
        trusted.certificate(base.resolve("conf/signers.pem"));
        properties("bundles.trust = signed\nbundles.certificates = conf/signers.pem\n");
        Path good = jar(base.resolve("bundles/good.jar"), "good", "1.0");
        trusted.sign(good);

        assertThat(screen().accepted()).containsExactly(own, good);
        assertThat(screen().problems()).isEmpty();
    }

    @Test
    void unsignedAlteredIncompleteOrAlienSignaturesAreRefused() throws Exception {
        trusted.certificate(base.resolve("conf/signers.pem"));
        properties("bundles.trust = signed\nbundles.certificates = conf/signers.pem\n");
        Path unsigned = jar(base.resolve("bundles/a-unsigned.jar"), "unsigned", "1.0");
        list(unsigned);
        Path altered = jar(base.resolve("bundles/b-altered.jar"), "altered", "1.0");
        trusted.sign(altered);
        alter(altered, "content.txt", "something else");
        Path added = jar(base.resolve("bundles/c-added.jar"), "added", "1.0");
        trusted.sign(added);
        alter(added, "more.txt", "nobody signed this");
        Path taken = jar(base.resolve("bundles/d-taken.jar"), "taken", "1.0");
        trusted.sign(taken);
        try (FileSystem zip = FileSystems.newFileSystem(taken, Map.of())) {
            Files.delete(zip.getPath("content.txt"));
        }
        Path alien = jar(base.resolve("bundles/e-alien.jar"), "alien", "1.0");
        stranger.sign(alien);

        List<String> problems = screen().problems();

        assertThat(problems).hasSize(5);
        assertThat(problems.get(0)).contains("a-unsigned.jar", "it is not signed", DigestMemory.compute(unsigned));
        assertThat(problems.get(1)).contains("b-altered.jar", "does not fit", "content.txt");
        assertThat(problems.get(2)).contains("c-added.jar", "does not cover more.txt");
        assertThat(problems.get(3)).contains("d-taken.jar", "content.txt is missing");
        assertThat(problems.get(4)).contains("e-alien.jar", "CN=stranger", "bundles.certificates");
        assertThat(problems).allMatch(problem -> problem.lines().count() == 1);
    }

    @Test
    void aLargeJarIsCheckedLaterUnlessItIsKnownOrAFragment() throws Exception {
        Path large = jar(base.resolve("bundles/large.jar"), "large", "1.0");
        byte[] noise = new byte[17 << 20];
        new Random(1).nextBytes(noise);
        try (FileSystem zip = FileSystems.newFileSystem(large, Map.of())) {
            Files.write(zip.getPath("noise.bin"), noise);
        }

        Screening screening = screen();

        assertThat(screening.accepted()).containsExactly(own, large);
        assertThat(screening.late()).containsExactly(large);
        assertThat(open().refusal(large)).get().asString().contains("large.jar", "is not listed");
        list(large);
        assertThat(open().refusal(large)).isEmpty();
    }

    @Test
    void verifyDoesNotBelieveTheMemory() throws Exception {
        Path jar = jar(base.resolve("bundles/acme.jar"), "acme", "1.0");
        list(jar);
        assertThat(open().verify(jar)).isEmpty();
        alter(jar, "more.txt", "more");
        assertThat(open().verify(jar)).get().asString().contains("altered");
    }

    @Test
    void wrongPropertiesAndListsAreTold() throws Exception {
        properties("bundles.trust = some\n");
        assertThatThrownBy(this::open)
                .isInstanceOf(BundleSiteException.class)
                .hasMessageContaining("listed, signed or any");
        properties("bundles.trust = signed\n");
        assertThatThrownBy(this::open).hasMessageContaining("bundles.certificates");
        properties("bundles.trust = signed\nbundles.certificates = conf/none.pem\n");
        assertThatThrownBy(this::open).hasMessageContaining("none.pem");
        properties("");
        Files.writeString(base.resolve("conf/bundles.lock"), "# comment\nnonsense\n");
        assertThatThrownBy(this::open).hasMessageContaining("bundles.lock, line 2");
    }

    private void properties(String text) throws IOException {
        Files.writeString(base.resolve("conf/launcher.properties"), text);
    }

    private BundleSite open() throws BundleSiteException {
        return BundleSite.open(home, base, state);
    }

    private Screening screen() throws BundleSiteException {
        BundleSite site = open();
        return site.screen(site.jars());
    }

    private void list(Path jar) throws Exception {
        BundleManifest manifest = BundleManifest.read(jar);
        open().siteLock()
                .with(List.of(new BundleLock.Entry(
                        DigestMemory.compute(jar), manifest.name(), manifest.version(), "", jar.toString())))
                .write();
    }

    private static void alter(Path jar, String entry, String text) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(jar, Map.of())) {
            Files.writeString(zip.getPath(entry), text);
        }
    }

    private static Path jar(Path jar, String name, String version) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Bundle-ManifestVersion", "2");
        attributes.putValue("Bundle-SymbolicName", name);
        attributes.putValue("Bundle-Version", version);
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            for (String entry : List.of("content.txt", "other.txt")) {
                out.putNextEntry(new ZipEntry(entry));
                out.write(entry.getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }
}
