package org.usersync.distribution;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** The modules depend on each other in one direction; docs/architecture.md says why. */
@AnalyzeClasses(packages = "org.usersync", importOptions = ImportOption.DoNotIncludeTests.class)
class DependencyArrowsIT {
    private static final DescribedPredicate<JavaClass> OURS = resideInAnyPackage("org.usersync..");

    @ArchTest
    static final ArchRule SPI_SEES_NOTHING = only("org.usersync.spi..");

    @ArchTest
    static final ArchRule CONNECTORS_SEE_THE_SPI = classes()
            .that()
            .resideInAPackage("org.usersync.connector..")
            .and()
            .resideOutsideOfPackage("org.usersync.connector.adobe.console..")
            .should()
            .onlyDependOnClassesThat(DescribedPredicate.not(OURS)
                    .or(resideInAnyPackage("org.usersync.connector..", "org.usersync.spi..")));

    @ArchTest
    static final ArchRule CONSOLE_SEES_SPI_AND_UMAPI = only(
            "org.usersync.connector.adobe.console..",
            "org.usersync.spi..",
            "org.usersync.umapi",
            "org.usersync.engine.target..");

    @ArchTest
    static final ArchRule HTTP_SEES_THE_SPI = only("org.usersync.http..", "org.usersync.spi..");

    @ArchTest
    static final ArchRule FILTER_SEES_THE_SPI = only("org.usersync.filter..", "org.usersync.spi..");

    @ArchTest
    static final ArchRule CREDENTIALS_SEE_THE_SPI = only("org.usersync.credentials..", "org.usersync.spi..");

    @ArchTest
    static final ArchRule PYTHON_SEES_THE_SPI = only("org.usersync.python..", "org.usersync.spi..");

    @ArchTest
    static final ArchRule ENGINE_SEES_THE_SPI = only("org.usersync.engine..", "org.usersync.spi..");

    @ArchTest
    static final ArchRule UMAPI_SEES_SPI_AND_PORT = only(
            "org.usersync.umapi..",
            "org.usersync.spi..",
            "org.usersync.engine.target..",
            "org.usersync.engine.options..");

    @ArchTest
    static final ArchRule COMMAND_LINE_SEES_NOTHING = only("org.usersync.commandline..");

    @ArchTest
    static final ArchRule LAUNCHER_SEES_THE_COMMAND_LINE =
            only("org.usersync.launcher..", "org.usersync.commandline..");

    @ArchTest
    static final ArchRule CONFIG_SEES_SPI_COMMAND_LINE_AND_OPTIONS = only(
            "org.usersync.config..",
            "org.usersync.spi..",
            "org.usersync.commandline..",
            "org.usersync.engine.options..");

    @ArchTest
    static final ArchRule SERVICE_SEES_WHAT_IT_TURNS = only(
            "org.usersync.service..",
            "org.usersync.commandline..",
            "org.usersync.launcher..",
            "org.usersync.config..",
            "org.usersync.engine",
            "org.usersync.engine.target",
            "org.usersync.http",
            "org.usersync.runtime");

    @ArchTest
    static final ArchRule NOBODY_SEES_THE_CLI = noClasses()
            .that()
            .resideOutsideOfPackage("org.usersync.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.usersync.cli..");

    @ArchTest
    static final ArchRule PICOCLI_STAYS_INSIDE = noClasses()
            .that()
            .resideOutsideOfPackage("org.usersync.commandline.internal..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule ENGINE_IS_PURE = noClasses()
            .that()
            .resideInAPackage("org.usersync.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.osgi.framework..", "org.osgi.service..", "org.yaml..", "com.fasterxml..", "java.net.http..");

    private static ArchRule only(String module, String... seen) {
        return classes()
                .that()
                .resideInAPackage(module)
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.not(OURS)
                        .or(resideInAnyPackage(module))
                        .or(resideInAnyPackage(seen)));
    }
}
