package org.usersync.cli.internal.setup;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The browser of the user's desktop, by the program that every system has for this. */
final class SystemBrowser implements Browser {
    private static final long PATIENCE_SECONDS = 10;

    private final String system;

    /**
     * Makes a browser.
     *
     * @param systemName Java's name of the operating system
     */
    SystemBrowser(String systemName) {
        this.system = systemName.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean open(URI page, Map<String, String> environment) {
        Optional<List<String>> opener = opener(environment);
        return opener.isPresent() && started(opener.get(), page, environment);
    }

    private Optional<List<String>> opener(Map<String, String> environment) {
        if (system.startsWith("windows")) {
            return Optional.of(List.of("rundll32", "url.dll,FileProtocolHandler"));
        }
        if (system.startsWith("mac")) {
            return environment.containsKey("SSH_CONNECTION") ? Optional.empty() : Optional.of(List.of("open"));
        }
        boolean desktop = environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
        return desktop ? onPath("xdg-open", environment).map(List::of) : Optional.empty();
    }

    private static Optional<String> onPath(String program, Map<String, String> environment) {
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            Path file = Path.of(folder.isEmpty() ? "." : folder).resolve(program);
            if (Files.isExecutable(file)) {
                return Optional.of(file.toString());
            }
        }
        return Optional.empty();
    }

    /** An opener that still runs after a while is a browser itself; one that failed says so at once. */
    private static boolean started(List<String> opener, URI page, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(opener))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.command().add(page.toString());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return !process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
