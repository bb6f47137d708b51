/** TEMPORARY. */
@NullMarked
package org.usersync.filter;

import org.jspecify.annotations.NullMarked;
