package org.usersync.runtime;

import java.nio.file.Path;

/**
 * A bundle of the running process.
 *
 * @param id the framework's number for it
 * @param symbolicName its name
 * @param version its version
 * @param jar the file it was installed from
 */
public record LiveBundle(long id, String symbolicName, String version, Path jar) {}
