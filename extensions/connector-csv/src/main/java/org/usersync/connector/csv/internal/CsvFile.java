package org.usersync.connector.csv.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Predicate;

import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.ConnectorException.Kind;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

/**
 * One CSV file (RFC 4180), read record by record in constant memory.
 *
 * @param path where it lies
 * @param delimiter what stands between two fields
 * @param encoding its character set
 */
record CsvFile(Path path, char delimiter, Charset encoding) {
    /**
     * A line that stands after the last one of every file as it is read. A quote that nobody closes swallows it, and so
     * is told from a file that ends where it should: half a file must never pass for a whole one.
     */
    private static final String END_MARK = "\u0003end of file\u0003";

    /**
     * Reads the file from its first record to its last.
     *
     * @param records takes each record, false to stop
     * @throws ConnectorException if the file cannot be read as a whole
     */
    void forEach(Predicate<CsvRecord> records) {
        if (Files.isDirectory(path)) {
            throw new ConnectorException(Kind.NOT_FOUND, path + " is a folder, not a CSV file");
        }
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
                Reader text = new EndMarkedReader(decode(bytes), "\n" + END_MARK + "\n");
                CsvReader<CsvRecord> reader = CsvReader.builder()
                        .fieldSeparator(delimiter)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .skipEmptyLines(true)
                        .ofCsvRecord(text)) {
            Iterator<CsvRecord> iterator = reader.iterator();
            while (true) {
                if (!iterator.hasNext()) {
                    throw new ConnectorException(
                            Kind.PARTIAL_RESULT, path + ": a quote is opened and never closed, the end is missing");
                }
                CsvRecord record = iterator.next();
                if (record.getFieldCount() == 1 && record.getField(0).equals(END_MARK)) {
                    return;
                }
                if (endsInsideQuotes(record)) {
                    throw new ConnectorException(
                            Kind.PARTIAL_RESULT,
                            path + ": line " + record.getStartingLineNumber() + ": a quote is opened and never closed");
                }
                if (!records.test(record)) {
                    return;
                }
            }
        } catch (NoSuchFileException missing) {
            throw new ConnectorException(Kind.NOT_FOUND, "there is no file " + path, missing);
        } catch (CsvParseException | UncheckedIOException | IOException failure) {
            throw unreadable(failure);
        }
    }

    private static boolean endsInsideQuotes(CsvRecord record) {
        return record.getField(record.getFieldCount() - 1).contains(END_MARK);
    }

    private Reader decode(InputStream bytes) throws IOException {
        bytes.mark(3);
        boolean marked =
                encoding.name().equals("UTF-8") && bytes.read() == 0xEF && bytes.read() == 0xBB && bytes.read() == 0xBF;
        if (!marked) {
            bytes.reset();
        }
        // Java's UTF-16 reads its own mark; the other character sets have none.
        return new InputStreamReader(
                bytes,
                encoding.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private ConnectorException unreadable(Exception failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof CharacterCodingException) {
            return new ConnectorException(
                    Kind.PROTOCOL,
                    path + " is not a text in " + encoding.name()
                            + "; name its character set with string_encoding in the connector's file",
                    failure);
        }
        String reason = root instanceof CsvParseException ? "is not a CSV file: " : "cannot be read: ";
        return new ConnectorException(Kind.UNAVAILABLE, path + " " + reason + root.getMessage(), failure);
    }
}
