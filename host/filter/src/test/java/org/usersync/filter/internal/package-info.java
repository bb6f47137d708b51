/** Tests of the filter compiler. */
@NullMarked
package org.usersync.filter.internal;

import org.jspecify.annotations.NullMarked;
