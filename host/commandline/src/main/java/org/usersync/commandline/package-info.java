/** The commands of the program, parsed once, before any framework starts. Exported to bundles by the system bundle. */
@NullMarked
package org.usersync.commandline;

import org.jspecify.annotations.NullMarked;
