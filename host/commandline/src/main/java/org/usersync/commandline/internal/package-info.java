/** The picocli model of the commands; nothing of picocli is seen outside. */
@NullMarked
package org.usersync.commandline.internal;

import org.jspecify.annotations.NullMarked;
