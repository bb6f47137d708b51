/** The sources of secrets that the program has itself. */
@NullMarked
package org.usersync.credentials.internal.source;

import org.jspecify.annotations.NullMarked;
