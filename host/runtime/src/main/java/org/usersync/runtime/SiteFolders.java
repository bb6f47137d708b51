package org.usersync.runtime;

import java.nio.file.Path;

/**
 * The folders of program and site.
 *
 * @param home the unpacked distribution
 * @param base the site's own conf, bundles and logs
 * @param state the user's caches and locks
 */
public record SiteFolders(Path home, Path base, Path state) {}
