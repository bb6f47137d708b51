package org.usersync.service.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.usersync.runtime.BundleChangeException;
import org.usersync.runtime.LiveBundles;

/**
 * The OSGi console (Apache Felix Gogo), for one user of the control socket at a time. Its bundles lie in the program's
 * folder {@code console} and are installed when somebody asks for it first: who does not, has no console in the process.
 */
final class OsgiConsole {
    private final BundleContext context;
    private final LiveBundles bundles;
    private final HotDeploy.SiteBundles trust;
    private final Path folder;

    /**
     * Makes a console.
     *
     * @param context finds the command processor
     * @param bundles installs it
     * @param trust tells whether a jar may run
     * @param folder where its bundles lie
     */
    OsgiConsole(BundleContext context, LiveBundles bundles, HotDeploy.SiteBundles trust, Path folder) {
        this.context = context;
        this.bundles = bundles;
        this.trust = trust;
        this.folder = folder;
    }

    /** Reads commands line by line until the user leaves. */
    synchronized void run(InputStream in, OutputStream out) throws IOException {
        PrintStream screen = new PrintStream(out, true, StandardCharsets.UTF_8);
        try {
            install();
        } catch (BundleChangeException | IOException impossible) {
            screen.println("the console cannot be started: " + impossible.getMessage());
            return;
        }
        ServiceReference<CommandProcessor> reference = context.getServiceReference(CommandProcessor.class);
        if (reference == null) {
            screen.println("the console cannot be started: no bundle in " + folder + " provides it");
            return;
        }
        try (CommandSession session = context.getService(reference).createSession(in, screen, screen)) {
            screen.println("OSGi console: 'lb' lists bundles, 'help' lists commands, 'exit' leaves the console.");
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = prompt(screen, lines); line != null; line = prompt(screen, lines)) {
                if (line.strip().equals("exit")) {
                    return;
                }
                execute(session, line, screen);
            }
        } finally {
            context.ungetService(reference);
        }
    }

    private static @org.jspecify.annotations.Nullable String prompt(PrintStream screen, BufferedReader lines)
            throws IOException {
        screen.print("g! ");
        screen.flush();
        return lines.readLine();
    }

    /** Whatever a command throws is the user's to see, not the service's end. */
    @SuppressWarnings("CatchingUnchecked")
    private static void execute(CommandSession session, String line, PrintStream screen) {
        try {
            Object result = session.execute(line);
            if (result != null) {
                screen.println(session.format(result, Converter.INSPECT));
            }
        } catch (Exception failed) {
            screen.println(failed.toString());
        }
    }

    private void install() throws BundleChangeException, IOException {
        if (context.getServiceReference("org.apache.felix.service.command.CommandProcessor") != null) {
            return;
        }
        List<Path> jars;
        try (Stream<Path> files = Files.list(folder)) {
            jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
        for (Path jar : jars) {
            Optional<String> refusal = trust.refusal(jar);
            if (refusal.isPresent()) {
                throw new BundleChangeException(refusal.get(), null);
            }
        }
        installAll(new ArrayList<>(jars));
    }

    /** One of them may need another: whoever does not resolve yet has its turn again as long as others get in. */
    private void installAll(List<Path> jars) throws BundleChangeException {
        while (!jars.isEmpty()) {
            BundleChangeException refusal = null;
            int waiting = jars.size();
            for (Path jar : List.copyOf(jars)) {
                try {
                    bundles.install(jar);
                    jars.remove(jar);
                } catch (BundleChangeException notYet) {
                    refusal = notYet;
                }
            }
            if (refusal != null && jars.size() == waiting) {
                throw refusal;
            }
        }
    }
}
