package org.usersync.connector.csv.internal;

import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.ConnectorException.Kind;

import de.siegmar.fastcsv.reader.CsvRecord;

/** Which column of a file means what. */
final class CsvHeader {
    private final Map<CsvColumn, String> names;
    private final Map<CsvColumn, Integer> positions = new EnumMap<>(CsvColumn.class);
    private final Map<String, Integer> extended = new LinkedHashMap<>();

    /**
     * Reads the first record of a file.
     *
     * @param record the first record
     * @param file names the file in messages
     * @param names how the columns are called
     * @param extendedAttributes further columns somebody wants
     * @param log takes warnings
     */
    CsvHeader(
            CsvRecord record,
            Path file,
            Map<CsvColumn, String> names,
            Collection<String> extendedAttributes,
            Logger log) {
        this.names = names;
        Map<String, Integer> columns = new HashMap<>();
        List<String> fields = record.getFields();
        for (int i = 0; i < fields.size(); i++) {
            String name = fields.get(i).strip();
            if (columns.putIfAbsent(name, i) != null && !name.isEmpty()) {
                throw new ConnectorException(Kind.PROTOCOL, file + ": column " + name + " stands twice in the header");
            }
        }
        names.forEach((column, name) -> {
            Integer position = columns.get(name);
            if (position != null) {
                positions.put(column, position);
            }
        });
        if (!positions.containsKey(CsvColumn.EMAIL)) {
            throw new ConnectorException(
                    Kind.PROTOCOL,
                    file + " has no column " + names.get(CsvColumn.EMAIL) + "; its columns are "
                            + String.join(", ", fields));
        }
        for (String name : extendedAttributes) {
            extended.put(name, columns.getOrDefault(name, -1));
        }
        Set<String> known = Set.copyOf(names.values());
        for (String name : fields) {
            if (!known.contains(name.strip()) && !extended.containsKey(name.strip())) {
                log.warn("{}: column {} is not known and is ignored", file, name.strip());
            }
        }
    }

    /** The stripped value of a column, or null if it is empty or the row too short. */
    @Nullable String value(CsvRecord row, CsvColumn column) {
        return field(row, positions.getOrDefault(column, -1));
    }

    /** What hooks see of a row: the columns the file has, under their names there, and the extended attributes. */
    Map<String, @Nullable Object> sourceAttributes(CsvRecord row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        names.forEach((column, name) -> values.put(name, value(row, column)));
        extended.forEach((name, position) -> values.put(name, field(row, position)));
        return values;
    }

    private static @Nullable String field(CsvRecord row, int position) {
        if (position < 0 || position >= row.getFieldCount()) {
            return null;
        }
        String value = row.getField(position).strip();
        return value.isEmpty() ? null : value;
    }
}
