package org.usersync.config;

import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.function.Function;

/**
 * What is logged, and where.
 *
 * @param toFile whether there is a log file
 * @param directory where log files are, absolute; it need not exist
 * @param fileName gives the name of the log file for the start of a run
 * @param fileLevel for the file
 * @param consoleLevel for the console
 * @param progress whether progress is logged
 */
public record LoggingSettings(
        boolean toFile,
        Path directory,
        Function<ZonedDateTime, String> fileName,
        LogLevel fileLevel,
        LogLevel consoleLevel,
        boolean progress) {}
