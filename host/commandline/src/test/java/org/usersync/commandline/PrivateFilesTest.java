package org.usersync.commandline;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@DisabledOnOs(OS.WINDOWS)
class PrivateFilesTest {
    @TempDir
    private Path folder;

    @Test
    void newFilesAndFoldersBelongToTheirOwnerAlone() throws IOException {
        Path logs = folder.resolve("a").resolve("b");
        PrivateFiles.folder(logs);
        Path file = logs.resolve("x.log");
        write(file, StandardOpenOption.APPEND);

        assertThat(mode(folder.resolve("a"))).isEqualTo("rwx------");
        assertThat(mode(logs)).isEqualTo("rwx------");
        assertThat(mode(file)).isEqualTo("rw-------");
    }

    @Test
    void whatExistsKeepsItsPermissions() throws IOException {
        Path file = Files.writeString(folder.resolve("x.csv"), "a long line of old content");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        write(file, StandardOpenOption.TRUNCATE_EXISTING);
        write(file, StandardOpenOption.APPEND);

        assertThat(mode(file)).isEqualTo("rw-r-----");
        assertThat(Files.readString(file)).isEqualTo("texttext");
    }

    @Test
    void aLinkToAFolderIsAFolder() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);

        PrivateFiles.folder(link);

        assertThat(link).isSymbolicLink();
    }

    private static void write(Path file, StandardOpenOption how) throws IOException {
        try (OutputStream out = PrivateFiles.write(file, how)) {
            out.write("text".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
