/** TEMPORARY. */
@NullMarked
package org.usersync.http;

import org.jspecify.annotations.NullMarked;
