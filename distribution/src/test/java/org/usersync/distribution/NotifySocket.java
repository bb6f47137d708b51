package org.usersync.distribution;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What systemd listens on for a service of {@code Type=notify}: a datagram socket of the Unix domain, which Java does not
 * have, so Python opens it. See sd_notify(3).
 */
final class NotifySocket implements AutoCloseable {
    /** Notes each message, on lines that begin with the number of the message; ancillary data is let go. */
    private static final String LISTENER = """
            import socket, sys
            listener = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            listener.bind(sys.argv[1])
            print('bound', flush=True)
            number = 0
            while True:
                message = listener.recv(4096).decode()
                number += 1
                with open(sys.argv[2], 'a') as notes:
                    for line in message.splitlines():
                        notes.write('%d %s\\n' % (number, line))
            """;

    private final Path address;
    private final Path notes;
    private final Process process;

    /** @param folder where it keeps everything; its name must be short */
    NotifySocket(Path folder) throws IOException {
        address = folder.resolve("notify");
        notes = Files.createFile(folder.resolve("notes.txt"));
        process = new ProcessBuilder("python3", "-c", LISTENER, address.toString(), notes.toString())
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        if (!"bound".equals(out.readLine())) {
            close();
            throw new IllegalStateException(Files.readString(folder.resolve("errors.txt")));
        }
    }

    String address() {
        return address.toString();
    }

    /** {@return the lines that came, each behind the number of its message} */
    List<String> lines() {
        try {
            return Files.readAllLines(notes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
