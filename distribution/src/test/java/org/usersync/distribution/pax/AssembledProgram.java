package org.usersync.distribution.pax;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.ops4j.pax.exam.Option;
import org.usersync.launcher.bundles.BundleSite;
import org.usersync.launcher.bundles.BundleSiteException;
import org.usersync.launcher.bundles.SystemPackages;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.systemPackages;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.ops4j.pax.exam.CoreOptions.url;
import static org.ops4j.pax.exam.CoreOptions.workingDirectory;

/** The bundles that users get, in a container of Pax Exam. */
final class AssembledProgram {
    private AssembledProgram() {}

    static Path scratch(String name) {
        return Path.of(System.getProperty("usersync.pax.scratch"), name);
    }

    static void delete(String name) throws IOException {
        Path folder = scratch(name);
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    /** A container with everything of the distribution, and more. */
    static Option[] with(String name, Option... more) {
        List<Option> options = new ArrayList<>();
        Path home = Path.of(System.getProperty("usersync.distribution"));
        try {
            for (String folder : List.of("bundles", "demo")) {
                for (Path jar : BundleSite.jars(home.resolve(folder))) {
                    options.add(bundle("reference:" + jar.toUri()));
                }
            }
        } catch (BundleSiteException unreadable) {
            throw new IllegalStateException(unreadable);
        }
        // JUnit inside the container; these are in the jar pax-exam-link-assembly, so that nothing is downloaded
        options.add(url("link:classpath:META-INF/links/org.apache.servicemix.bundles.hamcrest.link"));
        options.add(url("link:classpath:META-INF/links/org.apache.servicemix.bundles.junit.link"));
        options.add(url("link:classpath:META-INF/links/org.ops4j.pax.exam.invoker.junit.link"));
        options.add(systemProperty("pax.exam.invoker").value("junit"));
        options.add(systemPackages(SystemPackages.text().split(",")));
        // what Pax Exam itself asks for
        options.add(systemPackages("org.slf4j;version=1.7.36"));
        options.add(frameworkProperty("org.osgi.framework.bsnversion").value("multiple"));
        options.add(workingDirectory(scratch(name + "-cache").toString()));
        options.addAll(Arrays.asList(more));
        return options.toArray(Option[]::new);
    }
}
