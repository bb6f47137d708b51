/** The parts of the launcher: folders, cache slots, framework, interruption. */
@NullMarked
package org.usersync.launcher.internal;

import org.jspecify.annotations.NullMarked;
