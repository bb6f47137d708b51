package org.usersync.cli.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.usersync.engine.AdobeOnlyList;
import org.usersync.engine.AdobeOnlyListEntry;
import org.usersync.engine.AdobeOnlyListRow;
import org.usersync.engine.SyncAbortedException;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;

/** Lists of Adobe-only users as CSV files: commas if the name ends in {@code .csv}, else tabs. */
final class AdobeOnlyListFile implements AdobeOnlyList {
    private static final Logger LOG = LoggerFactory.getLogger("processor");
    private static final List<String> COLUMNS = List.of("type", "username", "email", "domain", "umapi");
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    @Override
    public List<AdobeOnlyListRow> read(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
                text = text.substring(1);
            }
            try (CsvReader<CsvRecord> reader = CsvReader.builder()
                    .fieldSeparator(delimiter(file))
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .skipEmptyLines(true)
                    .ofCsvRecord(text)) {
                return rows(file, reader);
            }
        } catch (NoSuchFileException missing) {
            throw problem("there is no file " + file, missing);
        } catch (MalformedInputException malformed) {
            throw problem(file + " is not a text in UTF-8", malformed);
        } catch (IOException | UncheckedIOException | CsvParseException failure) {
            throw problem("cannot read " + file + ": " + failure.getMessage(), failure);
        }
    }

    private static List<AdobeOnlyListRow> rows(Path file, Iterable<CsvRecord> records) {
        Map<String, Integer> columns = new HashMap<>();
        List<AdobeOnlyListRow> rows = new ArrayList<>();
        for (CsvRecord record : records) {
            if (columns.isEmpty()) {
                header(file, record, columns);
                continue;
            }
            rows.add(new AdobeOnlyListRow(
                    record.getStartingLineNumber(),
                    field(record, columns.get("type")),
                    field(record, columns.get("username")),
                    field(record, columns.get("email")),
                    field(record, columns.get("domain")),
                    field(record, columns.get("umapi"))));
        }
        if (columns.isEmpty()) {
            throw problem(file + " is empty: it has no line with column names", null);
        }
        return rows;
    }

    private static void header(Path file, CsvRecord record, Map<String, Integer> columns) {
        for (int i = 0; i < record.getFieldCount(); i++) {
            String name = record.getField(i).strip();
            if (!COLUMNS.contains(name)) {
                LOG.warn("{}: column {} is not known and is ignored", file, name);
            } else if (columns.putIfAbsent(name, i) != null) {
                throw problem(file + ": column " + name + " stands twice in the header", null);
            }
        }
        if (!columns.containsKey("type") || !(columns.containsKey("username") || columns.containsKey("email"))) {
            throw problem(
                    file + " needs a column type and a column username or email; it has "
                            + String.join(", ", record.getFields()),
                    null);
        }
    }

    private static String field(CsvRecord record, @Nullable Integer position) {
        return position == null || position >= record.getFieldCount()
                ? ""
                : record.getField(position).strip();
    }

    @Override
    public void write(Path file, List<AdobeOnlyListEntry> entries) {
        boolean secondaries = entries.stream().anyMatch(entry -> entry.secondary() != null);
        Path folder = file.toAbsolutePath().getParent();
        try {
            // Written beside it and moved: who reads the list meanwhile sees the old one or the new one, whole.
            Path fresh = Files.createTempFile(folder, ".adobe-only-", ".tmp");
            try {
                try (Writer text = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8);
                        CsvWriter writer = CsvWriter.builder()
                                .fieldSeparator(delimiter(file))
                                .lineDelimiter(LineDelimiter.CRLF)
                                .quoteStrategy(QuoteStrategies.REQUIRED)
                                .build(text)) {
                    List<String> header = new ArrayList<>(List.of("type", "email", "domain"));
                    if (secondaries) {
                        header.add("umapi");
                    }
                    writer.writeRecord(header);
                    for (AdobeOnlyListEntry entry : entries) {
                        writer.writeRecord(fields(entry, secondaries));
                    }
                }
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException | UncheckedIOException failure) {
            throw problem("cannot write " + file + ": " + failure, failure);
        }
    }

    private static List<String> fields(AdobeOnlyListEntry entry, boolean secondaries) {
        List<String> fields = new ArrayList<>(List.of(entry.type().wireName(), entry.email(), entry.domain()));
        if (secondaries) {
            String secondary = entry.secondary();
            fields.add(secondary == null ? "" : secondary);
        }
        return fields;
    }

    private static char delimiter(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".csv") ? ',' : '\t';
    }

    private static SyncAbortedException problem(String message, @Nullable Throwable cause) {
        return new SyncAbortedException(SyncAbortedException.Kind.CONFIGURATION, message, cause);
    }
}
