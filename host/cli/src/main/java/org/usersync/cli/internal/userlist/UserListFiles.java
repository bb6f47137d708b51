package org.usersync.cli.internal.userlist;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.usersync.commandline.PrivateFiles;
import org.usersync.engine.AdobeOnlyList;
import org.usersync.engine.AdobeOnlyListEntry;
import org.usersync.engine.AdobeOnlyListRow;
import org.usersync.engine.SyncAbortedException;
import org.usersync.engine.SyncAbortedException.Kind;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

/**
 * Lists of Adobe-only users as text files in UTF-8: fields are separated by commas where the name ends in {@code .csv}, by
 * tabs elsewhere. Safe for use by several threads.
 */
public final class UserListFiles implements AdobeOnlyList {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    @Override
    public List<AdobeOnlyListRow> read(Path file) {
        try (Reader text = open(file);
                CsvReader<CsvRecord> reader = CsvReader.builder()
                        .fieldSeparator(delimiter(file))
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .skipEmptyLines(true)
                        .ofCsvRecord(text)) {
            Iterator<CsvRecord> records = reader.iterator();
            if (!records.hasNext()) {
                throw unusable(file, "it is empty; its first line must name the columns", null);
            }
            UserListHeader header = UserListHeader.of(file, records.next());
            List<AdobeOnlyListRow> rows = new ArrayList<>();
            while (records.hasNext()) {
                CsvRecord record = records.next();
                // No name spans lines, so this is a quote that nobody closed: it would swallow the lines after it.
                if (record.getFields().stream().anyMatch(field -> field.indexOf('\n') >= 0)) {
                    throw unusable(
                            file,
                            "line " + record.getStartingLineNumber() + ": a quote is opened and not closed in the line",
                            null);
                }
                rows.add(header.row(record));
            }
            return rows;
        } catch (NoSuchFileException missing) {
            throw new SyncAbortedException(Kind.CONFIGURATION, "there is no file " + file, missing);
        } catch (CsvParseException | UncheckedIOException | IOException failure) {
            throw unreadable(file, failure);
        }
    }

    @Override
    public void write(Path file, List<AdobeOnlyListEntry> entries) {
        boolean secondaries = entries.stream().anyMatch(entry -> entry.secondary() != null);
        try (CsvWriter writer = CsvWriter.builder()
                .fieldSeparator(delimiter(file))
                .lineDelimiter(LineDelimiter.CRLF)
                .build(new OutputStreamWriter(
                        PrivateFiles.write(file, StandardOpenOption.TRUNCATE_EXISTING),
                        StandardCharsets.UTF_8.newEncoder()))) {
            writer.writeRecord(line("type", "email", "domain", secondaries ? "umapi" : null));
            for (AdobeOnlyListEntry entry : entries) {
                String secondary = entry.secondary() == null ? "" : entry.secondary();
                writer.writeRecord(
                        line(entry.type().wireName(), entry.email(), entry.domain(), secondaries ? secondary : null));
            }
        } catch (UncheckedIOException | IOException failure) {
            throw new SyncAbortedException(
                    Kind.FAILED,
                    "the list of Adobe-only users cannot be written to " + file + ": " + reason(failure),
                    failure);
        }
    }

    private static List<String> line(String type, String email, String domain, @Nullable String umapi) {
        return umapi == null ? List.of(type, email, domain) : List.of(type, email, domain, umapi);
    }

    private static char delimiter(Path file) {
        Path name = file.getFileName();
        boolean csv = name != null && name.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
        return csv ? ',' : '\t';
    }

    private static Reader open(Path file) throws IOException {
        BufferedReader text = new BufferedReader(new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }

    static SyncAbortedException unusable(Path file, String problem, @Nullable Throwable cause) {
        return new SyncAbortedException(
                Kind.CONFIGURATION, "the list of Adobe-only users " + file + " cannot be used: " + problem, cause);
    }

    private static SyncAbortedException unreadable(Path file, Exception failure) {
        Throwable root = root(failure);
        return unusable(
                file,
                root instanceof CharacterCodingException ? "it is not a text in UTF-8" : reason(failure),
                failure);
    }

    private static String reason(Exception failure) {
        Throwable root = root(failure);
        String message = root.getMessage();
        return root.getClass().getSimpleName()
                + (message == null ? "" : ": " + message.lines().findFirst().orElse(""));
    }

    private static Throwable root(Exception failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
