package org.usersync.launcher;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.usersync.commandline.ExitStatus;
import org.usersync.launcher.internal.Interruption;
import org.usersync.launcher.internal.Launcher;
import org.usersync.launcher.internal.SystemConsole;

/** The process: it always ends by {@code System.exit}, because the framework's threads would keep it alive. */
public final class Main {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Main() {}

    /**
     * Starts the program.
     *
     * @param words the command line
     */
    @SuppressWarnings("CatchingUnchecked")
    public static void main(String[] words) {
        int status = ExitStatus.ABORTED.code();
        Interruption interruption =
                new Interruption(PATIENCE, code -> Runtime.getRuntime().halt(code), System.err);
        try {
            interruption.watch(Runtime.getRuntime());
            status = new Launcher(
                            System.getenv(),
                            properties(),
                            System.in,
                            SystemConsole.ofProcess(System.in, System.err, interruption::requested),
                            System.out,
                            System.err,
                            interruption::requested)
                    .run(List.of(words));
        } catch (Throwable unexpected) {
            System.err.println("user-sync: unexpected: " + unexpected.toString().replaceAll("\\s+", " "));
        } finally {
            System.out.flush();
            System.err.flush();
            interruption.ended(status);
            System.exit(status);
        }
    }

    private static Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            properties.put(name, System.getProperty(name, ""));
        }
        return properties;
    }
}
