/** The directory's side of a run: users read, joined, selected and mapped to the Adobe groups they are to have. */
@NullMarked
package org.usersync.engine.internal.directory;

import org.jspecify.annotations.NullMarked;
