package org.usersync.distribution;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usersync.distribution.InstalledProgram.Result;
import org.usersync.distribution.pax.TestJars;

import static org.assertj.core.api.Assertions.assertThat;

/** The site's bundles as an administrator manages them, and what of them the program lets run. */
class BundleCommandIT {
    @TempDir
    Path scratch;

    private Path base;
    private Path downloads;

    @BeforeEach
    void site() throws IOException {
        base = Files.createDirectories(scratch.resolve("site"));
        downloads = Files.createDirectories(scratch.resolve("downloads"));
    }

    @Test
    void whatIsShippedRunsAndIsNotRemoved() throws Exception {
        Result list = run("bundle", "list");
        assertThat(list.status()).as(list.err()).isZero();
        assertThat(list.err()).isEmpty();
        assertThat(list.out())
                .containsPattern("active +org\\.usersync\\.connector\\.okta +1\\.0\\.0 +connector okta")
                .doesNotContain("refused");

        Result verify = run("bundle", "verify");
        assertThat(verify.status()).as(verify.err()).isZero();
        assertThat(verify.out())
                .contains("ok ")
                .contains("org.usersync.connector-okta-")
                .doesNotContain("REFUSED");

        Result remove = run("bundle", "remove", "org.usersync.connector.okta");
        assertThat(remove.status()).isEqualTo(1);
        assertThat(remove.err()).contains("does not belong to the site's own bundles");
    }

    @Test
    void aCopiedJarIsRefusedUntilItIsListed() throws Exception {
        Path jar = connector("1.0.0", "");
        Files.createDirectories(base.resolve("bundles"));
        Path copied = Files.copy(jar, base.resolve("bundles/gated.jar"));

        Result refused = run("sync", "--connector", "gated");
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err())
                .containsPattern("bundle gated\\.jar \\(SHA-256 [0-9a-f]{64}\\) is not listed")
                .contains("user-sync bundle install '" + copied + "'");
        Result info = run("info");
        assertThat(info.status()).isZero();
        assertThat(info.err()).contains("gated.jar");
        assertThat(info.out()).contains("okta").doesNotContain("gated");

        assertThat(run("bundle", "install", copied.toString()).status()).isZero();

        assertThat(run("info").err()).isEmpty();
        assertThat(run("info").out()).containsPattern("gated +org\\.example\\.gated 1\\.0\\.0");
        assertThat(base.resolve("bundles")).isDirectoryContaining("glob:**/gated.jar");
    }

    @Test
    void anInstalledBundleSurvivesAnUpgradeOfTheProgram() throws Exception {
        Path jar = connector("1.0.0", "");
        Path oldHome = scratch.resolve("old program");
        Path newHome = scratch.resolve("new program");
        InstalledProgram.copyTo(oldHome);
        InstalledProgram.copyTo(newHome);

        Result installed = program().script(oldHome.resolve("bin/user-sync")).run("bundle", "install", jar.toString());
        assertThat(installed.status()).as(installed.err()).isZero();
        try (var files = Files.list(oldHome.resolve("bundles"))) {
            assertThat(files).noneMatch(file -> file.toString().contains("gated"));
        }

        Result info = program().script(newHome.resolve("bin/user-sync")).run("info");
        assertThat(info.err()).isEmpty();
        assertThat(info.out()).containsPattern("gated +org\\.example\\.gated 1\\.0\\.0");
        assertThat(Files.readString(base.resolve("conf/bundles.lock")))
                .containsPattern("[0-9a-f]{64}\torg\\.example\\.gated\t1\\.0\\.0\t\t" + jar);
    }

    @Test
    void allProblemsAreReportedTogetherAndNothingIsInstalled() throws Exception {
        Path good = connector("1.0.0", "");
        Path needy = connector("2.0.0", ",org.example.absent;version=\"[1.5,2)\"");
        Path noJar = Files.writeString(downloads.resolve("readme.jar"), "no jar");

        Result result =
                run("bundle", "install", good.toString(), needy.toString(), noJar.toString(), downloads + "/none.jar");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err().lines())
                .hasSize(3)
                .anyMatch(line -> line.contains(needy + " cannot be used: it does not resolve: no bundle offers the"
                        + " package org.example.absent [1.5.0,2.0.0) that it imports"))
                .anyMatch(line -> line.contains("readme.jar cannot be used"))
                .anyMatch(line -> line.contains("none.jar cannot be used: there is no such file"));
        assertThat(base.resolve("bundles")).doesNotExist();
        assertThat(base.resolve("conf/bundles.lock")).doesNotExist();

        Result wrongDigest = run("bundle", "install", "--sha256", "0".repeat(64), good.toString());
        assertThat(wrongDigest.status()).isEqualTo(1);
        assertThat(wrongDigest.err()).contains("has the SHA-256").contains("not 0000");
    }

    @Test
    void updateTakesTheOldOnesPlaceAndRemoveEndsIt() throws Exception {
        Result tooEarly = run("bundle", "update", connector("1.0.0", "").toString());
        assertThat(tooEarly.err()).contains("org.example.gated is not installed");
        assertThat(run("bundle", "install", connector("1.0.0", "").toString()).status())
                .isZero();
        Result twice = run("bundle", "install", connector("1.0.0", "").toString());
        assertThat(twice.err()).contains("is installed already").contains("user-sync bundle update");

        Result updated = run("bundle", "update", connector("2.0.0", "").toString());
        assertThat(updated.status()).as(updated.err()).isZero();
        assertThat(run("info").out()).contains("org.example.gated 2.0.0").doesNotContain("org.example.gated 1.0.0");
        Result broken = run(
                "bundle", "update", connector("3.0.0", ",org.example.absent").toString());
        assertThat(broken.status()).isEqualTo(1);
        assertThat(run("bundle", "why", "gated").out())
                .contains("org.example.gated 2.0.0: active")
                .contains("listed: installed from " + downloads)
                .contains("provides  connector gated")
                .contains("imports   org.usersync.spi.connector from org.usersync.spi");

        assertThat(run("bundle", "remove", "org.example.gated").status()).isZero();
        assertThat(run("bundle", "list").out()).doesNotContain("gated");
        assertThat(Files.readString(base.resolve("conf/bundles.lock"))).doesNotContain("gated");
        assertThat(run("bundle", "why", "gated").status()).isEqualTo(1);
    }

    @Test
    void alteredJarsAndOpenFoldersEndTheStart() throws Exception {
        assertThat(run("bundle", "install", connector("1.0.0", "").toString()).status())
                .isZero();
        Path jar = base.resolve("bundles/org.example.gated-1.0.0.jar");
        try (FileSystem zip = FileSystems.newFileSystem(jar, Map.of())) {
            Files.writeString(zip.getPath("added.txt"), "by somebody else");
        }
        Result altered = run("sync", "--connector", "gated");
        assertThat(altered.status()).isEqualTo(1);
        assertThat(altered.err()).contains("org.example.gated-1.0.0.jar").contains("it was altered or exchanged");
        assertThat(run("bundle", "verify").err()).contains("it was altered or exchanged");
        assertThat(run("bundle", "list").out()).containsPattern("refused +bundle org\\.example\\.gated");

        assertThat(run("bundle", "remove", "org.example.gated").status()).isZero();
        Files.setPosixFilePermissions(base.resolve("bundles"), PosixFilePermissions.fromString("rwxrwxr-x"));
        Result open = run("sync");
        assertThat(open.status()).isEqualTo(1);
        assertThat(open.err()).contains("can be written by others").contains("chmod go-w");
    }

    @Test
    void usageErrorsNeedNoFramework() throws Exception {
        assertThat(run("bundle").status()).isEqualTo(2);
        assertThat(run("bundle").err()).contains("bundle list").contains("bundle why");
        assertThat(run("bundle", "install").status()).isEqualTo(2);
        assertThat(run("bundle", "install", "--sha256", "12", "x.jar").err()).contains("64 hexadecimal digits");
    }

    private Path connector(String version, String moreImports) {
        return TestJars.connector(
                downloads.resolve("gated-" + version + ".jar"), "org.example.gated", version, 0, moreImports);
    }

    private Result run(String... words) throws Exception {
        return program().run(words);
    }

    private InstalledProgram program() throws IOException {
        return new InstalledProgram(scratch).set("USER_SYNC_BASE", base.toString());
    }
}
