package org.usersync.cli.internal.userlist;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.usersync.engine.AdobeOnlyListRow;

import de.siegmar.fastcsv.reader.CsvRecord;

/** Which column of a list holds what; columns may stand in any order. */
final class UserListHeader {
    private static final Logger LOG = LoggerFactory.getLogger("processor");

    private static final String TYPE = "type";
    private static final String USERNAME = "username";
    private static final String EMAIL = "email";
    private static final String DOMAIN = "domain";
    private static final String UMAPI = "umapi";
    private static final List<String> COLUMNS = List.of(TYPE, USERNAME, EMAIL, DOMAIN, UMAPI);

    private final Map<String, Integer> positions;

    private UserListHeader(Map<String, Integer> positions) {
        this.positions = positions;
    }

    static UserListHeader of(Path file, CsvRecord first) {
        Map<String, Integer> positions = new HashMap<>();
        for (int position = 0; position < first.getFieldCount(); position++) {
            String name = first.getField(position).strip().toLowerCase(Locale.ROOT);
            if (COLUMNS.contains(name)) {
                positions.putIfAbsent(name, position);
            } else {
                LOG.warn("{}: the column \"{}\" is not known and is ignored", file, first.getField(position));
            }
        }
        if (!positions.containsKey(TYPE)) {
            throw UserListFiles.unusable(file, "it has no column \"type\"", null);
        }
        if (!positions.containsKey(USERNAME) && !positions.containsKey(EMAIL)) {
            throw UserListFiles.unusable(file, "it has neither a column \"username\" nor \"email\"", null);
        }
        return new UserListHeader(positions);
    }

    AdobeOnlyListRow row(CsvRecord record) {
        return new AdobeOnlyListRow(
                record.getStartingLineNumber(),
                value(record, TYPE),
                value(record, USERNAME),
                value(record, EMAIL),
                value(record, DOMAIN),
                value(record, UMAPI));
    }

    private String value(CsvRecord record, String column) {
        Integer position = positions.get(column);
        return position == null || position >= record.getFieldCount()
                ? ""
                : record.getField(position).strip();
    }
}
