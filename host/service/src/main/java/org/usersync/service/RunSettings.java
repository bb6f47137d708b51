package org.usersync.service;

import org.usersync.config.FileContents;
import org.usersync.launcher.logging.LogFormat;

/**
 * What may be different from run to run.
 *
 * @param files where configuration files come from
 * @param format how log lines look
 * @param observer is told how the run goes
 */
public record RunSettings(FileContents files, LogFormat format, RunObserver observer) {
    /** {@return files of the disk, lines of text, nobody told: a run that a user starts} */
    public static RunSettings standard() {
        return new RunSettings(FileContents.ofDisk(), LogFormat.text(), new RunObserver() {});
    }
}
