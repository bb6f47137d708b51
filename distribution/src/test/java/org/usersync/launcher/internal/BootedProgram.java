package org.usersync.launcher.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntFunction;

/**
 * The assembled program, booted once for many command lines. It is loaded by a class loader over the distribution's
 * {@code lib} folder and nothing else, in which it is one of the launcher's own package; its caller, of another class
 * loader, therefore speaks to it in types of the JDK.
 */
public final class BootedProgram implements ToIntFunction<Map<String, Object>>, Closeable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, String> properties;
    private final BootedSite site;

    /**
     * Boots the program.
     *
     * @param environment as at the start of a process
     * @param properties as at the start of a process
     */
    public BootedProgram(Map<String, String> environment, Map<String, String> properties) throws StartException {
        this.properties = Map.copyOf(properties);
        site = BootedSite.boot(environment, properties, BundleUse.ONCE);
        if (!site.host().problems().isEmpty()) {
            throw new IllegalStateException(String.join("; ", site.host().problems()));
        }
    }

    /** From now on a service that is silent is given up after a moment, and asked again after another. */
    public void shortenWaits() throws ReflectiveOperationException {
        ShortWaits.install(site.host());
    }

    /**
     * Carries out a command line.
     *
     * @param call {@code words}, {@code environment}, {@code directory}, {@code in}, {@code out} and {@code err}
     * @return the exit status
     */
    @Override
    @SuppressWarnings("unchecked")
    public int applyAsInt(Map<String, Object> call) {
        InputStream in = (InputStream) call.get("in");
        PrintStream err = (PrintStream) call.get("err");
        BooleanSupplier interrupted = () -> false;
        Map<String, String> own = new HashMap<>(properties);
        own.put("user.dir", call.get("directory").toString());
        return new Launcher(
                        (Map<String, String>) call.get("environment"),
                        own,
                        in,
                        new SystemConsole(new PipedLines(in, err), interrupted, PATIENCE),
                        (PrintStream) call.get("out"),
                        err,
                        interrupted)
                .run((List<String>) call.get("words"), site.folders(), site.host());
    }

    @Override
    public void close() throws IOException {
        try {
            site.close();
        } catch (StartException notFreed) {
            throw new IOException(notFreed);
        }
    }
}
