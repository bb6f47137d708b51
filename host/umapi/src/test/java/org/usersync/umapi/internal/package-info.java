/** Tests of splitting, batching and judging. */
@NullMarked
package org.usersync.umapi.internal;

import org.jspecify.annotations.NullMarked;
