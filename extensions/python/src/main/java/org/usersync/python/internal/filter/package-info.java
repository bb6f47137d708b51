/** Filters: expressions over a record, fenced in. */
@NullMarked
package org.usersync.python.internal.filter;

import org.jspecify.annotations.NullMarked;
