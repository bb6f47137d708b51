/** Python's regular expressions on the engine of the JDK. */
@NullMarked
package org.usersync.config.internal.pattern;

import org.jspecify.annotations.NullMarked;
