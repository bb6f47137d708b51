/** What a run tells its user. */
@NullMarked
package org.usersync.engine.internal.log;

import org.jspecify.annotations.NullMarked;
