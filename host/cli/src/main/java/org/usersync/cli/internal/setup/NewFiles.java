package org.usersync.cli.internal.setup;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.usersync.commandline.CommandException;
import org.usersync.commandline.Console;
import org.usersync.commandline.ExitStatus;

/**
 * Writes files, those that exist only if the user says so. All questions come before the first file is written: where
 * one of them is not answered, nothing has changed.
 */
final class NewFiles {
    private final Console console;
    private final PrintStream out;

    NewFiles(Console console, PrintStream out) {
        this.console = console;
        this.out = out;
    }

    void write(List<NewFile> files) throws CommandException {
        check(files);
        List<NewFile> wanted = new ArrayList<>();
        for (NewFile file : files) {
            if (!exists(file.path()) || console.confirm("'" + file.path() + "' exists already. Overwrite it?")) {
                wanted.add(file);
            } else {
                out.println("kept     " + file.path());
            }
        }
        for (NewFile file : wanted) {
            write(file);
            out.println("written  " + file.path());
        }
    }

    private static void check(List<NewFile> files) throws CommandException {
        Set<Path> paths = new HashSet<>();
        for (NewFile file : files) {
            if (!paths.add(file.path())) {
                throw impossible("two files are to be written to '" + file.path() + "'; give each a name of its own");
            }
            if (Files.isDirectory(file.path())) {
                throw impossible("'" + file.path() + "' is a folder; name a file");
            }
            Path folder = file.path().getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                throw impossible("there is no folder '" + folder + "'; make it first");
            }
            if (!Files.isWritable(folder)) {
                throw impossible("the folder '" + folder + "' cannot be written by you; go to one of yours");
            }
        }
    }

    /** A link counts even if it leads nowhere: it is somebody's. */
    private static boolean exists(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Written beside and moved into place, so that there is never half a file. */
    private static void write(NewFile file) throws CommandException {
        Path folder = file.path().toAbsolutePath().getParent();
        try {
            // such a file is its owner's alone from the start
            Path beside = Files.createTempFile(folder, ".user-sync", ".new");
            try {
                Files.writeString(beside, file.text(), StandardCharsets.UTF_8);
                permit(beside, file.kind());
                Files.move(beside, file.path(), StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (AccessDeniedException denied) {
            throw new CommandException(
                    ExitStatus.ABORTED, "'" + file.path() + "' cannot be written: permission denied", denied);
        } catch (IOException failed) {
            throw new CommandException(
                    ExitStatus.ABORTED, "'" + file.path() + "' cannot be written: " + failed.getMessage(), failed);
        }
    }

    private static void permit(Path file, NewFile.Kind kind) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(kind.permissions()));
        }
    }

    private static CommandException impossible(String message) {
        return new CommandException(ExitStatus.ABORTED, message);
    }
}
