/** How the sections of the configuration files are read and checked. */
@NullMarked
package org.usersync.config.internal;

import org.jspecify.annotations.NullMarked;
