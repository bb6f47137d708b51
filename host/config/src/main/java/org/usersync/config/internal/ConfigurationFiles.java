package org.usersync.config.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.usersync.config.internal.yaml.Origin;
import org.usersync.config.internal.yaml.YamlFileReader;
import org.usersync.config.internal.yaml.YamlValue.Mapping;

/** Opens the files of one configuration, each of them once. */
public final class ConfigurationFiles {
    private final YamlFileReader reader;
    private final Problems problems;
    private final Map<Path, Optional<Mapping>> read = new HashMap<>();
    private final Set<Path> judged = new HashSet<>();

    /**
     * Makes the files.
     *
     * @param reader reads one
     * @param problems takes what is wrong
     */
    public ConfigurationFiles(YamlFileReader reader, Problems problems) {
        this.reader = reader;
        this.problems = problems;
    }

    /**
     * Reads files that merge: later keys win, sections merge key by key one level deep.
     *
     * @param files at least one
     * @return the merged content, or empty if one of them could not be read (an error was reported)
     */
    public Optional<Section> merged(List<Path> files) {
        Optional<Mapping> result = Optional.empty();
        boolean complete = true;
        for (Path file : files) {
            Optional<Mapping> next = read.computeIfAbsent(file, reader::read);
            complete &= next.isPresent();
            if (next.isPresent()) {
                result = result.map(earlier -> earlier.mergedWith(next.get())).or(() -> next);
            }
        }
        return complete ? result.map(mapping -> new Section(mapping, "", problems)) : Optional.empty();
    }

    /**
     * Warns, once a file, if a file that holds a secret can be read by everybody. Says nothing where the file system does
     * not know.
     *
     * @param file the file
     */
    public void judgeSecretIn(Path file) {
        if (!judged.add(file)) {
            return;
        }
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        try {
            if (view != null && view.readAttributes().permissions().contains(PosixFilePermission.OTHERS_READ)) {
                problems.warn(
                        Origin.of(file),
                        "",
                        "the file holds a secret and every user of this system can read it; take the right away (chmod o-r)");
            }
        } catch (IOException e) {
            problems.warn(Origin.of(file), "", "the file's permissions cannot be read: " + Wording.lineOf(e));
        }
    }
}
