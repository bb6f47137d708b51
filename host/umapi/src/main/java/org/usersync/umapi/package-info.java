/** TEMPORARY. */
@NullMarked
package org.usersync.umapi;

import org.jspecify.annotations.NullMarked;
