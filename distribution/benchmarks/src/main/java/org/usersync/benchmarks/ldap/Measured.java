package org.usersync.benchmarks.ldap;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A process that ran to its end.
 *
 * @param seconds how long it ran
 * @param peakMegabytes the most memory it had resident
 * @param lines how many lines it wrote that begin with {@code dn:}
 * @param last the last line it wrote
 */
record Measured(double seconds, long peakMegabytes, long lines, String last) {
    private static final int BUFFER = 1 << 16;

    /** Runs a program and reads away what it writes. */
    static Measured run(List<String> command) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Peak peak = new Peak(process.pid());
        peak.start();
        Lines lines = new Lines();
        try (InputStream out = process.getInputStream()) {
            byte[] buffer = new byte[BUFFER];
            for (int read = out.read(buffer); read >= 0; read = out.read(buffer)) {
                lines.add(buffer, read);
            }
        }
        int status = process.waitFor();
        double seconds = (System.nanoTime() - begin) / 1e9;
        peak.join();
        if (status != 0) {
            throw new IOException(command.get(0) + " ended with " + status + ": " + lines.last());
        }
        return new Measured(seconds, peak.megabytes, lines.entries, lines.last());
    }

    /** Looks at the high-water mark of a process until it has ended. */
    private static final class Peak extends Thread {
        private static final long LOOK_MILLIS = 10;

        private final Path status;
        private volatile long megabytes;

        Peak(long process) {
            super("peak");
            this.status = Path.of("/proc", String.valueOf(process), "status");
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                while (true) {
                    for (String line : Files.readAllLines(status)) {
                        if (line.startsWith("VmHWM:")) {
                            megabytes = Long.parseLong(line.replaceAll("\\D", "")) / 1024;
                        }
                    }
                    Thread.sleep(LOOK_MILLIS);
                }
            } catch (IOException ended) {
                return;
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Counts entries without keeping them. */
    private static final class Lines {
        private final byte[] line = new byte[256];
        private int length;
        private long entries;
        private String last = "";

        void add(byte[] buffer, int count) {
            for (int i = 0; i < count; i++) {
                if (buffer[i] == '\n') {
                    end();
                } else if (length < line.length) {
                    line[length++] = buffer[i];
                }
            }
        }

        private void end() {
            if (length >= 3 && line[0] == 'd' && line[1] == 'n' && line[2] == ':') {
                entries++;
            } else if (length > 0) {
                last = new String(line, 0, length, StandardCharsets.UTF_8);
            }
            length = 0;
        }

        String last() {
            return last;
        }
    }
}
