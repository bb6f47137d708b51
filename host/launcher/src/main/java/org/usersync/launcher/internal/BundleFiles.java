package org.usersync.launcher.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.usersync.commandline.Command;

/** Finds the bundles that a command may use. Their order says nothing. */
final class BundleFiles {
    private final ProgramFolders folders;
    private final LauncherProperties properties;

    BundleFiles(ProgramFolders folders, LauncherProperties properties) {
        this.folders = folders;
        this.properties = properties;
    }

    List<Path> of(Command command) throws StartException {
        Set<Path> places = new LinkedHashSet<>();
        places.add(folders.home().resolve("bundles"));
        places.add(folders.base().resolve("bundles"));
        places.addAll(properties.bundleFolders());
        if (command instanceof Command.Demo) {
            places.add(folders.home().resolve("demo"));
        }
        Set<Path> files = new LinkedHashSet<>();
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                files.addAll(jars(place));
            }
        }
        if (files.isEmpty()) {
            throw new StartException("there are no bundles in '"
                    + folders.home().resolve("bundles") + "': the program is not complete, unpack it again");
        }
        return List.copyOf(files);
    }

    private static List<Path> jars(Path folder) throws StartException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new StartException("the folder '" + folder + "' cannot be read: " + unreadable, unreadable);
        }
    }
}
