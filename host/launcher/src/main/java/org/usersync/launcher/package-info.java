/** The program's entry: finds its folders, boots the framework and runs one command. */
@NullMarked
package org.usersync.launcher;

import org.jspecify.annotations.NullMarked;
