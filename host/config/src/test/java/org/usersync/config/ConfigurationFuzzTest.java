package org.usersync.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.usersync.config.internal.pattern.PatternException;
import org.usersync.config.internal.pattern.PythonPattern;
import org.usersync.spi.extension.ExpressionException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever stands in a file, the answer is settings or a list of problems. */
class ConfigurationFuzzTest {
    private static Path directory = Path.of("");

    @BeforeContainer
    static void makeDirectory() throws IOException {
        directory = Files.createTempDirectory("config-fuzz");
    }

    @AfterContainer
    static void removeDirectory() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static final List<String> SCALARS = List.of(
            "",
            "~",
            "yes",
            "1",
            "-1",
            "0x_",
            "1.5",
            "text",
            "' '",
            "''",
            "\"\\0\"",
            "connector-okta.yml",
            "group",
            "mapped",
            "a::b",
            "(",
            "10%",
            "15m",
            "[]",
            "{}",
            "[[a]]",
            "{a: {b: c}}",
            "*x",
            "!t x",
            "&x [*x]",
            "[a, ~]",
            "{<<: {a: b}}",
            "$(x)",
            "'{:%Y}'",
            "'{'",
            "|",
            "@",
            "% x",
            "- a",
            "? a",
            "2026-01-01",
            "'\\g<1>'");

    /** A valid file of which some values are others. */
    @Provide
    Arbitrary<String> roots() {
        Arbitrary<Integer> lines = Arbitraries.integers().between(0, 30);
        return Combinators.combine(
                        Arbitraries.of(EVERYTHING),
                        lines.list().ofMaxSize(4),
                        Arbitraries.of(SCALARS).list().ofSize(4))
                .as(ConfigurationFuzzTest::changed);
    }

    private static final List<String> EVERYTHING = List.of(Workspace.ROOT, """
            adobe_users:
              connectors:
                umapi: [connector-umapi.yml, b: connector-umapi.yml]
              exclude_identity_types: adobeID
              exclude_adobe_groups: a
              exclude_users: a
              update_attributes: email
            directory_users:
              connectors:
                okta: connector-okta.yml
              user_identity_type: adobeID
              default_country_code: US
              groups:
                - directory_group: a
                  adobe_groups: b
              additional_groups:
                - source: a
                  target: b
              group_sync_options:
                auto_create: no
            limits:
              max_adobe_only_users: 5
              max_wait: 1m
            logging:
              log_to_file: no
              file_log_name_format: a
            invocation_defaults:
              connector: okta
              users: mapped
              user_filter: a
            """);

    private static String changed(String text, List<Integer> lines, List<String> values) {
        List<String> all = new java.util.ArrayList<>(text.lines().toList());
        for (int i = 0; i < lines.size(); i++) {
            int line = lines.get(i) % all.size();
            String was = all.get(line);
            all.set(line, was.substring(0, was.indexOf(':') + 1) + " " + values.get(i));
        }
        return String.join("\n", all);
    }

    private static void loadsOrTells(Workspace workspace) {
        try {
            assertThat(workspace.load().targets()).isNotEmpty();
        } catch (ConfigurationException e) {
            assertThat(e.problems()).isNotEmpty().allSatisfy(problem -> assertThat(problem.text())
                    .doesNotContain("\n")
                    .doesNotContain("s3cret"));
        }
    }

    @Property(tries = 150)
    void changedValuesOfTheRootFile(@ForAll("roots") String root) {
        loadsOrTells(new Workspace(directory).root(root));
    }

    @Property(tries = 60)
    void anyTextForAFile(@ForAll String text) {
        loadsOrTells(new Workspace(directory).root(text));
        loadsOrTells(new Workspace(directory).file("connector-umapi.yml", text));
    }

    @Provide
    Arbitrary<String> yamlLike() {
        return Arbitraries.strings()
                .withChars("ab:-[]{},&*!|>'\"%@`#? \n\t~<=\\0x_")
                .ofMaxLength(40);
    }

    @Property(tries = 150)
    void textMadeOfTheSignsOfYaml(@ForAll("yamlLike") String text) {
        loadsOrTells(new Workspace(directory).file("connector-okta.yml", text));
    }

    @Provide
    Arbitrary<String> patternLike() {
        return Arbitraries.strings()
                .withChars("ab()[]{}?*+|\\.^$-:=!<>Pgdws,01i#")
                .ofMaxLength(16);
    }

    @Property(tries = 2000)
    void textMadeOfTheSignsOfPatterns(@ForAll("patternLike") String source) {
        try {
            PythonPattern pattern = PythonPattern.anchored(source);
            assertThat(pattern.search("ab-ab")).isIn(true, false);
        } catch (PatternException | ExpressionException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
        }
    }
}
