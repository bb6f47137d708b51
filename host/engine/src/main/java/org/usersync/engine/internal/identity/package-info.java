/** Who a user is: names as they compare, and lists of group names kept once. */
@NullMarked
package org.usersync.engine.internal.identity;

import org.jspecify.annotations.NullMarked;
