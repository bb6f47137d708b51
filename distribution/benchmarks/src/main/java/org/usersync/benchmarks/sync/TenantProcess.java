package org.usersync.benchmarks.sync;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.usersync.benchmarks.process.Measured;

/** A {@link RecordedTenant} in a process of its own. */
final class TenantProcess implements AutoCloseable {
    private final Path folder;
    private final Process process;
    private final BufferedWriter orders;
    private final BufferedReader answers;

    /** Starts one and waits until it answers. */
    TenantProcess(Path folder, int users, int groups, double changedPercent) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.process = new ProcessBuilder(List.of(
                        Measured.java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RecordedTenant.class.getName(),
                        String.valueOf(users),
                        String.valueOf(groups),
                        String.valueOf(changedPercent),
                        folder.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        String ready = answers.readLine();
        if (!"ready".equals(ready)) {
            throw new IOException("the tenant does not start: " + ready);
        }
    }

    Path folder() {
        return folder;
    }

    /** {@return the answer to an order} */
    String order(String order) throws IOException {
        orders.write(order + "\n");
        orders.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("the tenant has ended");
        }
        return answer;
    }

    /** Answers from what it has recorded alone from now on, and tells what that is. */
    Path freeze() throws IOException {
        Path pages = folder.resolve("pages");
        order("pages " + pages);
        order("freeze");
        order("count");
        return pages;
    }

    @Override
    public void close() throws IOException {
        orders.close();
        process.destroy();
    }
}
