package org.usersync.cli.internal.setup;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.usersync.commandline.CommandException;
import org.usersync.commandline.ExitStatus;
import org.usersync.config.ExampleFile;

/** Example files under the names that the user wants; the root file refers to the others by these names. */
final class ExampleSet {
    private final Path folder;
    private final Map<ExampleFile, Path> paths = new EnumMap<>(ExampleFile.class);

    /**
     * Makes an empty set.
     *
     * @param folder what names are relative to, absolute
     */
    ExampleSet(Path folder) {
        this.folder = folder;
    }

    /** Takes a file in. */
    void add(ExampleFile file, String name) throws CommandException {
        try {
            paths.put(file, folder.resolve(name.strip()).normalize());
        } catch (InvalidPathException wrong) {
            throw new CommandException(ExitStatus.ABORTED, "'" + name + "' is no name of a file", wrong);
        }
    }

    /** The files, in the order of the enumeration. */
    List<NewFile> files() {
        List<NewFile> files = new ArrayList<>();
        paths.forEach((file, path) -> files.add(
                new NewFile(path, file == ExampleFile.ROOT ? rootText(path) : file.text(), NewFile.Kind.PRIVATE)));
        return files;
    }

    private String rootText(Path root) {
        String text = ExampleFile.ROOT.text();
        for (Map.Entry<ExampleFile, Path> entry : paths.entrySet()) {
            if (entry.getKey() != ExampleFile.ROOT) {
                text = refer(text, entry.getKey().fileName(), reference(root, entry.getValue()));
            }
        }
        return text;
    }

    /** The line that names the file gets the name in force, and is no comment any more. */
    private static String refer(String text, String fileName, String reference) {
        Pattern line = Pattern.compile("(?m)^( +)(?:# )?([a-z]+: )" + Pattern.quote(fileName) + "$");
        return line.matcher(text)
                .replaceFirst(match -> Matcher.quoteReplacement(match.group(1) + match.group(2) + reference));
    }

    private static String reference(Path root, Path file) {
        Path parent = root.getParent();
        String path = (parent != null && file.startsWith(parent) ? parent.relativize(file) : file).toString();
        boolean plain = path.matches("[A-Za-z0-9_./-]+");
        return plain ? path : "'" + path.replace("'", "''") + "'";
    }
}
