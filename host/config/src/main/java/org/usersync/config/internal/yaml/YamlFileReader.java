package org.usersync.config.internal.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.usersync.config.FileContents;
import org.usersync.config.internal.Problems;
import org.usersync.config.internal.Wording;
import org.usersync.config.internal.yaml.YamlValue.Mapping;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads YAML files. No object of the file is ever made: only its nodes are looked at. */
public final class YamlFileReader {
    private static final int MAX_BYTES = 16 * 1024 * 1024;
    private static final int MAX_DEPTH = 50;
    private static final int MAX_ALIASES = 1_000;

    private final FileContents contents;
    private final Charset charset;
    private final Problems problems;

    /**
     * Makes a reader of files on the disk.
     *
     * @param charset decodes the files
     * @param problems takes what is wrong with them
     */
    public YamlFileReader(Charset charset, Problems problems) {
        this(FileContents.ofDisk(), charset, problems);
    }

    /**
     * Makes a reader.
     *
     * @param contents opens the files
     * @param charset decodes the files
     * @param problems takes what is wrong with them
     */
    public YamlFileReader(FileContents contents, Charset charset, Problems problems) {
        this.contents = contents;
        this.charset = charset;
        this.problems = problems;
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @return its mapping (an empty file is an empty one), or empty after an error was reported
     */
    public Optional<Mapping> read(Path file) {
        try {
            Node node = compose(decoded(bytes(file)));
            if (node == null) {
                return Optional.of(new Mapping(Origin.of(file), Map.of()));
            }
            return mapping(new TreeBuilder(file, problems).build(node));
        } catch (YamlSyntaxException e) {
            problems.error(new Origin(file, e.line()), "", Wording.lineOf(e));
        } catch (IOException e) {
            problems.error(Origin.of(file), "", "the file cannot be read: " + reason(e));
        }
        return Optional.empty();
    }

    private Optional<Mapping> mapping(YamlValue value) {
        if (value instanceof Mapping mapping) {
            return Optional.of(mapping);
        }
        if (value instanceof YamlValue.Scalar scalar && scalar.kind() == YamlValue.Kind.NOTHING) {
            return Optional.of(new Mapping(value.origin(), Map.of()));
        }
        problems.error(value.origin(), "", "expected keys with values at the top of the file, found " + value);
        return Optional.empty();
    }

    private byte[] bytes(Path file) throws IOException, YamlSyntaxException {
        if (Files.isDirectory(file)) {
            throw new YamlSyntaxException(0, "it is a directory, a file is expected");
        }
        try (InputStream in = contents.open(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new YamlSyntaxException(0, "the file is larger than " + MAX_BYTES / 1024 / 1024 + " MB");
            }
            return bytes;
        }
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return Wording.lineOf(e);
    }

    private String decoded(byte[] bytes) throws YamlSyntaxException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate((int) Math.ceil(bytes.length * (double) decoder.maxCharsPerByte()) + 2);
        CoderResult result = decoder.decode(in, out, true);
        if (!result.isError()) {
            result = decoder.flush(out);
        }
        out.flip();
        String text = out.toString();
        if (result.isError()) {
            throw new YamlSyntaxException(
                    lineAt(text, text.length()),
                    "byte " + (in.position() + 1) + " is not valid in the encoding " + charset.name()
                            + "; save the file so, or name its encoding with --config-file-encoding");
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static int lineAt(String text, int end) {
        return 1
                + (int) text.substring(0, Math.min(end, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    private static @Nullable Node compose(String text) throws YamlSyntaxException {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setMaxAliasesForCollections(MAX_ALIASES);
        options.setCodePointLimit(MAX_BYTES);
        options.setAllowRecursiveKeys(false);
        // The tree refuses every tag, in words that do not repeat it.
        options.setTagInspector(tag -> true);
        try {
            ParserImpl parser = new ParserImpl(new StreamReader(text), options);
            return new Composer(parser, new Resolver(), options).getSingleNode();
        } catch (MarkedYAMLException e) {
            throw new YamlSyntaxException(lineOf(e), syntaxMessage(e), e);
        } catch (ReaderException e) {
            throw new YamlSyntaxException(
                    lineAt(text, e.getPosition()),
                    String.format("a character that a text file does not hold (code 0x%02X)", e.getCodePoint()),
                    e);
        } catch (YAMLException e) {
            throw new YamlSyntaxException(0, "the file is nested too deeply or has too many aliases", e);
        }
    }

    private static int lineOf(MarkedYAMLException e) {
        Mark mark = e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
        return mark == null ? 0 : mark.getLine() + 1;
    }

    /** What the parser says, less the excerpt and the words it takes from the file: either may be a secret. */
    private static String syntaxMessage(MarkedYAMLException e) {
        String problem = e.getProblem() == null ? "" : e.getProblem();
        Mark mark = e.getProblemMark();
        String column = mark == null ? "" : " (column " + (mark.getColumn() + 1) + ")";
        if (problem.startsWith("found undefined alias")) {
            return "a text that begins with * must be in quotes" + column;
        }
        if (problem.startsWith("found undefined tag handle")) {
            return "a text that begins with ! must be in quotes" + column;
        }
        if (problem.startsWith("expected a single document") || problem.startsWith("but found another document")) {
            return "the file holds a second document (a line ---); only one is allowed";
        }
        String context = e.getContext() == null ? "" : e.getContext() + ": ";
        String said = (context + problem).lines().findFirst().orElse("");
        return "not valid YAML" + column + ": " + said;
    }
}
