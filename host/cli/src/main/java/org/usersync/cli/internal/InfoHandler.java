package org.usersync.cli.internal;

import java.io.PrintStream;
import java.util.List;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.usersync.commandline.CommandHandler;
import org.usersync.commandline.ExitStatus;
import org.usersync.commandline.Invocation;
import org.usersync.runtime.BundleCatalog;
import org.usersync.runtime.BundleDescription;
import org.usersync.runtime.ConnectorDescription;
import org.usersync.runtime.ConnectorRegistry;
import org.usersync.runtime.ExtensionDescription;
import org.usersync.runtime.ExtensionRegistry;

/** {@code info}: what is installed here, and what of it cannot be used, with the reason. */
@Component(property = CommandHandler.COMMAND + "=info")
public final class InfoHandler implements CommandHandler {
    private final String version;
    private final BundleCatalog bundles;
    private final ConnectorRegistry connectors;
    private final ExtensionRegistry extensions;

    /**
     * Made by declarative services.
     *
     * @param context of this bundle, for the program's version
     * @param bundles what is installed
     * @param connectors what is registered
     * @param extensions what is registered
     */
    @Activate
    public InfoHandler(
            BundleContext context,
            @Reference BundleCatalog bundles,
            @Reference ConnectorRegistry connectors,
            @Reference ExtensionRegistry extensions) {
        this(context.getBundle().getVersion().toString(), bundles, connectors, extensions);
    }

    InfoHandler(String version, BundleCatalog bundles, ConnectorRegistry connectors, ExtensionRegistry extensions) {
        this.version = version;
        this.bundles = bundles;
        this.connectors = connectors;
        this.extensions = extensions;
    }

    @Override
    public ExitStatus run(Invocation invocation) {
        PrintStream out = invocation.out();
        out.println("User Sync " + version);
        out.println("Java      " + property("java.version") + " (" + property("java.vendor") + "), "
                + property("java.home"));
        out.println("System    " + property("os.name") + " " + property("os.version") + " " + property("os.arch"));
        out.println("Program   " + invocation.home());
        out.println("Site      " + invocation.base());
        out.println("State     " + invocation.state());
        out.println();
        out.println("Connectors");
        List<ConnectorDescription> found = connectors.connectors();
        if (found.isEmpty()) {
            out.println("  none");
        }
        for (ConnectorDescription connector : found) {
            out.printf("  %-14s %s%n", connector.name(), connector.bundle());
            out.printf("  %-14s   can: %s%n", "", connector.capabilities().isEmpty() ? "-" : connector.capabilities());
            if (!connector.problem().isEmpty()) {
                out.printf("  %-14s   not used: %s%n", "", connector.problem());
            }
        }
        out.println();
        out.println("Extensions");
        printExtensions(out);
        out.println();
        out.println("Bundles");
        for (BundleDescription bundle : bundles.bundles()) {
            out.printf("  %-14s %s %s%n", bundle.state(), bundle.symbolicName(), bundle.version());
            if (!bundle.problem().isEmpty()) {
                out.printf("  %-14s   %s%n", "", bundle.problem());
            }
        }
        return ExitStatus.COMPLETED;
    }

    private void printExtensions(PrintStream out) {
        List<ExtensionDescription> found = extensions.extensions();
        if (found.isEmpty()) {
            out.println("  none");
        }
        for (ExtensionDescription extension : found) {
            out.printf("  %-14s %s%n", extension.name(), extension.bundle());
            out.printf("  %-14s   options: %s%n", "", extension.options().isEmpty() ? "-" : extension.options());
            if (!extension.problem().isEmpty()) {
                out.printf("  %-14s   not used: %s%n", "", extension.problem());
            }
        }
    }

    private static String property(String name) {
        return System.getProperty(name, "?");
    }
}
