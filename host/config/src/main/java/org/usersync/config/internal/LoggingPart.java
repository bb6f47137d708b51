package org.usersync.config.internal;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

import org.usersync.config.LogLevel;
import org.usersync.config.LoggingSettings;

/** Reads {@code logging}. */
final class LoggingPart {
    private static final String STANDARD_DIRECTORY = "logs";

    private static final ZonedDateTime SOME_TIME = ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private LoggingPart() {}

    static LoggingSettings read(Section section) {
        boolean toFile = section.flag("log_to_file", false);
        Path directory = section.get("file_log_directory")
                .flatMap(FileReferences::path)
                .orElseGet(() -> section.origin().file().resolveSibling(STANDARD_DIRECTORY));
        DateTimeFormatter name = section.get("file_log_name_format")
                .flatMap(LoggingPart::name)
                .orElseGet(() -> LogFileName.parse(LogFileName.STANDARD));
        LogLevel fileLevel = level(section, "file_log_level");
        LogLevel consoleLevel = level(section, "console_log_level");
        boolean progress = section.flag("log_progress", true);
        section.rejectUnknown();
        return new LoggingSettings(toFile, directory, name::format, fileLevel, consoleLevel, progress);
    }

    private static Optional<DateTimeFormatter> name(Value value) {
        Optional<String> text = value.name();
        try {
            // What no file can be called is an illegal argument too.
            return text.map(LogFileName::parse)
                    .filter(name -> Path.of(name.format(SOME_TIME)).getNameCount() > 0);
        } catch (IllegalArgumentException e) {
            value.error("not a name of log files: " + Wording.lineOf(e));
            return Optional.empty();
        }
    }

    private static LogLevel level(Section section, String key) {
        Optional<Value> value = section.get(key);
        Optional<String> text = value.flatMap(Value::text);
        Optional<LogLevel> level = text.flatMap(LogLevel::parse);
        if (text.isPresent() && level.isEmpty()) {
            value.get()
                    .warn("unknown level " + Wording.quoted(text.get())
                            + ", info is used; there are debug, info, warning, error and critical");
        }
        return level.orElse(LogLevel.INFO);
    }
}
