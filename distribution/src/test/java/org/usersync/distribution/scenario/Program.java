package org.usersync.distribution.scenario;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

import org.usersync.distribution.InstalledProgram.Result;

/**
 * The assembled distribution in this JVM, booted once; see {@code BootedProgram}. Several of them share nothing, so that
 * each may run in a thread of its own.
 */
public final class Program implements Scenario.Runner, AutoCloseable {
    private final URLClassLoader loader;
    private final ToIntFunction<Map<String, Object>> program;

    /** @param state an empty folder for locks and caches */
    Program(Path home, Path state) throws Exception {
        this(home, state, false);
    }

    /**
     * @param state an empty folder for locks and caches
     * @param impatient whether calls are given up, and sent again, after a short time; see {@code ShortWaits}
     */
    public Program(Path home, Path state, boolean impatient) throws Exception {
        List<URL> urls = new ArrayList<>();
        try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
            for (Path jar : jars.sorted().toList()) {
                urls.add(jar.toUri().toURL());
            }
        }
        urls.add(Program.class.getProtectionDomain().getCodeSource().getLocation());
        loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        Map<String, String> properties = new HashMap<>();
        System.getProperties().stringPropertyNames().forEach(name -> properties.put(name, System.getProperty(name)));
        properties.put("user-sync.home", home.toString());
        program = within(() -> {
            @SuppressWarnings("unchecked")
            ToIntFunction<Map<String, Object>> booted = (ToIntFunction<Map<String, Object>>)
                    loader.loadClass("org.usersync.launcher.internal.BootedProgram")
                            .getConstructor(Map.class, Map.class)
                            .newInstance(Map.of("USER_SYNC_STATE", state.toString()), properties);
            return booted;
        });
        if (impatient) {
            within(() -> program.getClass().getMethod("shortenWaits").invoke(program));
        }
    }

    @Override
    public Result run(List<String> words, Map<String, String> environment, Path directory, String input)
            throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Map<String, Object> call = Map.of(
                "words",
                words,
                "environment",
                environment,
                "directory",
                directory,
                "in",
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                "out",
                new PrintStream(out, true, StandardCharsets.UTF_8),
                "err",
                new PrintStream(err, true, StandardCharsets.UTF_8));
        int status = within(() -> program.applyAsInt(call));
        return new Result(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private <T> T within(java.util.concurrent.Callable<T> work) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return work.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public void close() throws IOException {
        ((Closeable) program).close();
        loader.close();
    }
}
