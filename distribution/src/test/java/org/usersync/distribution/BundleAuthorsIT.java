package org.usersync.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usersync.distribution.InstalledProgram.Result;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What docs/bundle-authors.md promises: with the distribution alone, somebody else makes a connector or an extension,
 * builds it, installs it and syncs with it.
 */
class BundleAuthorsIT {
    /** Of the version that the build has, so that it need not be downloaded. */
    private static final String GENERATE = "org.apache.maven.plugins:maven-archetype-plugin:"
            + System.getProperty("usersync.archetype.version") + ":generate";

    private static final String OKTA = "    okta: connector-okta.yml\n";
    private static final String LIMITS = "limits:\n";

    @TempDir
    static Path outside;

    private static OutsideMaven maven;

    @TempDir
    Path scratch;

    private TestCompany company;
    private Path base;

    @BeforeAll
    static void startFromNothing() throws IOException {
        maven = new OutsideMaven(outside.resolve("repository"));
    }

    @BeforeEach
    void start() throws IOException {
        company = new TestCompany(scratch.resolve("company"));
        base = scratch.resolve("site");
        Files.createDirectories(base.resolve("bundles"));
    }

    @AfterEach
    void stop() {
        company.close();
    }

    @Test
    void theGuideNamesWhatThisTestUses() {
        assertThat(Path.of("..", "docs", "bundle-authors.md"))
                .content()
                .contains(GENERATE)
                .contains("-DarchetypeVersion=" + InstalledProgram.version());
    }

    @Test
    void aConnectorOfTheArchetypePassesTheKitAndSyncs() throws Exception {
        Path project = generate("connector", "phonebook");
        assertThat(maven.run(project, "verify"))
                .containsPattern("Tests run: [2-9]\\d, Failures: 0, Errors: 0, Skipped: 0");
        install(project.resolve("target/phonebook-bundle-1.0.0.jar"));

        try (AddressBookServer book = new AddressBookServer(
                scratch.resolve("book"),
                Map.of(
                        "Design & Co",
                        List.of("1\tana@acme.example\tAna\tRuiz\tde\tArt", "2\tbo@acme.example\tBo\tLi\tde\tArt"),
                        "Print #1",
                        List.of("3\tcy@acme.example\tCyril\tZoë\tfr\tPress")))) {
            company.file("connector-phonebook.yml", book.options());
            Files.writeString(
                    company.folder().resolve("both.pem"),
                    Files.readString(company.folder().resolve("ca.pem")) + book.pem());
            company.edit(OKTA, OKTA + "    phonebook: connector-phonebook.yml\n");

            Result result = program()
                    .set("SSL_CERT_FILE", company.folder().resolve("both.pem").toString())
                    .run("--connector", "phonebook", "--users", "mapped", "--process-groups");

            assertThat(result.status()).as(result.out()).isZero();
        }
        assertThat(company.adobe("ana").groups()).containsExactly("Design");
        assertThat(company.adobe("cy").groups()).containsExactly("Print");
        assertThat(company.adobe("cy").country()).isEqualTo("FR");
        Result info = program().run("info");
        assertThat(info.out()).containsPattern("phonebook +com.acme.phonebook-bundle 1.0.0");
    }

    @Test
    void anExtensionOfTheArchetypePassesTheKitAndTakesPart() throws Exception {
        Path project = generate("extension", "sales-group");
        assertThat(maven.run(project, "verify"))
                .containsPattern("Tests run: [5-9], Failures: 0, Errors: 0, Skipped: 0");
        install(project.resolve("target/sales-group-bundle-1.0.0.jar"));
        company.edit(
                LIMITS,
                "  extensions:\n    - sales-group: {attribute: lastName, value: ruiz, group: Unmapped}\n" + LIMITS);

        Result result = program().run("--connector", "okta", "--users", "mapped", "--process-groups");

        assertThat(result.status()).as(result.out()).isZero();
        assertThat(company.adobe("ana").groups()).containsExactlyInAnyOrder("Design", "Unmapped");
        // An extension's group is managed: who does not get it loses it.
        assertThat(company.adobe("bo").groups()).containsExactlyInAnyOrder("Design", "Print");
        assertThat(program().run("info").out())
                .containsPattern("sales-group +com.acme.sales-group-bundle 1.0.0")
                .contains("options: attribute, value, group");
    }

    @Test
    void theSampleExtensionIsBuiltFromOutsideAndNormalizesCountries() throws Exception {
        Path project = copyOfSample();
        maven.run(project, "-Duser-sync.home=" + InstalledProgram.exploded(), "verify");
        install(project.resolve("target/sample-country-normalizer-1.0.0.jar"));
        Files.writeString(company.folder().resolve("people.csv"), """
                email,firstname,lastname,country,groups
                eva@acme.example,Eva,Kurz,Deutschland,Print #1
                fay@acme.example,Fay,Long,fra,Print #1
                """);
        normalizer("{languages: [en, de], on_unknown: fail}");

        Result result = program().run("--users", "file", "people.csv", "--process-groups");

        assertThat(result.status()).as(result.out()).isZero();
        assertThat(company.adobe("eva").country()).isEqualTo("DE");
        assertThat(company.adobe("fay").country()).isEqualTo("FR");

        Files.writeString(
                company.folder().resolve("people.csv"),
                "email,firstname,lastname,country,groups\nzed@acme.example,Zed,Odd,Atlantis,Print #1\n");
        company.tenant().journal().clear();
        result = program().run("--users", "file", "people.csv", "--process-groups");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out())
                .containsPattern("CRITICAL main - bundle com.example.usersync.country 1.0.0, extension"
                        + " country-normalizer, hook for user federatedID,zed@acme.example,,zed@acme.example: no country is"
                        + " called '(?i:atlantis)'; correct it in the directory, or set on_unknown to keep or clear;"
                        + " nothing was sent");
        assertThat(company.actionRequests()).isZero();

        normalizer("{langages: en, on_unknown: perhaps}\n    - country-normaliser");
        result = program().run("--users", "file", "people.csv");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out())
                .contains(
                        "directory_users.extensions[1].country-normalizer.langages: unknown key, did you mean 'languages'?")
                .contains(
                        "directory_users.extensions[1].country-normalizer.on_unknown: expected one of keep, clear, fail")
                .contains(
                        "directory_users.extensions[2]: no bundle provides an extension named 'country-normaliser', did"
                                + " you mean 'country-normalizer'?; there are country-normalizer");
        assertThat(company.actionRequests()).isZero();
    }

    private void normalizer(String options) {
        company.root("country", "").edit(LIMITS, "  extensions:\n    - country-normalizer: " + options + "\n" + LIMITS);
    }

    /** As the guide says it. */
    private static Path generate(String flavour, String name) throws IOException, InterruptedException {
        Path home = InstalledProgram.exploded();
        maven.run(
                outside,
                "-gs",
                home.resolve("sdk/settings.xml").toString(),
                GENERATE,
                "-DuserSync=" + home,
                "-DarchetypeGroupId=org.usersync",
                "-DarchetypeArtifactId=" + flavour + "-archetype",
                "-DarchetypeVersion=" + InstalledProgram.version(),
                "-DgroupId=com.acme",
                "-DartifactId=" + name + "-bundle",
                "-Dpackage=com.acme.usersync",
                "-Dname=" + name);
        return outside.resolve(name + "-bundle");
    }

    private static Path copyOfSample() throws IOException {
        Path sample = Path.of("..", "extensions", "sample-country-normalizer").toRealPath();
        Path copy = outside.resolve("sample");
        try (Stream<Path> files = Files.walk(sample)) {
            for (Path file : new ArrayList<>(files.toList())) {
                if (!file.startsWith(sample.resolve("target"))) {
                    Files.copy(file, copy.resolve(sample.relativize(file)));
                }
            }
        }
        return copy;
    }

    private void install(Path jar) throws Exception {
        Result result = program().run("bundle", "install", jar.toString());
        assertThat(result.status()).as(result.err()).isZero();
    }

    private InstalledProgram program() throws IOException {
        return company.program(Files.createTempDirectory(scratch, "run")).set("USER_SYNC_BASE", base.toString());
    }
}
